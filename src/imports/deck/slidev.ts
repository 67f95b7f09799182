import { linesInCode, readSettings, type Dialect, type RawSlide } from "./raw-slide.ts";

/**
 * Slidev: `---` between slides, each of which may begin with front matter of its own; the last comment is its notes.
 *
 * @see https://sli.dev/guide/syntax
 */
export const SLIDEV: Dialect = { name: "slidev", split };

function split(lines: readonly string[]) {
  const inCode = linesInCode(lines);
  const isBreak = (index: number) => lines[index]?.trimEnd() === "---" && !inCode[index];
  const slides: RawSlide[] = [];
  let group = 0;
  let index = 0;
  while (index < lines.length || slides.length === 0) {
    if (isBreak(index)) index += 1;
    const end = nextBreak(index);
    let settings = new Map<string, string>();
    let start = index;
    // Without an empty line after the `---`, what follows up to the next one is the slide's front matter.
    if (end < lines.length && isFrontMatter(lines.slice(index, end))) {
      settings = readSettings(lines.slice(index, end));
      start = end + 1;
    }
    const stop = start === index ? end : nextBreak(start);
    const text = lines.slice(start, stop).join("\n");
    const [whole = "", notes = ""] = /<!--((?:(?!-->)[\s\S])*)-->\s*$/.exec(text) ?? [];
    if (settings.get("layout") === "section" && slides.length > 0) group += 1;
    slides.push({
      settings,
      body: text.slice(0, text.length - whole.length),
      line: start,
      notes,
      group,
    });
    index = stop;
  }
  return { settings: slides[0]?.settings ?? new Map<string, string>(), slides };

  function nextBreak(from: number): number {
    let at = from;
    while (at < lines.length && !isBreak(at)) at += 1;
    return at;
  }
}

function isFrontMatter(lines: readonly string[]): boolean {
  return (
    lines[0]?.trim() !== "" &&
    lines.length > 0 &&
    lines.every((line) => /^(?:[A-Za-z_][\w-]*:(?:\s|$)|\s|#|-\s|$)/.test(line)) &&
    lines.some((line) => /^[A-Za-z_][\w-]*:/.test(line))
  );
}
