import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import { pageWords } from "../../src/languages/languages.ts";
import { renderSearch } from "../../src/parts/notes/html.ts";
import { SEARCH_FORM } from "../parts/notes/search-form.ts";

test("the form that searches the notes is the one that its script was tested with", () => {
  const html = toHtml(renderSearch(pageWords("en"), {}, ["Lee", "Marie Curie"]));
  expect(html.replaceAll(/<svg.*?<\/svg>/g, "")).toBe(SEARCH_FORM);
});

test("it says in which language it speaks, where that is not the page's", () => {
  const html = toHtml(renderSearch(pageWords("en"), { lang: "en", dir: "ltr" }));
  expect(html).not.toContain("<select");
  expect(html).toContain('<form class="search" role="search" hidden lang="en" dir="ltr">');
});
