import type { ScriptWords } from "../../languages/languages.ts";
import { localeOf, messageReviver } from "../../languages/messages.ts";
import { query } from "./elements.ts";

// The server has written them into the page, in its language alone.
const template = query("#words", HTMLTemplateElement);

/** The language of the interface, as `de`. */
export const language = template.lang;

/** What `Intl` writes numbers, dates and lists by. */
export const locale = localeOf(language);

const { scripts, talk, timing }: ScriptWords = JSON.parse(
  template.content.textContent,
  messageReviver(language, template.dir === "rtl" ? "rtl" : "ltr"),
);

/** What the scripts of all pages say. */
export const words = scripts;

/** What the scripts of Present and Speaker say besides. */
export const talkWords = talk;

/** What the Timing page's script says besides. */
export const timingWords = timing;

/** Gives an element that holds the interface's words their language, where the episode is in another. */
export function speakInterface(element: HTMLElement): void {
  const { lang } = document.documentElement;
  if (lang === "" || new Intl.Locale(lang).language === language) return;
  element.lang = language;
  element.dir = template.dir;
}

/** Gives an element that shows the episode, within one of the interface's, the episode's language. */
export function speakEpisode(element: HTMLElement): void {
  const { lang, dir } = document.documentElement;
  element.lang = lang;
  element.dir = dir;
}
