import { page as de } from "./de/page.ts";
import type { live } from "./en/live.ts";
import { page as en } from "./en/page.ts";
import type { talk } from "./en/talk.ts";

export type PageWords = typeof en;
export type LiveWords = typeof live;
export type TalkWords = typeof talk;

const LANGUAGES: Readonly<Record<string, PageWords>> = { en, de };

/**
 * The language in which the pages of an episode speak: the episode's own, or English.
 *
 * @param tag BCP 47, as `de-AT`
 * @returns a key of the table, as `de`
 */
export function interfaceLanguage(tag: string): string {
  const { language } = new Intl.Locale(tag);
  return language in LANGUAGES ? language : "en";
}

/** The words of the pages of an episode in the language `tag`. */
export function pageWords(tag: string): PageWords {
  return LANGUAGES[interfaceLanguage(tag)] ?? en;
}
