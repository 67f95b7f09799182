import { closest } from "fastest-levenshtein";
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

/** The name most likely meant: one that starts with the word, as `language` for `lang`, else the one with the fewest edits. */
export function nearest(word: string, names: readonly string[]): string {
  return names.find((name) => word !== "" && name.startsWith(word)) ?? closest(word, names);
}

/** Quotes names for "expected …": `a`, `b` or `c`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "nothing";
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
}

/** Quotes what is expected for a word: all of a few names, or the nearest of more than eight. */
export function nearestOrAll(word: string, names: readonly string[]): string {
  return names.length > 8 ? `\`${nearest(word, names)}\`` : alternatives(names);
}
