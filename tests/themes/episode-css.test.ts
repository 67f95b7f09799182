import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { episodeCss } from "../../src/themes/episode-css.ts";
import { contextOf } from "../pages/context.ts";

const PAGES = new URL("../../src/pages/", import.meta.url);

/** By what a segment has, a rule that only then is in the style sheet. */
it.each([
  ["::slide{layout=quote}", ".layout-quote "],
  ["::slide{layout=image}", ".first-pictures{"],
  ["::slide{ground=ink}", ".slide[data-ground=ink]"],
  ["`a`", ".slide pre"],
  ["```js\na\n```", ".copy"],
  ["> [!NOTE]\n> Mind the gap.", ".callout "],
  [":::notes\n> [!NOTE]\n> Mind the gap.\n:::", ".callout "],
  [":::fit\nLarge\n:::", ".fit-words"],
  ['::embed{src="https://example.org/a" title="A"}', ".embed-view"],
])("has for %j what it needs", async (slide, rule) => {
  const [having, without] = await Promise.all([slide, "Words."].map(cssOf));
  expect(having).toContain(rule);
  expect(without).not.toContain(rule);
});

it("is in the layers of the pages, which each page's style puts in order first", async () => {
  expect(await cssOf("`a`")).toMatch(/^@layer base\{.*\}\n@layer layout\{.*\}\n$/);
  const folders = (await readdir(PAGES, { withFileTypes: true })).filter((each) =>
    each.isDirectory(),
  );
  // That of the rules is made once, and is a file of the guide.
  for (const { name } of folders.filter((folder) => folder.name !== "rules"))
    expect(await readFile(new URL(`${name}/style.css`, PAGES), "utf8")).toMatch(
      /^@import "..\/..\/parts\/ui\/layers.css";\n/,
    );
});

async function cssOf(slide: string): Promise<string> {
  // A directive of the slide comes first, and notes may not stand alone.
  const { episode } = await contextOf({ segments: [`${slide}\n\nAnd words.`] });
  return episodeCss(episode);
}
