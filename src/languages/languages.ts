import { de } from "./de.ts";
import { en } from "./en.ts";
import { type Messages, messageReviver, type Translation } from "./messages.ts";

/** In which direction a language is written. */
export type Direction = "ltr" | "rtl";

/** The interface in a language, with all the messages of the English one. */
export type Language = Translation<Omit<typeof en, "direction">> & {
  readonly direction: Direction;
};

/** By their BCP 47 subtags. */
const LANGUAGES: Readonly<Record<string, Language>> = { en, de };

type Words = Messages<typeof en>;

/** What only some pages say. */
export type PagePart = "talk" | "timing";

/** What a page's scripts say; `talk` on the pages of a talk, and `timing` on that of times. */
export type ScriptWords = Pick<Words, "scripts" | PagePart>;

/** What a page's HTML is written with; what it says as its scripts do is theirs. */
export type PageWords = ScriptWords & Words["page"];

/** The language of the interface for an episode in the language `tag`, a BCP 47 tag as `de-AT`: its own, or English. */
export function interfaceLanguage(tag: string): string {
  const language = subtagOf(tag);
  return language in LANGUAGES ? language : "en";
}

/** By tag: a page asks for each of its notes, and `Intl.Locale` takes its time. */
const SUBTAGS = new Map<string, string>();

/** The language of a BCP 47 tag, as `de` of `de-AT`. */
export function subtagOf(tag: string): string {
  const known = SUBTAGS.get(tag) ?? new Intl.Locale(tag).language;
  SUBTAGS.set(tag, known);
  return known;
}

function languageOf(tag: string): Language {
  return LANGUAGES[interfaceLanguage(tag)] ?? en;
}

/** In which direction the interface is written for an episode in the language `tag`. */
export function interfaceDirection(tag: string): Direction {
  return languageOf(tag).direction;
}

/** What the pages of an episode in the language `tag` are written with. */
export function pageWords(tag: string): PageWords {
  const { direction: _direction, page, ...others } = languageOf(tag);
  const json = JSON.stringify({ ...page, ...others });
  return JSON.parse(json, messageReviver(interfaceLanguage(tag)));
}

/** {@link ScriptWords} as JSON, for a page of an episode in the language `tag`, with the part that the page says. */
export function scriptWords(tag: string, part?: PagePart): string {
  const language = languageOf(tag);
  return JSON.stringify({ scripts: language.scripts, ...(part && { [part]: language[part] }) });
}
