import { nearestOrAll } from "./problem.ts";

/** Lines by the numbers that they are shown with, each range with its last; or all, or none. */
export type Lines = "all" | "none" | readonly (readonly [first: number, last: number])[];

/** What the line that opens a fence says of its code. */
export interface CodeMeta {
  /** As it is written; empty without one. */
  readonly language: string;
  readonly title?: string | undefined;
  /** The first line's number, when numbers are shown. */
  readonly firstNumber?: number | undefined;
  /** Whether long lines continue on the next. */
  readonly wrap: boolean;
  /** Whether lines begin with `+`, `-` or a space. */
  readonly diff: boolean;
  /** Whether all lines but those that are lit are dimmed; with steps they are anyway. */
  readonly focus: boolean;
  /** Whether nothing is shown before the first step. */
  readonly hidden: boolean;
  /** Which lines are lit: the first at once, each other with a step. Empty when none ever are. */
  readonly states: readonly Lines[];
}

/** A part of the meta that can't be read. */
export interface CodeMetaFault {
  /** As it is written. */
  readonly part: string;
  readonly expected: string;
  /** The known names, when the part is an unknown one. */
  readonly names?: readonly string[];
}

export const CODE_WORDS = ["lines", "title", "wrap", "diff", "focus"] as const;
type CodeWord = (typeof CODE_WORDS)[number];

/** What Slidev, VitePress, Docusaurus and rehype-pretty-code call the same. */
const ALIASES: ReadonlyMap<string, CodeWord> = new Map([
  ...CODE_WORDS.map((word) => [word, word] as const),
  ["startLine", "lines"],
  ["lineNumbers", "lines"],
  ["line-numbers", "lines"],
  ["showLineNumbers", "lines"],
  ["filename", "title"],
]);

const LINES_EXAMPLE = "lines, as `{2-3|5|all}`";

/** `{…}`, `[…]`, `word`, `word=value` with or without quotes, or what is none of them. */
const PARTS = /\{([^{}]*)\}|\[([^[\]]*)\]|:?([\w-]+)(?:=("[^"]*"|'[^']*'|[^\s{}[\]"']+))?|\S+/g;

/** reveal.js's way to write lines: `[1-2|3]`, or `[25: 1-2|3]` where the first of them has the number 25. */
const REVEAL_LINES = /^(?:(\d+)\s*:)?([\d\s,|-]+)$/;

/**
 * Reads what follows the backticks of a fence, such as `ts {2-3|5|all} lines title="server.ts"`. Lines may also be
 * written as reveal.js does, and a title as VitePress does, in brackets.
 */
export function readCodeMeta(info: string): { meta: CodeMeta; faults: CodeMetaFault[] } {
  const [language = ""] = /^[^\s{[:]*/.exec(info) ?? [];
  const faults: CodeMetaFault[] = [];
  const values = new Map<CodeWord, string | true>();
  let states: readonly (Lines | "hide")[] = [];

  const readWord = (part: string, word: string, value: string | true) => {
    const name = ALIASES.get(word);
    const expected = name && faultOf(name, value);
    if (!name) faults.push({ part, expected: nearestOrAll(word, CODE_WORDS), names: CODE_WORDS });
    else if (expected === undefined) values.set(name, value);
    else faults.push({ part, expected });
  };
  const readStates = (part: string, written: string, before = 0) => {
    const read = written.split("|").map((state) => readLines(state.trim(), before));
    const known = read.filter((state) => state !== undefined);
    if (states.length > 0) faults.push({ part, expected: "lines once, as `{2-3|5|all}`" });
    else if (known.length === read.length && !known.includes("hide", 1)) states = known;
    else faults.push({ part, expected: LINES_EXAMPLE });
  };

  for (const match of info.slice(language.length).matchAll(PARTS)) {
    const [part, braces, brackets, word, value] = match;
    if (braces !== undefined) {
      const pairs = /^\s*\w+\s*(?::|$)/.test(braces) && !isLines(braces);
      if (!pairs) readStates(part, braces);
      // Slidev's options, as `{lines:true,startLine:5}`.
      else
        for (const pair of braces.split(",")) {
          const [key = "", setting = "true"] = pair.split(":").map((each) => each.trim());
          if (setting !== "false")
            readWord(pair.trim(), key, setting === "true" || unquoted(setting));
        }
    } else if (brackets !== undefined) {
      const written = brackets.trim();
      const [, first, lines = ""] = REVEAL_LINES.exec(written) ?? [];
      if (!/\d/.test(lines)) readWord(part, "title", written);
      else {
        values.set("lines", first ?? true);
        readStates(part, lines, Number(first ?? 1) - 1);
      }
    } else if (word === undefined) {
      faults.push({ part, expected: nearestOrAll(part, CODE_WORDS), names: CODE_WORDS });
    } else {
      readWord(part, word, value === undefined || unquoted(value));
    }
  }

  const lines = values.get("lines");
  const title = values.get("title");
  return {
    meta: {
      language,
      title: typeof title === "string" ? title : undefined,
      firstNumber: lines === undefined ? undefined : lines === true ? 1 : Number(lines),
      wrap: values.has("wrap"),
      diff: values.has("diff"),
      focus: values.has("focus"),
      hidden: states[0] === "hide",
      states: states.filter((state) => state !== "hide"),
    },
    faults,
  };
}

/** How many steps a fence has. */
export function codeSteps({ states, hidden }: CodeMeta): number {
  return Math.max(0, states.length - 1) + (hidden ? 1 : 0);
}

/** The opposite of {@link readCodeMeta}. */
export function writeCodeMeta(meta: CodeMeta): string {
  const { language, title, firstNumber, states } = meta;
  const parts = [
    ...(meta.hidden ? ["hide"] : []),
    ...states.map((state) => (typeof state === "string" ? state : state.map(writeRange).join(","))),
  ];
  return [
    language || "text",
    ...(parts.length > 0 ? [`{${parts.join("|")}}`] : []),
    ...(firstNumber === undefined ? [] : [firstNumber === 1 ? "lines" : `lines=${firstNumber}`]),
    ...(title === undefined ? [] : [`title="${title.replaceAll('"', "'")}"`]),
    ...(["wrap", "diff", "focus"] as const).filter((word) => meta[word]),
  ].join(" ");
}

function writeRange([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** The first number among lit lines that no line has. @param count of lines */
export function lineBeyond(
  { states, firstNumber = 1 }: CodeMeta,
  count: number,
): number | undefined {
  const ranges = states.flatMap((lines) => (typeof lines === "string" ? [] : lines));
  return ranges.flat().find((number) => number < firstNumber || number >= firstNumber + count);
}

/** What a word expects instead of its value, if that is not right. */
function faultOf(word: CodeWord, value: string | true): string | undefined {
  if (word === "title") return value === true || value === "" ? '`title="server.ts"`' : undefined;
  if (value === true) return undefined;
  if (word !== "lines") return `\`${word}\` alone`;
  return /^\d{1,6}$/.test(value) ? undefined : "the first line's number, as `lines=5`";
}

function isLines(written: string): boolean {
  return written.split("|").every((state) => readLines(state.trim(), 0) !== undefined);
}

/** @param before how many numbers come before that of the first line */
function readLines(written: string, before: number): Lines | "hide" | undefined {
  if (written === "hide") return "hide";
  if (written === "none" || written === "0") return "none";
  if (["", "all", "*"].includes(written)) return "all";
  const ranges: [number, number][] = [];
  for (const range of written.split(",")) {
    const [, first, last = first] = /^\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?$/.exec(range) ?? [];
    if (first === undefined || Number(last) < Number(first)) return undefined;
    ranges.push([Number(first) + before, Number(last) + before]);
  }
  return ranges;
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, "$2");
}
