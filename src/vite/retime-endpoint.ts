import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sentenceOf } from "../episode/problem.ts";
import type { Connect } from "vite";
import { listEpisodes, type Project } from "../site/project.ts";
import { retimeEpisode } from "../site/retime-episode.ts";
import { type PartLimits, receiveForm, RefusedForm } from "./receive.ts";

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
