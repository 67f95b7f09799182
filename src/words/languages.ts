import * as de from "./de.ts";
import * as en from "./en.ts";

export type PageWords = typeof en.page;
export type LiveWords = typeof en.live;
export type TalkWords = typeof en.talk;

const LANGUAGES: Readonly<Record<string, { readonly page: PageWords }>> = { en, de };

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
  return LANGUAGES[interfaceLanguage(tag)]?.page ?? en.page;
}
