import {
  type Dialect,
  frontMatterOf,
  linesInCode,
  type RawSlide,
  readFrontMatter,
  textOf,
} from "./deck.ts";

/**
 * Marp: rulers between slides; list items with `*` are steps, and comments are notes.
 *
 * @see https://marpit.marp.app/markdown
 */
export const MARP: Dialect = {
  detect: (text) => /^(?:marp:\s*true|headingDivider:)/m.test(frontMatterOf(text)),
  split,
  starsAreSteps: true,
  commentsAreNotes: true,
  hasKeywords: true,
};

const RULER = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

function split(lines: readonly string[]) {
  const { settings, length } = readFrontMatter(lines);
  const inCode = linesInCode(lines);
  const depth = Number(/\d/.exec(textOf(settings, "headingDivider") ?? "")?.[0] ?? 0);
  const slides: RawSlide[] = [];
  let start = length;
  const finish = (end: number) => {
    const body = lines.slice(start, end).join("\n");
    slides.push({ settings: new Map(), body, line: start, group: 0 });
  };
  for (let index = length; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (inCode[index]) continue;
    // Dashes below text are a heading.
    const isRuler =
      RULER.test(line) && !(/^ {0,3}-+\s*$/.test(line) && (lines[index - 1] ?? "").trim() !== "");
    const level = /^(#{1,6})\s/.exec(line)?.[1]?.length ?? Number.POSITIVE_INFINITY;
    if (isRuler) {
      finish(index);
      start = index + 1;
    } else if (level <= depth && lines.slice(start, index).some((each) => each.trim() !== "")) {
      finish(index);
      start = index;
    }
  }
  finish(lines.length);
  return { settings, slides };
}
