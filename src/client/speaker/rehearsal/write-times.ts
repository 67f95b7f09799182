import { words } from "../../talk/words.ts";

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
export function takeOutcome(): string | undefined {
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
