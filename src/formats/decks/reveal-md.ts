import {
  type Dialect,
  frontMatterOf,
  linesInCode,
  type RawSlide,
  readFrontMatter,
  textOf,
} from "./deck.ts";
import { hasSlidevMarks } from "./slidev.ts";

/**
 * reveal-md: `---` between slides, `----` between the slides of a column; notes follow a line `Note:`.
 *
 * @see https://github.com/webpro/reveal-md#markdown-in-reveal-md
 */
export const REVEAL_MD: Dialect = {
  detect: (text) =>
    /^(?:revealOptions|separator|verticalSeparator):/m.test(frontMatterOf(text)) ||
    (!hasSlidevMarks(text) &&
      /^[ \t]*notes?:|^----[ \t]*$|<!--\s*\.(?:element|slide):/im.test(text)),
  split,
};

const NOTES = /^\s*notes?:/i;

function split(lines: readonly string[]) {
  const { settings, length } = readFrontMatter(lines);
  const inCode = linesInCode(lines);
  const separator = lineOf(textOf(settings, "separator")) ?? "---";
  const vertical = lineOf(textOf(settings, "verticalSeparator")) ?? "----";
  const slides: RawSlide[] = [];
  let start = length;
  let group = 0;
  const finish = (end: number) => {
    const own = lines.slice(start, end);
    const at = own.findIndex((line, index) => NOTES.test(line) && !inCode[start + index]);
    const body = at < 0 ? own : own.slice(0, at);
    const notes = [own[at]?.replace(NOTES, ""), ...own.slice(at + 1)];
    slides.push({
      settings: new Map(),
      body: body.join("\n"),
      line: start,
      notes: at < 0 ? undefined : { text: notes.join("\n"), line: start + at },
      group,
    });
  };
  const isColumns = lines.some((line, index) => !inCode[index] && line.trimEnd() === vertical);
  for (let index = length; index < lines.length; index += 1) {
    const line = lines[index]?.trimEnd();
    if (inCode[index] || (line !== separator && line !== vertical)) continue;
    finish(index);
    if (line === separator && isColumns) group += 1;
    start = index + 1;
  }
  finish(lines.length);
  return { settings, slides };
}

/** The line that a regular expression such as `^\r?\n---\r?\n$` matches; `undefined` if it matches more than one. */
function lineOf(expression: string | undefined): string | undefined {
  const line = expression?.replaceAll(/\\r\??|\\n|^\^|\$$/g, "").trim();
  return line === undefined || line === "" || /[\\^$.*+?()[\]{}|]/.test(line) ? undefined : line;
}
