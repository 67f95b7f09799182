import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { IconSet } from "../../src/markdown/rehype-icons.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";
import { outlineOf } from "./segment-outline.ts";

/** Each folder is a case: `input.md`, and what comes of it in `expected.json`. `UPDATE_FIXTURES=1` writes the latter. */
const CASES = fileURLToPath(new URL("../fixtures/markdown/", import.meta.url));
const UPDATE = process.env["UPDATE_FIXTURES"] === "1";

const options = {
  built: new Set(["present/index.html", "talk-slides.pdf"]),
  files: new Set([
    "breath.oga",
    "curve.svg",
    "curve.mp4.svg",
    "figures/a b.png",
    "films/cell one.MP4",
    "films/heart.mp4",
    "films/wave.ogv",
    "films/wave.vtt",
    "heart.mp3",
  ]),
  folder: "public/talk",
  speakers: ["woman at the back"],
  sizeOf: (path: string) =>
    Promise.resolve(path.endsWith(".png") ? { width: 640, height: 480 } : undefined),
  icons: (set: string) => (set === "made-up" ? MADE_UP : undefined),
};

/** A set of icons, one of which has what an icon should not have. */
const MADE_UP: IconSet = {
  names: ["dot", "evil"],
  svg: (name) => ICONS[name],
};

const ICONS: Readonly<Record<string, string>> = {
  dot: '<svg viewBox="0 0 24 24" width="1em" height="1em"><circle cx="12" cy="12" r="3" fill="currentColor"/></svg>',
  evil: '<svg viewBox="0 0 9 9" onload="a()"><script>a()</script><defs><mask id="m"/></defs><path d="M0 0" mask="url(#m)"/><use href="#m"/><use href="https://example.org/x.svg"/><g fill="url(https://example.org/y.svg#m)" style="mask: url(//example.org/z.svg)" class="column" data-step="1"/><use href="#m"><set attributeName="href" to="https://example.org/x.svg#m"/></use><foreignObject><p>b</p></foreignObject></svg>',
};

test.each(readdirSync(CASES))("%s", async (name) => {
  const text = readFileSync(`${CASES}${name}/input.md`, "utf8");
  const result = outlineOf(
    text.replace(/^\uFEFF/, ""),
    await parseSegment({ path: "01-part.md", text }, "part", options),
  );
  const expected = `${CASES}${name}/expected.json`;
  if (UPDATE) writeFileSync(expected, `${JSON.stringify(result, null, 2)}\n`);
  expect(existsSync(expected), "UPDATE_FIXTURES=1 writes what is missing").toBe(true);
  expect(result).toEqual(JSON.parse(readFileSync(expected, "utf8")));
});
