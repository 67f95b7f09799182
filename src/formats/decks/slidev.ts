import {
  type Dialect,
  linesInCode,
  type RawSlide,
  readSettings,
  type Settings,
  textOf,
} from "./deck.ts";

/**
 * Slidev: `---` between slides, each of which may have front matter; its last comment is its notes. By hand, as
 * @slidev/parser 53 installs 430 packages of 400 MB with its types.
 *
 * @see https://sli.dev/guide/syntax
 */
export const SLIDEV: Dialect = {
  // The most common of those whose decks have no mark of their own.
  detect: () => true,
  split,
  hasSlots: true,
  publicFolder: "public/",
};

/** Whether a deck has what only Slidev knows. */
export function hasSlidevMarks(text: string): boolean {
  return /<v-clicks?\b|^(?:layout|transition|mdc|drawings|fonts|routerMode):/m.test(text);
}

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
    // Lines that directly follow the `---`, up to the next one, are the slide's front matter.
    if (end < lines.length && isFrontMatter(lines.slice(index, end))) {
      settings = readSettings(lines.slice(index, end), index);
      start = end + 1;
    }
    const stop = start === index ? end : nextBreak(start);
    const text = lines.slice(start, stop).join("\n");
    const notesAt = notesStart(text);
    if (textOf(settings, "layout") === "section" && slides.length > 0) group += 1;
    slides.push({
      settings,
      body: text.slice(0, notesAt),
      line: start,
      notes: {
        text: text.slice(notesAt).trimEnd().slice("<!--".length, -"-->".length),
        line: start + text.slice(0, notesAt).split("\n").length - 1,
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

/** The offset of the comment at a slide's end; without one, the slide's length. */
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
