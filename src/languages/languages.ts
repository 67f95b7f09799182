import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { localeOf, type Messages, messageReviver, type Translation } from "./messages.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";

/** In which direction a language is written. */
export type Direction = "ltr" | "rtl";

/**
 * The interface in a language, with all the messages of the English one.
 *
 * @template Category the plural categories that the language has besides `other`
 */
export type Language<Category extends Intl.LDMLPluralRule = never> = Translation<
  typeof en,
  Category
>;

/** By their BCP 47 subtags. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  pl,
  ja,
  ar,
};

type Words = Messages<typeof en>;

/** What only some pages say. */
export type PagePart = "talk" | "timing";

/** What a page's scripts say; `talk` on the pages of a talk, and `timing` on that of times. */
export type ScriptWords = Pick<Words, "scripts" | PagePart>;

/** What a page's HTML is written with; what it says as its scripts do is theirs. */
export type PageWords = ScriptWords & Words["page"] & Quantities;

/** What `Intl` knows of a language. */
interface Quantities {
  /** As `5 min`. */
  readonly minutes: (count: number) => string;
  /** As `0.1 sec`. */
  readonly seconds: (count: number) => string;
  /** As `sec`. */
  readonly secondUnit: string;
  /** @param date of ISO 8601, without a time */
  readonly date: (date: string) => string;
}

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

/** Scripts, by their names in ISO 15924. */
const RIGHT_TO_LEFT: ReadonlySet<string | undefined> = new Set(
  "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split(" "),
);

/** The direction of a language, by its script, or by its most common one if it names none. */
export function direction(tag: string): Direction {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script) ? "rtl" : "ltr";
}

/** By tag, as each is made of its language's JSON. */
const PAGE_WORDS = new Map<string, PageWords>();

/** What the pages of an episode in the language `tag` are written with. */
export function pageWords(tag: string): PageWords {
  const known = PAGE_WORDS.get(tag);
  if (known) return known;
  const { page, ...others } = languageOf(tag);
  const language = interfaceLanguage(tag);
  const json = JSON.stringify({ ...page, ...others });
  // Of a region, if the interface is in the episode's language.
  const quantities = quantitiesOf(language === subtagOf(tag) ? tag : language);
  const words: PageWords = {
    ...JSON.parse(json, messageReviver(language, direction(language))),
    ...quantities,
  };
  PAGE_WORDS.set(tag, words);
  return words;
}

function quantitiesOf(tag: string): Quantities {
  const locale = localeOf(tag);
  const formatOf = (unit: "minute" | "second") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" });
  const [minutes, seconds] = [formatOf("minute"), formatOf("second")];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const unit = seconds.formatToParts(10).find(({ type }) => type === "unit");
  return {
    minutes: (count) => minutes.format(count),
    seconds: (count) => seconds.format(count),
    secondUnit: unit?.value ?? "",
    date: (date) => dates.format(new Date(date)),
  };
}

/** {@link ScriptWords} as JSON, for a page of an episode in the language `tag`, with the part that the page says. */
export function scriptWords(tag: string, part?: PagePart): string {
  const language = languageOf(tag);
  return JSON.stringify({ scripts: language.scripts, ...(part && { [part]: language[part] }) });
}
