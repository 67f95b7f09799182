import { readFile } from "node:fs/promises";
import { toHtml } from "hast-util-to-html";
import { expect, it, test } from "vitest";
import { joinDrawing, readSvg } from "../../src/drawing/read-drawing.ts";
import { tokensOf } from "../../src/drawing/use-theme.ts";
import { EDITORIAL } from "../themes/editorial.ts";

const FIXTURES = new URL("../fixtures/drawings/", import.meta.url);
const TOKENS = tokensOf(EDITORIAL.colours);

async function read(text: string) {
  const { drawing, problems } = await readSvg({ path: "a.svg", text }, TOKENS);
  return {
    drawing: drawing && joinDrawing(drawing),
    problems: problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`),
  };
}

/** A drawing with some content, whose first step is a group without any. */
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="step 1"/>${content}</svg>`;

async function drawnOf(content: string) {
  const { drawing } = await read(svg(content));
  return drawing && toHtml(drawing.picture.wide.children, { space: "svg" });
}

test.each(["hand", "inkscape", "figma", "illustrator", "hostile"])(
  "%s.svg becomes a drawing",
  async (name) => {
    const { drawing, problems } = await read(
      await readFile(new URL(`${name}.svg`, FIXTURES), "utf8"),
    );
    const { picture, ...said } = drawing ?? {};
    const html = picture && toHtml(picture.wide, { space: "svg" }).replaceAll("><", ">\n<");
    const text = [JSON.stringify(said), ...problems, html, ""].join("\n");
    await expect(text).toMatchFileSnapshot(new URL(`${name}.txt`, FIXTURES).pathname);
  },
);

it("leaves a file without steps and with one colour of the theme as it is, and says nothing of it", async () => {
  const text = await readFile(new URL("plain.svg", FIXTURES), "utf8");
  expect(await read(text)).toEqual({ drawing: undefined, problems: [] });
});

test.each([
  ["two colours", '<path fill="#4a3fa6" stroke="#17202A"/>', true],
  [
    "one colour twice, and white",
    '<path fill="#4a3fa6" stroke="#4a3fa6"/><path fill="#ffffff"/>',
    false,
  ],
  ["two colours in a style", '<path style="fill:#4a3fa6;stroke:#17202a"/>', true],
  ["a tone", '<path class="tone-accent"/>', true],
  ["another class", '<path class="constructor"/>', false],
])("takes for a drawing what has %s of the theme: %s", async (_what, content, isDrawing) => {
  const { drawing } = await read(`<svg viewBox="0 0 9 9">${content}</svg>`);
  expect(drawing !== undefined).toBe(isDrawing);
});

test.each([
  ["step 1", ["1"]],
  ["Step_1 the arrow", ["1"]],
  ["step-0-to-1", [undefined, "1"]],
  ["step1", ["1"]],
  ["stepping 1", []],
  ["step 1st", []],
])("reads the name %j", async (name, [step, until]) => {
  const { drawing } = await read(svg(`<g id="${name}"><path/></g>`));
  const group = drawing?.picture.wide.children.at(-1);
  const properties = group?.type === "element" ? group.properties : {};
  expect([properties["dataStep"], properties["dataUntil"]]).toEqual([step, until]);
});

it("lets no name of an object pass for a class or a colour", async () => {
  expect(await drawnOf('<rect class="constructor" fill="constructor"/>')).toBe(
    '<g data-step="1"></g><rect fill="constructor"></rect>',
  );
});
