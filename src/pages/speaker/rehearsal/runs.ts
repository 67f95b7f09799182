import * as v from "valibot";
import type { EventStore } from "../../../parts/talk/event-store.ts";
import type { Talk } from "../../../parts/talk/talk.ts";
import { words } from "../../../parts/talk/words.ts";
import { el } from "../../../parts/ui/elements.ts";
import type { Store } from "../../../parts/ui/store.ts";
import { parseJson } from "../../../room/json.ts";
import { type Run, runsOf, writeRunFile } from "../../../talk/run.ts";
import type { Position } from "../../../timeline/position.ts";

/** The runs of an episode that this browser has stored. */
export interface Runs {
  /** Oldest first. */
  list(): Run[];
  remove(run: Run): void;
}

/** Seconds: a shorter run on a single slide is a mistaken start of the stopwatch. */
const SHORTEST_RUN = 5;

/** Stored talks, beside the current one. */
const MAX_TALKS = 40;

export interface RunsContext {
  readonly talk: Talk;
  readonly eventStore: EventStore;
  /** Of this episode. */
  readonly store: Store;
}

/** @param first position before the first move */
export function createRuns({ talk, eventStore, store }: RunsContext, first: Position): Runs {
  const removed = new Set((store.get("forgotten") ?? "").split(" "));
  const sessions = eventStore.sessions().filter((session) => session !== talk.session);
  const others = sessions
    .map((session) => ({ session, events: eventStore.load(session) }))
    .toSorted((a, b) => (a.events.at(-1)?.at ?? 0) - (b.events.at(-1)?.at ?? 0));
  for (const { session } of others.splice(0, Math.max(0, others.length - MAX_TALKS)))
    eventStore.remove(session);
  // A talk that is not open ended with its last event, as far as is known.
  const past = others.flatMap(({ events }) => runsOf(events, first, events.at(-1)?.at ?? 0));
  return {
    list() {
      return [...past, ...runsOf(talk.events, first, talk.now())]
        .filter(({ changes, duration }) => changes.length > 1 || duration > SHORTEST_RUN)
        .filter(({ began }) => !removed.has(String(began)))
        .toSorted((a, b) => a.began - b.began);
    },
    remove({ began }) {
      removed.add(String(began));
      store.set("forgotten", [...removed].join(" "));
    },
  };
}

/** Downloads a file. */
export function download(content: Blob, name: string): void {
  const href = URL.createObjectURL(content);
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A run as a file for `cuedeck retime`. */
export function runFileOf(episode: string, run: Run): File {
  const name = `${nameOf(episode, run)}.json`;
  return new File([writeRunFile(episode, run)], name, { type: "application/json" });
}

/** The file name of a run's recording. */
export function recordingName(episode: string, run: Run, { type }: Blob): string {
  return `${nameOf(episode, run)}.${type.startsWith("audio/mp4") ? "m4a" : "webm"}`;
}

function nameOf(episode: string, { began }: Run): string {
  return `${episode}-${new Date(began).toISOString().slice(0, 16).replaceAll(":", "")}`;
}

/** The retime endpoint of `cuedeck dev`; other servers have none. */
const endpoint = () => document.documentElement.dataset["retime"];

/** Whether the server can write a run's times into the notes. */
export function canWriteTimes(): boolean {
  return endpoint() !== undefined;
}

const AnswerShape = v.union([
  v.object({ timed: v.number(), estimated: v.number(), warnings: v.array(v.string()) }),
  v.object({ problems: v.array(v.string()) }),
]);

/**
 * Sends a run to the server, which writes its times into the notes and puts the recording beside the slides.
 *
 * @returns the result, in words
 */
export async function writeTimes(log: File, recording: Blob | undefined): Promise<string> {
  const { written, notWritten } = words.rehearsal;
  try {
    const response = await fetch(`${endpoint()}?log=${log.size}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: new Blob(recording ? [log, recording] : [log]),
    });
    const answer = parseJson(await response.text(), AnswerShape);
    if (!answer) return notWritten;
    if ("problems" in answer) return [notWritten, ...answer.problems].join("\n");
    const result = [
      written({ timed: answer.timed, estimated: answer.estimated }),
      ...answer.warnings,
    ].join("\n");
    // The changed sources may make the page reload, as when the episode has a recording now.
    sessionStorage.setItem(RESULT, `${Date.now()} ${result}`);
    return result;
  } catch (error) {
    return `${notWritten} ${error instanceof Error ? error.message : ""}`;
  }
}

const RESULT = "cuedeck:retimed";

/** Milliseconds: each written file may cause a reload. */
const RESULT_AGE = 5000;

/** The result of {@link writeTimes}, after the reloads that it caused. */
export function recentResult(): string | undefined {
  const [, at, result] = /^(\d+) ([\s\S]*)$/.exec(sessionStorage.getItem(RESULT) ?? "") ?? [];
  return Date.now() - Number(at) < RESULT_AGE ? result : undefined;
}
