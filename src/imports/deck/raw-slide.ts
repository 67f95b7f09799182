/** A slide as a deck's file has it. Lines count from 0. */
export interface RawSlide {
  /** Keys and values of its own front matter. */
  readonly settings: ReadonlyMap<string, string>;
  readonly body: string;
  /** Of the body's first line. */
  readonly line: number;
  /** What is only for the speaker, as Markdown. */
  readonly notes: string;
  /** Which of the deck's groups it is in: a column of reveal.js's, or what follows a section's slide. */
  readonly group: number;
}

export interface RawDeck {
  /** Keys and values of the file's front matter. */
  readonly settings: ReadonlyMap<string, string>;
  readonly slides: readonly RawSlide[];
}

/** How one tool writes its decks. */
export interface Dialect {
  readonly name: DialectName;
  readonly split: (lines: readonly string[]) => RawDeck;
  /** Whether a bullet that is a star, or a number with a bracket, brings its item as a step. */
  readonly starsAreSteps?: boolean;
}

export const DIALECTS = ["slidev", "marp", "reveal-md"] as const;
export type DialectName = (typeof DIALECTS)[number];

/** Top-level keys of YAML and their values, as far as they are on one line. */
export function readSettings(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, key = "", value = ""] = /^([A-Za-z_][\w-]*):\s*(.*?)\s*$/.exec(line) ?? [];
      return key === "" ? [] : [[key, value.replace(/^(["'])(.*)\1$/, "$2")]];
    }),
  );
}

/** The front matter that a file begins with: how many lines it takes, and what they say. */
export function takeFrontMatter(lines: readonly string[]): {
  settings: Map<string, string>;
  length: number;
} {
  if (lines[0]?.trimEnd() !== "---") return { settings: new Map(), length: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end < 0) return { settings: new Map(), length: 0 };
  return { settings: readSettings(lines.slice(1, end)), length: end + 1 };
}

/** For each line whether it is within a fence of code, or is one. */
export function linesInCode(lines: readonly string[]): boolean[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined) {
      fence = mark;
      return mark !== undefined;
    }
    if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
    return true;
  });
}
