import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { de } from "../../src/languages/de.ts";
import { en } from "../../src/languages/en.ts";
import {
  interfaceLanguage,
  LANGUAGES,
  pageWords,
  scriptWords,
} from "../../src/languages/languages.ts";

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["de", "de"],
  ["de-AT", "de"],
  ["pt-PT", "pt"],
  ["ar-EG", "ar"],
  ["is", "en"],
  ["zh-Hant-TW", "en"],
])("an episode in %s has pages that speak %s", (tag, language) => {
  expect(interfaceLanguage(tag)).toBe(language);
  expect(pageWords(tag).chapters).toBe(LANGUAGES[language]?.page.chapters);
});

test("every file of a language is in the table", async () => {
  const files = await readdir(new URL("../../src/languages", import.meta.url));
  const languages = files.filter((name) => /^[a-z]{2,3}\.ts$/.test(name));
  expect(languages.toSorted()).toEqual(
    Object.keys(LANGUAGES)
      .map((tag) => `${tag}.ts`)
      .toSorted(),
  );
});

test("a page's scripts have the words of its language alone, and of a talk only where there is one", () => {
  const listen = scriptWords("de-AT");
  expect(JSON.parse(listen)).toEqual({ scripts: de.scripts });
  expect(JSON.parse(scriptWords("en", "talk"))).toHaveProperty("talk.noDeck", en.talk.noDeck);
});

/** Every message of a language by its path; a plural's forms each by its own. */
function messagesIn(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    messagesIn(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** The forms of every message that has them, by its path. */
function formsIn(value: unknown, path = ""): [path: string, categories: string[]][] {
  if (typeof value !== "object" || value === null) return [];
  if ("other" in value) return [[path, Object.keys(value).toSorted()]];
  return Object.entries(value).flatMap(([key, inner]) => formsIn(inner, `${path}.${key}`));
}

const CATEGORY = /\.(?:zero|one|two|few|many|other)$/;
const SMALL = /\.(?:zero|one|two)$/;
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const sourceOf = (path: string) =>
  english.get(path) ?? english.get(path.replace(CATEGORY, ".other")) ?? "";
const english = new Map(messagesIn(en));

/** Of a format, and of keys as they are printed on keyboards. */
const NAMES: ReadonlySet<string> = new Set(["PDF", "Enter", "Page Up", "Page Down"]);

/** Words that a language writes as English does: of one origin, or taken over from it. */
const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  de: ["Episode", "Handout", "Pause", "Median"],
  fr: ["Notes", "Sources", "Segments", "Pause", "Volume"],
  es: ["Error"],
  pt: [
    "Slides",
    "{count} slide",
    "{count} slides",
    "Slide {number}: {title}",
    "Player",
    "Volume",
    "Slide",
  ],
  it: ["Volume"],
  nl: ["Tip", "Volume"],
  pl: [],
  ja: [],
  ar: [],
};

describe.each(Object.entries(LANGUAGES))("in %s", (tag, language) => {
  const messages = messagesIn(language);

  test("each message is there, and takes the values that the English one takes", () => {
    const paths = (all: readonly string[]) =>
      [...new Set(all.map((path) => path.replace(CATEGORY, "")))].toSorted();
    expect(paths(messages.map(([path]) => path))).toEqual(paths([...english.keys()]));
    const faulty = messages.filter(([path, text]) => {
      const expected = namesIn(sourceOf(path));
      // A form of one number, as “two slides” in Arabic, may do without it.
      const needed = SMALL.test(path) ? expected.filter((name) => name !== "count") : expected;
      const found = namesIn(text);
      return (
        text === "" ||
        text.trim() !== text ||
        /[{}]/.test(text.replaceAll(/\{\w+\}/g, "")) ||
        needed.some((name) => !found.includes(name)) ||
        found.some((name) => !expected.includes(name))
      );
    });
    expect(faulty).toEqual([]);
  });

  test("a message of a count has the forms that the language has, and no others", () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const forms = formsIn(language);
    expect(forms.length).toBeGreaterThan(5);
    for (const [path, categories] of forms)
      expect(categories, path).toEqual(pluralCategories.toSorted());
  });

  test("no message is in English, but for words that both languages have", () => {
    const same = messages.filter(
      ([path, text]) =>
        /[a-z]{3}/i.test(text.replaceAll(/\{\w+\}/g, "")) &&
        path !== "page.laterLabels" &&
        text === sourceOf(path),
    );
    const texts = [...new Set(same.map(([, text]) => text))];
    if (tag !== "en") expect(texts.filter((text) => !NAMES.has(text))).toEqual(SAME_WORDS[tag]);
  });
});

test("a message takes values by their names, and writes numbers as its language does", () => {
  expect(pageWords("en").scripts.stepOf({ steps: 5, step: 4 })).toBe("step 4 of 5");
  expect(pageWords("en").scripts.rate({ rate: 1.25 })).toBe("1.25×");
  expect(pageWords("de").scripts.rate({ rate: 1.25 })).toBe("1,25×");
  // What stands for a name may hold braces itself.
  expect(pageWords("en").scripts.quote({ text: "{title}", title: "$1" })).toBe("“{title}” ($1)");
});

test("a message of a count takes the form that its language has for it", () => {
  expect([0, 1, 2].map((count) => pageWords("en").segments({ count }))).toEqual([
    "0 chapters",
    "1 chapter",
    "2 chapters",
  ]);
  expect([1, 2, 5, 22, 1.5].map((count) => pageWords("pl").slideCount({ count }))).toEqual([
    "1 slajd",
    "2 slajdy",
    "5 slajdów",
    "22 slajdy",
    "1,5 slajdu",
  ]);
  expect([0, 1, 2, 3, 11, 100].map((count) => pageWords("ar").segments({ count }))).toEqual([
    "لا فصول",
    "فصل واحد",
    "فصلان",
    "\u20683\u2069 فصول",
    "\u206811\u2069 فصلًا",
    "\u2068100\u2069 فصل",
  ]);
});

test.each<[tag: string, credits: string]>([
  ["en", "By Ada, Grace, and Lin, January 5, 2026."],
  ["en-GB", "By Ada, Grace, and Lin, 5 January 2026."],
  ["fr", "Par Ada, Grace et Lin, 5 janvier 2026."],
  ["ja", "作：Ada、Grace、Lin（2026年1月5日）。"],
  // Each name is ordered by itself, and digits are those of the timecodes.
  ["ar", "إعداد: \u2068Ada\u2069 و\u2068Grace\u2069 و\u2068Lin\u2069، \u20685 يناير 2026\u2069."],
  ["is", "By Ada, Grace, and Lin, January 5, 2026."],
])("lists and dates are written as an interface for %s writes them", (tag, credits) => {
  const words = pageWords(tag);
  const date = words.date("2026-01-05");
  expect(words.byOn({ authors: ["Ada", "Grace", "Lin"], date })).toBe(credits);
});

test("quantities are written as the language writes them", () => {
  const written = (tag: string) => {
    const { minutes, seconds, secondUnit } = pageWords(tag);
    return [minutes(12), seconds(0.1), secondUnit];
  };
  expect(written("en")).toEqual(["12 min", "0.1 sec", "sec"]);
  expect(written("de")).toEqual(["12 Min.", "0,1 Sek.", "Sek."]);
  expect(written("ja")).toEqual(["12 分", "0.1 秒", "秒"]);
  expect(written("ar")).toEqual(["12 د", "0.1 ث", "ث"]);
});

/** What a language's own rules of typography do not have. Code in backticks is the same in all. */
test.each<[tag: string, rule: string, never: RegExp]>([
  [
    "fr",
    "a narrow no-break space before signs of two parts",
    /[^\u202f`0-9:][;:!?»](?!\d)|«[^\u202f]/u,
  ],
  ["pl", "no word of one letter at the end of a line", /(?<![\p{L}\p{N}])[aiouwz] /iu],
  [
    "ja",
    "punctuation as wide as the script, and no space beside it",
    /[,;!?()]|[、。：（）「」] /u,
  ],
  ["ar", "punctuation of the script", /[,;?%]/u],
  ["de", "quotation marks of the language", /["“](?=\p{L})/u],
  ["nl", "three dots after a space", /\p{L}…/u],
])("%s has %s", (tag, _rule, never) => {
  const broken = messagesIn(LANGUAGES[tag]).filter(([, text]) =>
    never.test(text.replaceAll(/`[^`]*`|--\S+/g, "`")),
  );
  expect(broken).toEqual([]);
});
