import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Root } from "hast";
import { h } from "hastscript";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BrowserChoice } from "../../src/browser/browser-choice.ts";
import { openPrintCache, type PrintCache } from "../../src/site/print-cache.ts";

const CHOICE: BrowserChoice = {
  executablePath: "/usr/bin/chromium",
  source: "installed",
  reason: "It is there.",
  env: {},
  fingerprint: "",
};

let folder = "";
let page: Root = h(null);
let made = 0;
let fingerprint = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-print-"));
  await mkdir(join(folder, "talk"));
  page = h(null, h("main", "One slide"));
  made = 0;
  fingerprint = "a browser";
});

afterEach(() => rm(folder, { recursive: true }));

function open(): Promise<PrintCache> {
  return openPrintCache(page, join(folder, "talk"), {
    cache: join(folder, "cache"),
    browser: { choice: () => Promise.resolve({ ...CHOICE, fingerprint }) },
  });
}

/** The number of the making that gave the bytes. */
async function get(kind = "cover.png", recipe = "small"): Promise<number | undefined> {
  const cache = await open();
  made += 1;
  const [making] = await cache.get(kind, recipe, () => Promise.resolve(Uint8Array.of(made)));
  return making;
}

test("what was made from the same page in the same way is known", async () => {
  expect([await get(), await get()]).toEqual([1, 1]);
});

test.each<[string, () => Promise<number | undefined>]>([
  ["in another way", () => get("cover.png", "large")],
  ["as something else", () => get("slides.pdf")],
  [
    "from another page",
    () => {
      page = h(null, h("main", "Another slide"));
      return get();
    },
  ],
  ["with another picture", () => write("dot.svg").then(() => get())],
  [
    "by another browser",
    () => {
      fingerprint = "another browser";
      return get();
    },
  ],
])("made %s, it is another", async (_name, getAgain) => {
  await get();
  expect(await getAgain()).toBe(2);
  expect(await getAgain()).toBe(2);
});

test("a film without a poster counts as a picture, any other does not", async () => {
  page = h(
    null,
    h("main", [
      h("video", { src: "../a%20b.webm#t=1" }),
      h("video", { src: "../c.webm", poster: "d" }),
    ]),
  );
  expect(await get()).toBe(1);
  await write("c.webm");
  expect(await get()).toBe(1);
  await write("a b.webm");
  expect(await get()).toBe(3);
});

test.each([
  ["another slide changes", "", ["One", "", "Another"], true],
  ["notes beside it change", "", ["One", "Notes", "Two"], true],
  ["it changes", "", ["Another", "", "Two"], false],
  ["the page's style changes", "p {}", ["One", "", "Two"], false],
])("a picture of a slide is known, or not, when %s", async (_what, style, texts, known) => {
  const write = (css: string, [one = "", notes = "", two = ""]: readonly string[]) => {
    page = h(null, [
      h("head", [h("style", css)]),
      h("main", [
        h("section", [h("section", { dataSlide: "one" }, one), h("p", notes)]),
        h("section", [h("section", { dataSlide: "two" }, two)]),
      ]),
    ]);
  };
  write("", ["One", "", "Two"]);
  await (await open()).ofSlide("one").write("one.png", "small", Uint8Array.of(1));
  expect(await (await open()).ofSlide("two").read("one.png", "small")).toBeUndefined();
  write(style, texts);
  const found = await (await open()).ofSlide("one").read("one.png", "small");
  expect(found !== undefined).toBe(known);
});

test("what nobody has asked for in a month is forgotten, and only that", async () => {
  await get();
  await get("slides.pdf");
  const home = join(folder, "cache/print");
  const age = async (days: number) => {
    const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const paths = (await readdir(home)).map((name) => join(home, name));
    for (const path of [...paths, `${home}.last-look`]) await utimes(path, then, then);
  };
  await age(29);
  expect(await get()).toBe(1);
  await age(31);
  expect(await get("notes.pdf")).toBe(4);
  expect(await readdir(home)).toEqual([expect.stringMatching(/-notes\.pdf$/)]);
});

function write(path: string): Promise<void> {
  return writeFile(join(folder, "talk", path), "Another");
}

test("an entry that was truncated or changed is made anew", async () => {
  for (const damage of [
    Buffer.alloc(0),
    Buffer.from("not a picture, but as long as a digest and more"),
  ]) {
    const before = await get();
    const home = join(folder, "cache/print");
    const [name = ""] = await readdir(home);
    await writeFile(join(home, name), damage);
    expect(await get()).not.toBe(before);
  }
});
