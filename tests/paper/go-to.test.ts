import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { goTo } from "../../src/paper/page/go-to.ts";

const FONT = fileURLToPath(import.meta.resolve("katex/dist/fonts/KaTeX_Script-Regular.woff2"));

const PAGE = `<!doctype html><html lang="en"><title>A</title>
  <style>@font-face { font-family: Late; src: url(/late.woff2) } p { font-family: Late }</style>
  <script>addEventListener("popstate", () => (document.body.innerHTML = "<p>" + location.search));</script>`;

test("waits for fonts that only the other query has", async () => {
  await using shared = new SharedBrowser({ env: process.env, report: () => {} });
  const page = await (await shared.launch()).newPage();
  await page.answer(async ({ url }) => {
    if (url.pathname !== "/late.woff2") return { contentType: "text/html", body: PAGE };
    await wait(500);
    return { contentType: "font/woff2", body: await readFile(FONT) };
  });
  await page.goto("https://paper.invalid/?one");
  await page.loaded();
  await page.evaluate(goTo, "/?other");
  const shown = () =>
    Array.from(document.fonts, ({ status }) => `${document.body.innerText} ${status}`);
  expect(await page.evaluate(shown)).toEqual(["?other loaded"]);
});
