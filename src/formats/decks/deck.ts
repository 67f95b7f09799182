import type { Position } from "unist";
import { isScalar } from "yaml";
import { parseYaml } from "../../episode/parse-yaml.ts";

/** The value of a key of front matter, as YAML. */
export interface Setting {
  readonly yaml: string;
  /** Line of the key, from 0. */
  readonly line: number;
}

/** Front matter by its top-level keys. */
export type Settings = ReadonlyMap<string, Setting>;

/** The Markdown of speaker notes. */
export interface RawNotes {
  readonly text: string;
  /** Its first line, from 0. */
  readonly line: number;
}

/** A slide of a deck's file. Lines count from 0. */
export interface RawSlide {
  readonly settings: Settings;
  readonly body: string;
  /** The body's first line. */
  readonly line: number;
  /** Notes that are not part of the body. */
  readonly notes?: RawNotes | undefined;
  /** Number of its group, which becomes a segment: a column of reveal.js, or a section slide and what follows. */
  readonly group: number;
}

export interface RawDeck {
  /** Of the file's front matter. */
  readonly settings: Settings;
  readonly slides: readonly RawSlide[];
}

/** The Markdown of one tool's decks. */
export interface Dialect {
  /** Whether a Markdown deck is written for the tool. */
  readonly detect: (text: string) => boolean;
  readonly split: (lines: readonly string[]) => RawDeck;
  /** Whether the items of a list with `*` or `1)` are steps. */
  readonly starsAreSteps?: boolean;
  /** Whether the comments in a slide's body are its notes. */
  readonly commentsAreNotes?: boolean;
  /** Whether an image's alternative text holds keywords for its layout, as in `![bg left:40%](a.png)`. */
  readonly hasKeywords?: boolean;
  /** Whether a line `::right::` begins another slot of the layout. */
  readonly hasSlots?: boolean;
  /** The folder beside the deck for addresses that begin with `/`. */
  readonly publicFolder?: string;
}

/** Splits YAML by its top-level keys. @param line of the file on which it begins, from 0 */
export function readSettings(lines: readonly string[], line: number): Settings {
  const starts = lines.flatMap((text, index) => (KEY.test(text) ? [index] : []));
  return new Map(
    starts.map((start, index) => {
      const [, key = ""] = KEY.exec(lines[start] ?? "") ?? [];
      const own = lines.slice(start, starts[index + 1]).join("\n");
      return [key, { yaml: own.slice(key.length + 1).trim(), line: line + start }];
    }),
  );
}

const KEY = /^([A-Za-z_][\w-]*):(?:\s|$)/;

/** The most characters of a value that is parsed; an episode has no use for a longer one. */
const LONGEST_VALUE = 2000;

/** The text of a setting on one line; a list or a map as it is written; `undefined` if there is none. */
export function textOf(settings: Settings, key: string): string | undefined {
  const yaml = settings.get(key)?.yaml ?? "";
  // Most are a word or two, there may be thousands, and parsing is slow.
  if (/^[\w -]*$/.test(yaml)) return yaml || undefined;
  // Deep nesting would exceed the parser's call stack.
  const isText = yaml.length <= LONGEST_VALUE && !/^[[{]/.test(yaml);
  const value = isText ? parseYaml(yaml).document.contents : undefined;
  const text = isScalar(value) ? (value.source ?? "") : yaml;
  return text.replaceAll(/\s+/g, " ").trim() || undefined;
}

/** Reads the front matter at the start of a file. @returns its settings and its number of lines */
export function readFrontMatter(lines: readonly string[]): {
  settings: Settings;
  length: number;
} {
  if (lines[0]?.trimEnd() !== "---") return { settings: new Map(), length: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) return { settings: new Map(), length: 0 };
  return { settings: readSettings(lines.slice(1, end), 1), length: end + 1 };
}

/** A code fence; after backticks, no further backtick may follow on the line. */
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;

/** For each line whether it belongs to fenced code. */
export function linesInCode(lines: readonly string[]): boolean[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const [, backticks, tildes] = FENCE.exec(line) ?? [];
    const mark = backticks ?? tildes;
    if (fence === undefined) {
      fence = mark;
      return mark !== undefined;
    }
    if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
    return true;
  });
}

/** Reports what is not carried over. @param position in the slide's text */
export type LeaveOut = (what: string, position: Position | undefined) => void;

/** The start of a text, for a message. */
export function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** The front matter of a file, as it is written. */
export function frontMatterOf(text: string): string {
  return /^---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)---/.exec(text)?.[1] ?? "";
}
