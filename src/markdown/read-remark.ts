import type { ContainerDirective } from "mdast-util-directive";
import type { Root } from "hast";
import type { VFile } from "vfile";
import { type Place, problem } from "../episode/problem.ts";
import type { ToHtml } from "./core.ts";
import { citationsIn } from "./parse-references.ts";
import { readNote } from "./read-note.ts";

/** Reads a `:::private` block. It is not said: whatever belongs to the clock or to the list of sources is an error. */
export async function readRemark(
  { children }: ContainerDirective,
  file: VFile,
  toHtml: ToHtml,
): Promise<Root> {
  const report = (what: string, place: Place) => {
    const reason = `Unexpected ${what} in \`:::private\`, expected it in the notes, which are said`;
    file.messages.push(problem("private-remark", place, reason));
  };
  for (const block of children) {
    const { start, clicks, place } = readNote(block, file);
    if (start !== undefined) report("timecode", place);
    for (const click of clicks) report("`[click]`", click.place);
  }
  for (const { identifier, place } of citationsIn(children, file))
    report(`footnote \`[^${identifier}]\``, place);
  return toHtml(children);
}
