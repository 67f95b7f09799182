import { VFile } from "vfile";
import { VFileMessage } from "vfile-message";
import { reporter } from "vfile-reporter";
import type { MissingBrowserError } from "../browser/browser-choice.ts";
import type { Progress, Project } from "../site/project.ts";

/** Moves to the beginning of the line, and clears it. */
const CLEARED = "\r\u001b[K";

/** Seconds that have to be left for a bar to say so. */
const SHOWN_LEFT = 3;

/**
 * Writes a progress bar on a terminal, with the time that is left by the pace so far; elsewhere lines, and only the last
 * step of each label.
 *
 * @param now milliseconds of a clock
 */
export function createProgress(
  stream: Pick<NodeJS.WriteStream, "isTTY"> & { write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress {
  const line = (text: string) => void stream.write(`${text}\n`);
  if (!stream.isTTY) {
    return {
      line,
      step: (label, done, total) => void (done === total && line(`${label} ${done}/${total}`)),
    };
  }
  let bar = "";
  let begun = { label: "", at: 0, done: 0 };
  return {
    line(text) {
      // Above the bar.
      stream.write(bar === "" ? "" : CLEARED);
      line(text);
      stream.write(bar);
    },
    step(label, done, total) {
      const width = 24;
      const full = Math.round((done / total) * width);
      if (begun.label !== label) begun = { label, at: now(), done };
      const each = (now() - begun.at) / 1000 / (done - begun.done);
      const left = each > 0 && Number.isFinite(each) ? Math.round(each * (total - done)) : 0;
      const rest = left >= SHOWN_LEFT ? `, ${left} s left` : "";
      bar = `${label} ${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${total}${rest}`;
      stream.write(CLEARED + bar);
      if (done < total) return;
      stream.write("\n");
      bar = "";
    },
  };
}

/** A number of times, as messages say it. */
export function countTimes(count: number): string {
  return count === 1 ? "1 time" : `${count} times`;
}

/** Prints problems, if there are any, on stderr. */
export function reportProblems(
  { progress }: Pick<Project, "progress">,
  problems: readonly VFileMessage[],
): void {
  if (problems.length > 0) progress.line(formatProblems(problems, process.stderr.isTTY ?? false));
}

/** Says why slides were not measured, if so. */
export function reportUnmeasured(
  { progress }: Pick<Project, "progress">,
  unmeasured: MissingBrowserError | undefined,
): void {
  if (unmeasured)
    progress.line(`Not looked at whether all fits on the slides: ${unmeasured.message}`);
}

/** All problems, by file and place, as `vfile-reporter` prints them. */
export function formatProblems(problems: readonly VFileMessage[], color: boolean): string {
  return reporter([...groupByFile(problems)], { color, verbose: true });
}

/** The place that a message conflicts with. */
export function causeOf({ cause }: VFileMessage): VFileMessage | undefined {
  return cause instanceof VFileMessage ? cause : undefined;
}

/** Problems by file and place. */
export function sortProblems(problems: readonly VFileMessage[]): VFileMessage[] {
  return groupByFile(problems).flatMap(({ messages }) => messages);
}

function groupByFile(problems: readonly VFileMessage[]): VFile[] {
  const files = new Map<string, VFile>();
  for (const message of problems) {
    const path = message.file ?? "";
    const file = files.get(path) ?? new VFile({ path });
    files.set(path, file);
    file.messages.push(message);
  }
  for (const file of files.values()) {
    file.messages.sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
  }
  return [...files.values()].toSorted((a, b) => a.path.localeCompare(b.path, "en"));
}
