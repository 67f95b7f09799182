import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as v from "valibot";
import type { Connect } from "vite";
import { sentenceOf } from "../episode/problem.ts";
import { recordingOf } from "../site/align-episode.ts";
import { loadEpisode } from "../site/load-episode.ts";
import { listEpisodes, type Project, SourcesError } from "../site/project.ts";
import { soundLevels } from "../site/sound-levels.ts";
import { readTimingSheet, setTimes } from "../site/timing.ts";
import { isSameOrigin } from "./same-origin.ts";

/** Bytes of new times at once: those of 20,000 cues. */
const LIMIT = 2_000_000;

/** The header by which a page proves that this server has made it. */
const TOKEN_HEADER = "cuedeck-token";

const NewTimesShape = v.object({
  revision: v.string(),
  times: v.array(
    v.object({
      id: v.string(),
      start: v.nullable(v.pipe(v.number(), v.minValue(0))),
      clicks: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
});

export interface TimingEndpoint {
  readonly handle: Connect.NextHandleFunction;
  /** Where the Timing page of an episode reads and writes, and what it has to say there. */
  readonly access: (id: string) => { readonly address: string; readonly token: string };
}

/**
 * Answers the Timing pages of this server, and nobody else: `GET …/times` is a `TimingSheet`, `POST …/times` writes new
 * times, and `GET …/levels` is how loud the recording is.
 */
export function timingEndpoint(project: Project): TimingEndpoint {
  const token = randomBytes(16).toString("base64url");
  const levels = createLevels(project);
  /** Changes are written one after the other. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(write);
    queue = turn.catch(() => {});
    return turn;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse, what: string) => {
    const [name = "", kind] = what.split("/");
    const isRead = request.method === "GET";
    const isAllowed = isRead || (request.method === "POST" && isSameOrigin(request));
    if (request.headers[TOKEN_HEADER] !== token || !isAllowed)
      return refuse(response, 403, "Unexpected request, expected one of a page of this server.");
    const id = (await listEpisodes(project)).find((known) => encodeURIComponent(known) === name);
    if (id === undefined)
      return refuse(response, 404, `Unexpected episode ${name}, expected one that is there.`);
    if (kind === "levels") return levels(id, response);
    if (isRead) {
      const read = await readTimingSheet(project, id);
      return read.type === "read"
        ? send(response, 200, read.sheet)
        : refuse(response, 422, ...read.problems.map(sentenceOf));
    }
    const body = await readBody(request);
    const { success, output } = v.safeParse(NewTimesShape, body);
    if (!success) return refuse(response, 400, "Unexpected body, expected a revision and times.");
    const set = await inTurn(() => setTimes(project, id, output.revision, output.times));
    switch (set.type) {
      case "written":
        return send(response, 200, set);
      case "changed":
        return refuse(response, 409, "Unexpected change of the notes, expected none meanwhile.");
      case "refused":
        return refuse(response, 422, ...set.problems.map(sentenceOf));
    }
  };
  return {
    access: (id) => ({ address: `/@cuedeck/${encodeURIComponent(id)}/`, token }),
    handle(request, response, next) {
      const [, what] = /^\/@cuedeck\/([^/?#]+\/(?:times|levels))$/.exec(request.url ?? "") ?? [];
      if (what === undefined) return next();
      answer(request, response, what).catch((error: unknown) => {
        if (response.headersSent) return response.destroy();
        const message = error instanceof Error ? error.message : String(error);
        return refuse(response, error instanceof SourcesError ? 422 : 500, message);
      });
    },
  };
}

/** @returns what sends the levels of an episode's recording while it is decoded, and keeps them */
function createLevels(project: Project) {
  const kept = new Map<string, Uint8Array>();
  return async (id: string, response: ServerResponse): Promise<void> => {
    const { content } = await loadEpisode(project, id);
    if (!content) return refuse(response, 422, "Unexpected errors, expected none in the sources.");
    const path = recordingOf(project, content.episode);
    const { mtimeMs, size } = await stat(path);
    const key = `${path} ${mtimeMs} ${size}`;
    const known = kept.get(key);
    response.setHeader("Content-Type", "application/octet-stream");
    if (known) return void response.end(known);
    const pieces: Uint8Array[] = [];
    for await (const piece of soundLevels(path, project)) {
      if (response.destroyed) return;
      pieces.push(piece);
      response.write(piece);
    }
    kept.set(key, Buffer.concat(pieces));
    response.end();
  };
}

/** @returns the body as JSON; `undefined` when it is too large, or is none */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = piece;
    size += bytes.length;
    if (size > LIMIT) {
      request.resume();
      return undefined;
    }
    pieces.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(answer));
}

function refuse(response: ServerResponse, status: number, ...problems: string[]): void {
  send(response, status, { problems });
}
