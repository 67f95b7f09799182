import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BrowserChoice } from "../../src/chromium/browser-choice.ts";
import { openPrintCache } from "../../src/site/print-cache.ts";
import { openProject } from "../../src/site/project.ts";

const CHOICE: BrowserChoice = {
  executablePath: "/usr/bin/chromium",
  source: "installed",
  reason: "It is there.",
  env: {},
  fingerprint: "",
};

let folder = "";
let made = 0;
let fingerprint = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-print-"));
  await mkdir(join(folder, "talk/print"), { recursive: true });
  await writeFile(join(folder, "talk/print/index.html"), "One slide");
  made = 0;
  fingerprint = "a browser";
});

afterEach(() => rm(folder, { recursive: true }));

/** The number of the making that gave the bytes. */
async function get(kind = "cover.png", recipe = "small"): Promise<number | undefined> {
  const cache = await openPrintCache(folder, "talk", {
    project: openProject({ cwd: folder, cache: join(folder, "cache") }),
    browser: { choice: () => Promise.resolve({ ...CHOICE, fingerprint }) },
  });
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
  ["from another page", () => write("print/index.html").then(() => get())],
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

test("what nobody has asked for in a month is forgotten, and only that", async () => {
  await get();
  await get("slides.pdf");
  const home = join(folder, "cache/print");
  const age = async (days: number) => {
    const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    for (const name of await readdir(home)) await utimes(join(home, name), then, then);
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
