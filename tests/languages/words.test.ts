import { expect, test } from "vitest";
import { live as deLive } from "../../src/languages/de/live.ts";
import { page as dePage } from "../../src/languages/de/page.ts";
import { talk as deTalk } from "../../src/languages/de/talk.ts";
import { live as enLive } from "../../src/languages/en/live.ts";
import { page as enPage } from "../../src/languages/en/page.ts";
import { talk as enTalk } from "../../src/languages/en/talk.ts";
import { interfaceLanguage, pageWords } from "../../src/languages/languages.ts";

const en = { page: enPage, live: enLive, talk: enTalk };
const de = { page: dePage, live: deLive, talk: deTalk };

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["de", "de"],
  ["de-AT", "de"],
  ["fr", "en"],
  ["zh-Hant-TW", "en"],
])("an episode in %s has pages that speak %s", (tag, language) => {
  expect(interfaceLanguage(tag)).toBe(language);
  expect(pageWords(tag)).toBe(language === "de" ? de.page : en.page);
});

/** What functions of text are called with; all others take numbers. */
const TEXTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  "page.by": [
    ["Lee", undefined],
    ["Lee, Kim", "2026-05-04"],
  ],
  "page.afterFirst": [["Human data"]],
  "page.listenFrom": [["12:34"]],
  "page.source": [[1, "Lee 2020"]],
  "live.backTo": [["12:34"]],
  "live.resume": [["12:34"]],
  "live.sleepIn": [["12:34"]],
  "live.noTimecode": [["soon"]],
  "live.showSlide": [[1, "The cell"]],
  "live.trouble.duration": [["12:34", "12:56"]],
  "live.sharing.copyLinkTo": [["12:34"]],
  "live.sharing.quote": [["All fire.", "The talk"]],
  "live.keep.keep": [["4 MB"]],
  "talk.ofDuration": [["12:34"]],
  "talk.ahead": [["00:12"]],
  "talk.behind": [["00:12"]],
  "talk.left": [["00:12"]],
  "talk.over": [["00:12"]],
  "talk.ends": [["14:05"]],
  "talk.nextCue": [["00:12"]],
  "talk.noSlot": [["soon"]],
  "talk.takeUp": [["14:05", "00:12"]],
  "talk.room.paired": [["14:05"]],
  "talk.rehearsal.runOf": [["14:05", "12:34"]],
  "talk.rehearsal.chartText": [["The cell", "12:34", "12:40"]],
  "talk.rehearsal.downloadHint": [["cuedeck retime"]],
};
const NUMBERS = [
  [1, 1],
  [1, 3],
  [3, 7],
];

/** Every word of a language by its path, functions called with what they take. */
function wordsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function")
    return (TEXTS[path] ?? NUMBERS).flatMap((taken) =>
      wordsIn(value(...taken), `${path}(${taken.join(", ")})`),
    );
  return Object.entries(value ?? {}).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`));
}

function allWords({ page, live, talk }: typeof en | typeof de): [path: string, text: string][] {
  return [...wordsIn(page, "page"), ...wordsIn(live, "live"), ...wordsIn(talk, "talk")];
}

test.each([
  ["en", en],
  ["de", de],
])("no word of %s is empty or says what a program would", (_language, module) => {
  const words = allWords(module);
  expect(words.length).toBeGreaterThan(100);
  for (const [path, text] of words) {
    expect(text.trim(), path).not.toBe("");
    expect(text, path).not.toMatch(/undefined|NaN|\[object/);
  }
});

test("German is another language: few words are the English ones", () => {
  const english = new Map(allWords(en));
  const same = allWords(de).filter(
    ([path, text]) => /[a-z]{3}/i.test(text) && english.get(path) === text,
  );
  expect(same.map(([path]) => path).toSorted()).toEqual([
    "page.episode",
    "page.papers.handout",
    "page.pdf",
    "talk.rehearsal.median",
  ]);
});
