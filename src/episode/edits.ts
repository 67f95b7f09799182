import type { VFileMessage } from "vfile-message";
import { type Edit, Problem } from "./problem.ts";

/** What mends some problems of a file, in order; of two in the same place, the first. */
export function editsOf(problems: readonly VFileMessage[]): Edit[] {
  const edits: Edit[] = [];
  const all = problems.flatMap((each) => (each instanceof Problem && each.edit) || []);
  for (const edit of all.toSorted((a, b) => a.from - b.from || a.to - b.to))
    if (edit.from >= (edits.at(-1)?.to ?? 0)) edits.push(edit);
  return edits;
}

/** Replaces what edits name; all else stays as it is. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let written = "";
  let copied = 0;
  for (const { from, to, text } of edits) {
    written += source.slice(copied, from) + text;
    copied = to;
  }
  return written + source.slice(copied);
}
