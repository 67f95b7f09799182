import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "../formats/chapter.ts";
import { collectProblems, MOST_PROBLEMS } from "../formats/collect-problems.ts";
import { BEGINNING, positionsIn } from "../formats/positions.ts";
import { WEB_ADDRESS } from "./from-chapters.ts";

/** Tells which parts of chapters have no place in a segment, each once. */
export function lostParts(
  chapters: readonly Chapter[],
  { path, text }: SourceFile,
): readonly VFileMessage[] {
  const { problems, report } = collectProblems(path);
  const positionOf = positionsIn(text);
  const reasons = new Map<string, string>();
  for (const { image = "", url = "" } of chapters) {
    if (image !== "")
      reasons.set(image, `picture \`${image}\` of a chapter, expected it on a slide`);
    if (url !== "" && !WEB_ADDRESS.test(url))
      reasons.set(url, `address \`${url}\`, expected http or https`);
  }
  // Each is looked for in all of the text.
  for (const [part, reason] of [...reasons].slice(0, MOST_PROBLEMS)) {
    // Up to the first character that a format may write in another way.
    const [start = ""] = part.split(/[&"'<>\\]/, 1);
    const at = text.indexOf(start);
    const position = at < 0 ? BEGINNING : positionOf(at, at + start.length);
    report("file-part", position, `Unexpected ${reason}; it is left out`);
  }
  return problems;
}
