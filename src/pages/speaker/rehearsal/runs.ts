import type { EventStore } from "../../../parts/talk/event-store.ts";
import type { Talk } from "../../../parts/talk/talk.ts";
import { words } from "../../../parts/talk/words.ts";
import type { Store } from "../../../parts/ui/store.ts";
import { type Run, runsOf, writeRunFile } from "../../../talk/run.ts";
import type { Position } from "../../../timeline/position.ts";

/** The runs of an episode that this browser has kept. */
export interface Runs {
  /** Oldest first; one that came to no second picture and was over in a moment is none. */
  list(): Run[];
  remove(run: Run): void;
}

/** Seconds: the clock was started by mistake. */
const SHORTEST_RUN = 5;

/** Talks of which something is kept, beside the one that is on. */
const MAX_TALKS = 40;

/** @param first what shows before the first move */
export function createRuns({ talk, eventStore, store }: RunsParts, first: Position): Runs {
  const forgotten = new Set((store.get("forgotten") ?? "").split(" "));
  const sessions = eventStore.sessions().filter((session) => session !== talk.session);
  const others = sessions
    .map((session) => ({ session, events: eventStore.load(session) }))
    .toSorted((a, b) => (a.events.at(-1)?.at ?? 0) - (b.events.at(-1)?.at ?? 0));
  for (const { session } of others.splice(0, Math.max(0, others.length - MAX_TALKS)))
    eventStore.remove(session);
  // When a talk that nobody has open came to its end, nobody knows: at what was done last.
  const left = others.flatMap(({ events }) => runsOf(events, first, events.at(-1)?.at ?? 0));
  return {
    list() {
      return [...left, ...runsOf(talk.events, first, talk.now())]
        .filter(({ changes, duration }) => changes.length > 1 || duration > SHORTEST_RUN)
        .filter(({ began }) => !forgotten.has(String(began)))
        .toSorted((a, b) => a.began - b.began);
    },
    remove({ began }) {
      forgotten.add(String(began));
      store.set("forgotten", [...forgotten].join(" "));
    },
  };
}

export interface RunsParts {
  readonly talk: Talk;
  readonly eventStore: EventStore;
  /** Of this episode. */
  readonly store: Store;
}

/** Gives a file to whoever asked for it. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A run's timings, as `cuedeck retime` reads them. */
export function runFileOf(episode: string, run: Run): File {
  const name = `${nameOf(episode, run)}.json`;
  return new File([writeRunFile(episode, run)], name, { type: "application/json" });
}

/** What a run's recording is called: by its kind. */
export function recordingName(episode: string, run: Run, { type }: Blob): string {
  return `${nameOf(episode, run)}.${type.startsWith("audio/mp4") ? "m4a" : "webm"}`;
}

function nameOf(episode: string, { began }: Run): string {
  return `${episode}-${new Date(began).toISOString().slice(0, 16).replaceAll(":", "")}`;
}

/** Where `cuedeck dev` takes a run's timings; other servers don't. */
const address = () => document.documentElement.dataset["retime"];

/** Whether somebody is there who writes a run's times into the notes. */
export function canWriteTimes(): boolean {
  return address() !== undefined;
}

/**
 * Has a run's timings written into the notes, and its recording put beside the slides.
 *
 * @returns what came of it, in words
 */
export async function writeTimes(log: File, recording: Blob | undefined): Promise<string> {
  const { written, notWritten } = words.rehearsal;
  try {
    const body = new FormData();
    body.append("log", log);
    if (recording) body.append("recording", recording);
    const response = await fetch(address() ?? "", { method: "POST", body });
    const answer: unknown = await response.json();
    if (isWritten(answer)) {
      const outcome = [written(answer.timed, answer.estimated), ...answer.warnings].join("\n");
      // The page is about to reload, as with each change of the sources.
      sessionStorage.setItem(OUTCOME, `${Date.now()} ${outcome}`);
      return outcome;
    }
    return [notWritten, ...problemsOf(answer)].join("\n");
  } catch (error) {
    return `${notWritten} ${error instanceof Error ? error.message : ""}`;
  }
}

const OUTCOME = "cuedeck:retimed";

/** Milliseconds: files that are written one after the other may each bring a reload. */
const FRESH = 5000;

/** What came of it, after the reloads that it brought. */
export function recentOutcome(): string | undefined {
  const [, at, outcome] = /^(\d+) ([\s\S]*)$/.exec(sessionStorage.getItem(OUTCOME) ?? "") ?? [];
  return Date.now() - Number(at) < FRESH ? outcome : undefined;
}

/** As the server answers when all is written. */
interface Written {
  readonly timed: number;
  readonly estimated: number;
  readonly warnings: readonly string[];
}

function isWritten(answer: unknown): answer is Written {
  return typeof answer === "object" && answer !== null && "timed" in answer;
}

function problemsOf(answer: unknown): string[] {
  if (typeof answer !== "object" || answer === null || !("problems" in answer)) return [];
  return Array.isArray(answer.problems) ? answer.problems.map(String) : [];
}
