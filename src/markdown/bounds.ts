import type { Nodes, Root } from "mdast";
import type { Data, Processor } from "unified";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import { Problem, problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";

/**
 * How much a file may have of what makes parsers slow: their time grows with the square of each, so that a few kilobytes
 * could take minutes. No text for people comes near.
 */
const MOST = {
  /** Of a file. */
  characters: 1_000_000,
  /** In a file, underlined with `---` or `===`. */
  underlined: 1_000,
  /** Blocks, or elements of text, inside each other. */
  depth: 100,
};

/**
 * Characters that begin an element of text, and how many of them one paragraph, heading or cell of a table may have. For
 * each, the parser looks for a partner among those before it, or in all text that follows.
 */
const MARKS = { "!*=[]_~": 2_000, "$<`": 500 };

/** Of a formula. */
export const LONGEST_FORMULA = 10_000;

/** Quotes and lists that begin on one line, one inside the other. */
const NESTED = new RegExp(
  `^[ \\t]*(?:(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t])[ \\t]*){${MOST.depth}}`,
  "m",
);
/** The first line of a container, which has a name, or its last. */
const CONTAINER = /^[ \t>]*:{3,}([a-z][\w-]*)?(?:\[[^\r\n]*\])?(?:\{[^\r\n]*\})?[ \t]*$/gim;
const UNDERLINED = /\S[ \t]*\r?\n[ \t>]*(?:=+|-+)[ \t]*$/gm;

/**
 * Parses a file.
 *
 * @returns `undefined` for one beyond a bound; its messages tell where
 */
export function parseWithin(
  processor: { parse(file: VFile): Root },
  file: VFile,
): Root | undefined {
  try {
    checkText(String(file));
    const tree = processor.parse(file);
    checkDepth(tree);
    return tree;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    error.file = file.path;
    file.messages.push(error);
    return undefined;
  }
}

/** @throws {Problem} without a path, for what would take the parser too long */
function checkText(text: string): void {
  const check = (offset: number | undefined, rule: RuleId, reason: string) => {
    if (offset !== undefined) refuse(rule, location(text).toPoint(offset), reason);
  };
  const { length } = text;
  const size = `Unexpected file of ${length} characters, expected at most ${MOST.characters}`;
  check(length > MOST.characters ? 0 : undefined, "source-size", size);
  check(NESTED.exec(text)?.index, "file-depth", TOO_DEEP);
  let open = 0;
  for (const { 1: name, index } of text.matchAll(CONTAINER)) {
    open = name === undefined ? Math.max(0, open - 1) : open + 1;
    check(open > MOST.depth ? index : undefined, "file-depth", TOO_DEEP);
  }
  let underlined = 0;
  for (const { index } of text.matchAll(UNDERLINED)) {
    underlined += 1;
    check(underlined > MOST.underlined ? index : undefined, "source-size", TOO_MANY_UNDERLINED);
  }
}

export const TOO_DEEP = `Unexpected depth, expected at most ${MOST.depth} blocks or elements inside each other`;
const TOO_MANY_UNDERLINED = `Unexpected line under text, expected at most ${MOST.underlined} of \`---\` or \`===\` in a file, and \`## \` before headings`;

/** @throws {Problem} without a path */
function refuse(rule: RuleId, point: Point | undefined, reason: string): never {
  throw problem(rule, { path: "", position: point && { start: point, end: point } }, reason);
}

function checkDepth(tree: Root): void {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST.depth) refuse("file-depth", level[0]?.position?.start, TOO_DEEP);
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
}

/** Lets the parser stop at the mark that is one too many in its text. */
export default function remarkBounds(this: Processor): undefined {
  const entries = Object.entries(MARKS).flatMap(([marks, most]) => {
    const reason = `Unexpected paragraph with more than ${most} of the characters ${marks}, expected fewer: divide it`;
    const count = counter(most, reason);
    return Array.from(marks, (mark) => [
      mark.charCodeAt(0),
      IN_ROWS.includes(mark) ? { ...count, previous: beginsRow(mark) } : count,
    ]);
  });
  (this.data().micromarkExtensions ??= []).push({ text: Object.fromEntries(entries) });
}

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
/** What reads an element of text, as micromark has it. */
export type Construct = Exclude<NonNullable<Extension["text"]>[string], unknown[] | undefined>;

/** Marks of which code and formulas begin with as many as there are. */
const IN_ROWS = "$`";

/** Whether a mark is the first of its row, as what it begins asks, too. */
function beginsRow(mark: string): NonNullable<Construct["previous"]> {
  return function previous(code) {
    return code !== mark.charCodeAt(0) || this.events.at(-1)?.[1].type === "characterEscape";
  };
}

/** Reads nothing, and counts how often it is asked to in one text. */
function counter(most: number, reason: string): Construct {
  const counts = new WeakMap<object, number>();
  return {
    tokenize(_effects, _ok, nok) {
      return (code) => {
        const count = (counts.get(this) ?? 0) + 1;
        if (count > most) refuse("source-size", this.now(), reason);
        counts.set(this, count);
        return nok(code);
      };
    },
  };
}
