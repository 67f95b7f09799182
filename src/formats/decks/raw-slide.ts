import type { Position } from "unist";
import { isScalar, parseDocument } from "yaml";

/** What stands beside a key of front matter, as YAML. */
export interface Setting {
  readonly yaml: string;
  /** Of the key, from 0. */
  readonly line: number;
}

/** Settings by their keys. */
export type Settings = ReadonlyMap<string, Setting>;

/** Markdown that is only for the speaker. */
export interface RawNotes {
  readonly text: string;
  /** Of its first line, from 0. */
  readonly line: number;
}

/** A slide as a deck's file has it. Lines count from 0. */
export interface RawSlide {
  readonly settings: Settings;
  readonly body: string;
  /** Of the body's first line. */
  readonly line: number;
  /** What does not stand within the body. */
  readonly notes?: RawNotes | undefined;
  /** Which of the deck's groups it is in: a column of reveal.js's, or what follows a section's slide. */
  readonly group: number;
}

export interface RawDeck {
  /** Of the file's front matter. */
  readonly settings: Settings;
  readonly slides: readonly RawSlide[];
}

/** How one tool writes its decks. */
export interface Dialect {
  readonly split: (lines: readonly string[]) => RawDeck;
  /** Whether a bullet that is a star, or a number with a bracket, brings its item as a step. */
  readonly starsAreSteps?: boolean;
  /** Whether the comments in a slide's body are its notes. */
  readonly commentsAreNotes?: boolean;
  /** Whether a picture's text says how it stands, as `![bg left:40%](a.png)` does. */
  readonly hasKeywords?: boolean;
  /** Whether a line `::right::` begins another part of the layout. */
  readonly hasSlots?: boolean;
  /** The folder beside the deck in which addresses begin that begin with `/`. */
  readonly publicFolder?: string;
}

/** Top-level keys of YAML. @param line on which they begin, from 0 */
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

/** Characters of a value that is read as YAML; of a longer one an episode could take nothing over. */
const LONGEST_VALUE = 2000;

/** A setting's text, on one line; what is none stays as it is written. `undefined` when there is none. */
export function textOf(settings: Settings, key: string): string | undefined {
  const yaml = settings.get(key)?.yaml ?? "";
  // Most are a word or two, and there may be thousands.
  if (/^[\w -]*$/.test(yaml)) return yaml || undefined;
  // Deep lists and maps are more than the parser can take.
  const isText = yaml.length <= LONGEST_VALUE && !/^[[{]/.test(yaml);
  const value = isText ? parseDocument(yaml, { logLevel: "silent" }).contents : undefined;
  const text = isScalar(value) ? (value.source ?? "") : yaml;
  return text.replaceAll(/\s+/g, " ").trim() || undefined;
}

/** The front matter that a file begins with: how many lines it takes, and what they say. */
export function takeFrontMatter(lines: readonly string[]): {
  settings: Settings;
  length: number;
} {
  if (lines[0]?.trimEnd() !== "---") return { settings: new Map(), length: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) return { settings: new Map(), length: 0 };
  return { settings: readSettings(lines.slice(1, end), 1), length: end + 1 };
}

/** What opens or closes code; between backticks and the line's end, none may follow. */
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;

/** For each line whether it is within a fence of code, or is one. */
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

/** Is told of what is not carried over. @param position in the slide's text */
export type LeaveOut = (what: string, position: Position | undefined) => void;

/** What a message shows of something. */
export function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
