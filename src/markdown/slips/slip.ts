import type { RuleId } from "../../episode/rules/rules.ts";

/** What an author writes that Markdown reads as text, and what was meant. */
export interface Slip {
  readonly rule: RuleId;
  /**
   * Finds it in the source of a node, as often as it is there: of a paragraph, of plain text within one, or of a fence. It
   * has a lookahead before a lookbehind, which else would read long spaces again at each of them.
   */
  readonly pattern: RegExp;
  /** What was meant; `undefined` for what is right after all. */
  readonly meant: (match: RegExpExecArray) => Meant | undefined;
}

export interface Meant {
  /** As "Unexpected … , expected …" says it. */
  readonly expected: string;
  /** What to write instead of all that was found, where there is but one right answer. */
  readonly mended?: string;
}

/** Spaces that can't be told from others, and characters that have no width: keyboards and copies leave them. */
export const UNSEEN = String.raw`[\u00A0\u00AD\u200B-\u200F\u202F\u2060\uFEFF]`;

/** A mistake that has one right answer. */
export function mended(text: string): Meant {
  return { expected: `\`${text.trim()}\``, mended: text };
}

/** A mistake that can be mended in several ways, or needs its author. */
export function expected(text: string): Meant {
  return { expected: text };
}
