import { expect, test } from "vitest";
import { findMatches, foldText } from "../../../src/parts/notes/find-matches.ts";

const found = (text: string, query: string) =>
  findMatches(foldText(text), query).map(({ start, end }) => text.slice(start, end));

const DECOMPOSED = "Cafe\u0301 noir";

test.each<[name: string, text: string, query: string, expected: string[]]>([
  ["a word, wherever it stands", "An axon, the axons", "axon", ["axon", "axon"]],
  ["in any case", "NMDA and nmda", "Nmda", ["NMDA", "nmda"]],
  ["a letter with a mark by the bare one", "naïve Ångström", "naive", ["naïve"]],
  ["the bare letter by one with a mark", "naive", "naïve", ["naive"]],
  ["a mark that is a character of its own", DECOMPOSED, "café", ["Cafe\u0301"]],
  ["an accent in the query only", "resume", "résumé", ["resume"]],
  ["a vowel that is a mark, and no other", "कम की", "की", ["की"]],
  ["words without their points", "שָׁלוֹם", "שלום", ["שָׁלוֹם"]],
  ["Arabic without its points and hamzas", "أَثَرُ القِراءة", "اثر", ["أَثَرُ"]],
  ["Arabic with them", "اثر القراءه", "القراءة", ["القراءه"]],
  ["an Arabic word that was lengthened", "مرحبـــا بكم", "مرحبا", ["مرحبـــا"]],
  ["an Arabic ending of either shape", "إلى المستشفى", "المستشفي", ["المستشفى"]],
  ["Arabic digits by others", "عام ٢٠٢٦", "2026", ["٢٠٢٦"]],
  ["Japanese within a sentence", "潮は月に引かれて満ちます", "月に", ["月に"]],
  ["Katakana by Hiragana", "データとグラフ", "ぐらふ", ["グラフ"]],
  ["letters of half and of full width", "ﾃﾞｰﾀ ＡＢＣ", "データ abc", ["ﾃﾞｰﾀ ＡＢＣ"]],
  ["a figure set high", "10 m² wide", "m2", ["m²"]],
  ["any white space for any other", "more\n  glutamate", "more glutamate", ["more\n  glutamate"]],
  ["a no-break space", "10\u00a0mg", "10 mg", ["10\u00a0mg"]],
  ["a query with white space around it", "the brain", "  brain ", ["brain"]],
  ["a typographic apostrophe by the keyboard's", "it isn’t", "isn't", ["isn’t"]],
  ["across a soft hyphen", "neuro\u00adplasticity", "neuroplast", ["neuro\u00adplast"]],
  ["a syllable by the first of its letters", "한국어", "하", ["한"]],
  ["beyond the basic plane", "a 🧠 brain", "🧠 b", ["🧠 b"]],
  ["after a letter that folds to two", "İstanbul and Ankara", "ankara", ["Ankara"]],
  ["what overlaps only once", "aaaa", "aa", ["aa", "aa"]],
  ["what a pattern would read otherwise", "(a+b)* is a.b", "a.b", ["a.b"]],
  ["nothing for a query of white space", "a b", "  ", []],
  ["nothing where nothing is", "dopamine", "serotonin", []],
  ["nothing in an empty text", "", "a", []],
])("finds %s", (_name, text, query, expected) => {
  expect(found(text, query)).toEqual(expected);
});
