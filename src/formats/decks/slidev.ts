import {
  type Dialect,
  linesInCode,
  type RawSlide,
  readSettings,
  type Settings,
  textOf,
} from "./raw-slide.ts";

/**
 * Slidev: `---` between slides, each of which may begin with front matter of its own; the last comment is its notes.
 *
 * @see https://sli.dev/guide/syntax
 */
export const SLIDEV: Dialect = {
  split,
  hasSlots: true,
  publicFolder: "public/",
};

function split(lines: readonly string[]) {
  const inCode = linesInCode(lines);
  const isBreak = (index: number) => lines[index]?.trimEnd() === "---" && !inCode[index];
  const slides: RawSlide[] = [];
  let group = 0;
  let index = 0;
  while (index < lines.length || slides.length === 0) {
    if (isBreak(index)) index += 1;
    const end = nextBreak(index);
    let settings: Settings = new Map();
    let start = index;
    // Without an empty line after the `---`, what follows up to the next one is the slide's front matter.
    if (end < lines.length && isFrontMatter(lines.slice(index, end))) {
      settings = readSettings(lines.slice(index, end), index);
      start = end + 1;
    }
    const stop = start === index ? end : nextBreak(start);
    const text = lines.slice(start, stop).join("\n");
    const said = notesStart(text);
    if (textOf(settings, "layout") === "section" && slides.length > 0) group += 1;
    slides.push({
      settings,
      body: text.slice(0, said),
      line: start,
      notes: {
        text: text.slice(said).trimEnd().slice("<!--".length, -"-->".length),
        line: start + text.slice(0, said).split("\n").length - 1,
      },
      group,
    });
    index = stop;
  }
  return { settings: slides[0]?.settings ?? new Map(), slides };

  function nextBreak(from: number): number {
    let at = from;
    while (at < lines.length && !isBreak(at)) at += 1;
    return at;
  }
}

/** Where the comment begins that a slide ends with; the slide's end without one. */
function notesStart(text: string): number {
  const own = text.trimEnd();
  const start = own.lastIndexOf("<!--");
  const isLast = start >= 0 && own.indexOf("-->", start + "<!--".length) === own.length - 3;
  return isLast ? start : text.length;
}

function isFrontMatter(lines: readonly string[]): boolean {
  return (
    lines[0]?.trim() !== "" &&
    lines.length > 0 &&
    lines.every((line) => /^(?:[A-Za-z_][\w-]*:(?:\s|$)|\s|#|-\s|$)/.test(line)) &&
    lines.some((line) => /^[A-Za-z_][\w-]*:/.test(line))
  );
}
