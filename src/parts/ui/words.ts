import { live as english } from "../../languages/en/live.ts";
import type { LiveWords } from "../../languages/languages.ts";

const OTHERS: Readonly<Record<string, () => Promise<{ readonly live: LiveWords }>>> = {
  de: () => import("../../languages/de/live.ts"),
};

/** What the interface speaks, as `de`: `html[data-words]`. */
export const language = document.documentElement.dataset["words"] ?? "en";

const load = OTHERS[language];

/** What scripts say, in the interface's language. */
export const words: LiveWords = load ? (await load()).live : english;

/**
 * Says of an element that a script has made for the interface's words that it is in their language, where the episode
 * is in another.
 */
export function speakInterface(element: HTMLElement): void {
  const { lang } = document.documentElement;
  if (lang === "" || new Intl.Locale(lang).language === language) return;
  element.lang = language;
  // As all languages of the interface are written.
  element.dir = "ltr";
}

/** Says of what shows the episode within such an element that it is in the episode's language. */
export function speakEpisode(element: HTMLElement): void {
  const { lang, dir } = document.documentElement;
  element.lang = lang;
  element.dir = dir;
}
