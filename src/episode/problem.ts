import { closest, distance } from "fastest-levenshtein";
import type { Position } from "unist";
import { VFileMessage } from "vfile-message";
import { RULES, type RuleId } from "./rules/rules.ts";

/** A place in the sources. */
export interface Place {
  /** Relative to the working directory. */
  readonly path: string;
  readonly position?: Position | undefined;
}

/** Fields of a message for programs, beside its reason. */
export interface Details {
  /** The value at fault. */
  readonly actual?: string | undefined;
  /** Values that are allowed instead. */
  readonly expected?: readonly string[] | undefined;
  /** The other place that makes this one wrong, as the first of two equal ids. */
  readonly cause?: Place | undefined;
  /** What mends it, if there is but one right answer. */
  readonly edit?: Edit | undefined;
}

/** Characters of a file's text, without its byte order mark, that another text is to replace. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A message that may know how to mend what it is about. */
export class Problem extends VFileMessage {
  /** The one right answer. */
  edit: Edit | undefined;
}

/**
 * A located message about the sources.
 *
 * @param reason "Unexpected X, expected Y", without a closing full stop
 */
export function problem(
  rule: RuleId,
  place: Place,
  reason: string,
  { actual, expected, cause, edit }: Details = {},
): Problem {
  const message = new Problem(reason, {
    place: place.position,
    ruleId: rule,
    source: "cuedeck",
    cause: cause && causeAt(cause),
  });
  message.file = place.path;
  message.fatal = RULES[rule].severity === "error";
  message.edit = edit;
  if (actual !== undefined) message.actual = actual;
  if (expected !== undefined) message.expected = [...expected];
  return message;
}

function causeAt({ path, position }: Place): VFileMessage {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  const message = new VFileMessage(`The other place is ${path}:${line}:${column}`, {
    place: position,
  });
  message.file = path;
  return message;
}

/** A problem as one sentence, after its place: `slides/talk/01-part.md:8:1 Unexpected …`. */
export function sentenceOf({ file, line, column, reason }: VFileMessage): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${place} ${reason}`;
}

export function isError(message: VFileMessage): boolean {
  return message.fatal === true;
}

/** Edits that make one word of another, as a share of the longer one's letters, in which both may be the same word. */
const MISSPELT = 0.4;

/** Characters of a word that may be a misspelt name; to compare one takes a time that grows with its cube. */
const LONGEST_WORD = 100;

/**
 * The name most likely meant: one that starts with the word, as `language` for `lang`, else one that is misspelt, else one
 * that starts as most of the word does, as `hidden` for `hide`. None where all are other words.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word === "" || word.length > LONGEST_WORD || names.length === 0) return undefined;
  const longer = names.find((name) => name.startsWith(word));
  if (longer !== undefined) return longer;
  const close = closest(word, names);
  if (edits(word, close) <= MISSPELT * Math.max(word.length, close.length)) return close;
  const start = word.slice(0, Math.max(3, Math.ceil(word.length * 0.75)));
  return names.find((name) => name.startsWith(start));
}

/** Letters that are changed, missing, too many, or once in the place of their neighbour. */
function edits(word: string, name: string): number {
  const swapped = Array.from(word, (letter, at) =>
    at === 0 ? word : word.slice(0, at - 1) + letter + word[at - 1] + word.slice(at + 1),
  );
  return Math.min(distance(word, name), ...swapped.map((each) => 1 + distance(each, name)));
}

/** Quotes names for "expected …": `a`, `b` or `c`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "nothing";
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
}

/** Names of which a message lists all. */
const FEW = 24;

/**
 * Quotes what is expected for a word: the name that is near, else all of a few, else their kind.
 *
 * @param kind follows "expected" where there are many, as "a rule of the README"
 * @param written a name as messages show it
 */
export function nearestOrAll(
  word: string,
  names: readonly string[],
  kind = "one that is known",
  written = (name: string) => name,
): string {
  const near = nearest(word, names);
  if (near !== undefined) return `\`${written(near)}\``;
  return names.length > FEW ? kind : alternatives(names.map(written));
}
