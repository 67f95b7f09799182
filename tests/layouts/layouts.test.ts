import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { layoutNames, LAYOUTS } from "../../src/layouts/layouts.ts";

const SRC = new URL("../../src/", import.meta.url);
const files = (await readdir(SRC, { recursive: true })).filter((file) => file.endsWith(".css"));

it("takes the layouts from their files", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "cuedeck-layouts-"));
  try {
    await writeFile(path.join(folder, "quote.css"), "");
    await writeFile(path.join(folder, "list.css"), "");
    await writeFile(path.join(folder, "readme.md"), "");
    const names = layoutNames(pathToFileURL(`${folder}/`));
    expect(names).toEqual(["list", "quote"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("has the layouts of src/layouts/, also in a program that was built", async () => {
  const names = files
    .flatMap((file) => /^layouts[\\/]([^\\/]+)\.css$/.exec(file)?.[1] ?? [])
    .sort();
  expect(LAYOUTS).toEqual(names);
  expect(layoutNames(new URL("../../build/layouts/", import.meta.url))).toEqual(names);
});

describe.each(LAYOUTS)("%s.css", (name) => {
  it("says first what it is for, and then has rules for its own slides only", async () => {
    const css = await readFile(new URL(`layouts/${name}.css`, SRC), "utf8");
    expect(css).toMatch(/^\/\* [A-Z][^]+?\. \*\/\n/);
    const selectors = css
      .replace(/\/\*[^]*?\*\//g, "")
      .replaceAll("@container slide (orientation: portrait) {", "")
      .split(/\{[^}]*\}[\s}]*/)
      .map((selector) => selector.trim())
      .filter(Boolean);
    const others = selectors.filter((each) => !new RegExp(`^\\.layout-${name}[\\s:[]`).test(each));
    expect(others).toEqual([]);
  });
});

it("has no rules for a layout anywhere else but in themes", async () => {
  const rest = files.filter((file) => !/^(?:layouts|themes)[\\/]/.test(file));
  const texts = await Promise.all(rest.map((file) => readFile(new URL(file, SRC), "utf8")));
  expect(rest.filter((_, index) => texts[index]?.includes(".layout-"))).toEqual([]);
});
