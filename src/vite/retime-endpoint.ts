import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connect } from "vite";
import { sentenceOf } from "../episode/problem.ts";
import { listEpisodes, type Project } from "../site/project.ts";
import { retimeEpisode } from "../site/retime-episode.ts";

/** 20 MB and 500 MB. */
const LIMITS = { log: 20_000_000, recording: 500_000_000 };

/** What the page is told, as JSON. */
type Answer =
  | { status: 200; written: string[]; timed: number; estimated: number; warnings: string[] }
  | { status: 400 | 403 | 404 | 413 | 415 | 422 | 500; problems: string[] };

/** Where a page posts a rehearsal of an episode. */
export function retimeAddress(id: string): string {
  return `/@cuedeck/${encodeURIComponent(id)}/retime`;
}

/**
 * Takes rehearsals from pages of the same server: a form with the parts `log` and, if there is one, `recording`.
 *
 * @param limits bytes of each part
 */
export function retimeEndpoint(
  project: Project,
  limits: PartLimits = LIMITS,
): Connect.NextHandleFunction {
  /** Rehearsals are written one after the other: they share files. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(write);
    queue = turn.catch(() => {});
    return turn;
  };
  return (request, response, next) => {
    const [, name] = /^\/@cuedeck\/([^/?#]+)\/retime$/.exec(request.url ?? "") ?? [];
    if (name === undefined) return next();
    void take(request, project, name, limits, inTurn)
      .catch((error: unknown) =>
        refuse(500, error instanceof Error ? error.message : String(error)),
      )
      .then(({ status, ...answer }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(answer));
      });
  };
}

async function take(
  request: IncomingMessage,
  project: Project,
  name: string,
  limits: PartLimits,
  inTurn: <Result>(write: () => Promise<Result>) => Promise<Result>,
): Promise<Answer> {
  if (request.method !== "POST" || !isSameOrigin(request)) {
    return refuse(403, "Unexpected request, expected a POST from a page of this server.");
  }
  const id = (await listEpisodes(project)).find((known) => encodeURIComponent(known) === name);
  if (id === undefined)
    return refuse(404, `Unexpected episode ${name}, expected one that is there.`);
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-rehearsal-"));
  try {
    const parts = await receiveForm(request, folder, limits);
    if (!parts.has("log")) return refuse(400, "Unexpected form without a log, expected one.");
    const part = (shown: string) => ({ path: join(folder, shown), shown });
    const recording = parts.has("recording") ? part("recording") : undefined;
    const retimed = await inTurn(() => retimeEpisode(project, id, part("log"), recording));
    if (retimed.type === "refused") return refuse(422, ...retimed.problems.map(sentenceOf));
    const { written, timed, estimated, warnings, overrun } = retimed;
    return {
      status: 200,
      written: written.map(({ path }) => path),
      timed,
      estimated,
      warnings: [...warnings.map(sentenceOf), ...(overrun === undefined ? [] : [overrun])],
    };
  } catch (error) {
    if (error instanceof RefusedForm) return refuse(error.status, error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of another site can post a form here, but not in our name. */
function isSameOrigin({ headers: { origin = "", host } }: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(status: Exclude<Answer["status"], 200>, ...problems: string[]): Answer {
  return { status, problems };
}

/** Bytes that each part of a form may have, by its name. */
type PartLimits = Readonly<Record<string, number>>;

/** Why a form was not taken; the status is HTTP's. */
class RefusedForm extends Error {
  override readonly name = "RefusedForm";
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Writes the parts of a form into a folder, each as a file of its name.
 *
 * @param limits the parts that may come, each once
 * @returns the names of those that came
 * @throws {RefusedForm} for any other
 */
async function receiveForm(
  request: IncomingMessage,
  folder: string,
  limits: PartLimits,
): Promise<Set<string>> {
  const boundary = boundaryOf(request.headers["content-type"] ?? "");
  if (boundary === undefined) {
    throw new RefusedForm(415, "Unexpected content type, expected multipart/form-data.");
  }
  const names = new Set<string>();
  let file: FileHandle | undefined;
  try {
    const body = request.iterator({ destroyOnReturn: false });
    await readMultipart(body, boundary, async (name) => {
      const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
      if (limit === undefined || names.has(name)) {
        const known = Object.keys(limits).join(", ");
        throw new RefusedForm(400, `Unexpected part ${name}, expected one each of ${known}.`);
      }
      names.add(name);
      await file?.close();
      const opened = await open(join(folder, name), "wx");
      file = opened;
      let size = 0;
      return async (bytes) => {
        size += bytes.length;
        if (size > limit) {
          throw new RefusedForm(
            413,
            `Unexpected size of ${name}, expected at most ${limit} bytes.`,
          );
        }
        await opened.writeFile(bytes);
      };
    });
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error;
    throw new RefusedForm(400, `Unexpected ${error.message}, expected multipart/form-data.`);
  } finally {
    await file?.close();
    // Whoever is refused halfway has more to send before the connection can be used again.
    request.removeAllListeners("readable").resume();
  }
  return names;
}

/** Takes a part's bytes as they come. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** What is no form data, as browsers send it. */
class MultipartError extends Error {
  override readonly name = "MultipartError";
}

/** Bytes of a part's header; a browser's have some hundred. */
const LONGEST_HEADER = 8192;

/**
 * The text between the parts of a body.
 *
 * @param contentType a request's header
 */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ??
    [];
  return quoted ?? bare;
}

/**
 * Reads `multipart/form-data` (RFC 7578) piece by piece, so that no part has to fit into memory.
 *
 * @param open where a part goes, by its name
 * @throws {MultipartError} when the body is none, or ends before its last part does; and what a sink throws
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  open: (name: string) => Promise<Sink>,
): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // What goes before the first part is nobody's.
  let sink: Sink = async () => {};
  // The first delimiter may have no line above it.
  let rest = Buffer.from("\r\n");
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = rest.indexOf(delimiter);
      if (at < 0) {
        // The end may be the beginning of a delimiter.
        const certain = Math.max(0, rest.length - delimiter.length);
        await sink(rest.subarray(0, certain));
        rest = rest.subarray(certain);
        break;
      }
      const from = at + delimiter.length;
      const isLast = rest.toString("latin1", from, from + 2) === "--";
      const to = rest.indexOf("\r\n\r\n", from);
      if (!isLast && to < 0) {
        if (rest.length - from > LONGEST_HEADER) throw new MultipartError("header without an end");
        break;
      }
      await sink(rest.subarray(0, at));
      if (isLast) return;
      sink = await open(nameOf(rest.toString("utf8", from, to)));
      rest = rest.subarray(to + 4);
    }
  }
  throw new MultipartError("body without an end");
}

function nameOf(header: string): string {
  const [, name] = /^content-disposition:\s*form-data;\s*name="([^"]*)"/im.exec(header) ?? [];
  if (name === undefined) throw new MultipartError("part without a name");
  return name;
}
