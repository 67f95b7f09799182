import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { de } from "../../src/languages/de.ts";
import { en } from "../../src/languages/en.ts";
import { interfaceLanguage, pageWords, scriptWords } from "../../src/languages/languages.ts";
import { messageReviver } from "../../src/languages/messages.ts";

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["de", "de"],
  ["de-AT", "de"],
  ["is", "en"],
  ["zh-Hant-TW", "en"],
])("an episode in %s has pages that speak %s", (tag, language) => {
  expect(interfaceLanguage(tag)).toBe(language);
  expect(pageWords(tag).chapters).toBe((language === "de" ? de : en).page.chapters);
});

test("every file of a language is in the table", async () => {
  const files = await readdir(new URL("../../src/languages", import.meta.url));
  const languages = files.filter((name) => /^[a-z]{2,3}\.ts$/.test(name));
  expect(languages).toContain("de.ts");
  for (const name of languages)
    expect(`${interfaceLanguage(name.replace(".ts", ""))}.ts`).toBe(name);
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

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const english = new Map(messagesIn(en));

test.each([
  ["en", en],
  ["de", de],
])("no message of %s is empty, or names a value that there is not", (_language, language) => {
  const messages = messagesIn(language);
  expect(messages.length).toBeGreaterThan(200);
  for (const [path, text] of messages) {
    expect(text.trim(), path).not.toBe("");
    const source = english.get(path) ?? english.get(path.replace(/\.\w+$/, ".other")) ?? "";
    expect(namesIn(source), path).toEqual(expect.arrayContaining(namesIn(text)));
    expect(text.replaceAll(/\{\w+\}/g, ""), path).not.toMatch(/[{}]/);
  }
});

test("German is another language: few words are the English ones", () => {
  const same = messagesIn(de).filter(
    ([path, text]) =>
      /[a-z]{3}/i.test(text.replaceAll(/\{\w+\}/g, "")) && english.get(path) === text,
  );
  expect(same.map(([path]) => path).toSorted()).toEqual([
    "direction",
    "page.episode",
    "page.handout",
    "page.pdf",
    "scripts.controls.pause",
    "talk.rehearsal.columns.median",
  ]);
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
  const forms = {
    one: "jeden slajd",
    few: "{count} slajdy",
    many: "{count} slajdów",
    other: "{count} slajdu",
  };
  const polish: { readonly slides: (values: { readonly count: number }) => string } = JSON.parse(
    JSON.stringify({ slides: forms }),
    messageReviver("pl"),
  );
  expect([1, 2, 5, 22, 1.5].map((count) => polish.slides({ count }))).toEqual([
    "jeden slajd",
    "2 slajdy",
    "5 slajdów",
    "22 slajdy",
    "1,5 slajdu",
  ]);
});
