import { mkdtemp, open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connect } from "vite";
import { sentenceOf } from "../episode/problem.ts";
import { listEpisodes, type Project } from "../site/project.ts";
import { retimeEpisode } from "../site/retime-episode.ts";
import { isSameOrigin } from "./same-origin.ts";

/** Maximum bytes of each part of a rehearsal. */
export interface RehearsalLimits {
  readonly log: number;
  readonly recording: number;
}

const LIMITS: RehearsalLimits = { log: 20_000_000, recording: 500_000_000 };

/** The response's body, as JSON. */
type Answer =
  | { status: 200; written: string[]; timed: number; estimated: number; warnings: string[] }
  | { status: 400 | 403 | 404 | 413 | 415 | 422 | 500; problems: string[] };

/** The address to which a page posts a rehearsal of an episode. */
export function retimeAddress(id: string): string {
  return `/@cuedeck/${encodeURIComponent(id)}/retime`;
}

/**
 * Accepts rehearsals from pages of the same server. `?log=` is the number of bytes at the beginning of the body that are
 * the run's log, as JSON; the rest, if any, is the recording.
 */
export function retimeEndpoint(
  project: Project,
  limits: RehearsalLimits = LIMITS,
): Connect.NextHandleFunction {
  /** Rehearsals are written one after the other, since they change the same files. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(write);
    queue = turn.catch(() => {});
    return turn;
  };
  return (request, response, next) => {
    const [, name, query = ""] =
      /^\/@cuedeck\/([^/?#]+)\/retime(?:\?(.*))?$/.exec(request.url ?? "") ?? [];
    if (name === undefined) return next();
    void handle(request, { project, name, query, limits, inTurn })
      .catch((error: unknown) =>
        refuse(500, error instanceof Error ? error.message : String(error)),
      )
      .then(({ status, ...answer }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(answer));
      });
  };
}

interface HandleOptions {
  readonly project: Project;
  /** The episode's id, as it is encoded in the address. */
  readonly name: string;
  readonly query: string;
  readonly limits: RehearsalLimits;
  readonly inTurn: <Result>(write: () => Promise<Result>) => Promise<Result>;
}

async function handle(
  request: IncomingMessage,
  { project, name, query, limits, inTurn }: HandleOptions,
): Promise<Answer> {
  if (request.method !== "POST" || !isSameOrigin(request)) {
    return refuse(403, "Unexpected request, expected a POST from a page of this server.");
  }
  const id = (await listEpisodes(project)).find((known) => encodeURIComponent(known) === name);
  if (id === undefined)
    return refuse(404, `Unexpected episode ${name}, expected one that is there.`);
  if (request.headers["content-type"] !== "application/octet-stream")
    return refuse(415, "Unexpected content type, expected application/octet-stream.");
  const size = new URLSearchParams(query).get("log") ?? "";
  if (!/^[1-9]\d{0,11}$/.test(size))
    return refuse(400, "Unexpected size of the log, expected its bytes as ?log=1234.");
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-rehearsal-"));
  try {
    const paths = { log: join(folder, "log"), recording: join(folder, "recording") };
    const received = await receive(request, paths, Number(size), limits);
    if (typeof received !== "number") return received;
    const recording = { path: paths.recording, shown: "recording" };
    const retimed = await inTurn(() =>
      retimeEpisode(
        project,
        id,
        { path: paths.log, shown: "log" },
        received > 0 ? recording : undefined,
      ),
    );
    if (retimed.type === "refused") return refuse(422, ...retimed.problems.map(sentenceOf));
    const { written, timed, estimated, warnings, overrun } = retimed;
    return {
      status: 200,
      written: written.map(({ path }) => path),
      timed,
      estimated,
      warnings: [...warnings.map(sentenceOf), ...(overrun === undefined ? [] : [overrun])],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuse(status: Exclude<Answer["status"], 200>, ...problems: string[]): Answer {
  return { status, problems };
}

/**
 * Writes a request's body into two files, without holding all of it in memory.
 *
 * @param logBytes where the recording begins
 * @returns the size of the recording; an answer when a part is too large, or the log is incomplete
 */
async function receive(
  request: IncomingMessage,
  paths: Readonly<Record<keyof RehearsalLimits, string>>,
  logBytes: number,
  limits: RehearsalLimits,
): Promise<number | Answer> {
  const sizes = { log: 0, recording: 0 };
  const log = await open(paths.log, "wx");
  const recording = await open(paths.recording, "wx");
  try {
    if (logBytes > limits.log) return tooLarge("log", limits);
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes: Buffer = chunk;
      const cut = Math.min(bytes.length, logBytes - sizes.log);
      sizes.log += cut;
      sizes.recording += bytes.length - cut;
      if (sizes.recording > limits.recording) return tooLarge("recording", limits);
      await log.writeFile(bytes.subarray(0, cut));
      await recording.writeFile(bytes.subarray(cut));
    }
    if (sizes.log < logBytes)
      return refuse(400, `Unexpected end of the log, expected ${logBytes} bytes.`);
    return sizes.recording;
  } finally {
    await log.close();
    await recording.close();
    // The rest of a refused body has to be read before the connection can be used again.
    request.removeAllListeners("readable").resume();
  }
}

function tooLarge(part: keyof RehearsalLimits, limits: RehearsalLimits): Answer {
  return refuse(413, `Unexpected size of the ${part}, expected at most ${limits[part]} bytes.`);
}
