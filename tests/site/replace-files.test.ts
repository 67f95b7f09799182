import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FileContent, removeAbandoned, replaceFiles } from "../../src/site/files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-replace-"));
  await writeFile(join(folder, "a.txt"), "old");
});
afterEach(() => rm(folder, { recursive: true }));

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test("writes texts, bytes and pieces, into folders that are not there yet", async () => {
  await replaceFiles(
    new Map<string, FileContent>([
      [join(folder, "a.txt"), "new"],
      [join(folder, "b/c/d.bin"), Buffer.from([1, 2])],
      [join(folder, "b/e.txt"), pieces("one ", "two")],
    ]),
  );
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("new");
  expect([...(await readFile(join(folder, "b/c/d.bin")))]).toEqual([1, 2]);
  expect(await readFile(join(folder, "b/e.txt"), "utf8")).toBe("one two");
  expect((await readdir(folder)).toSorted()).toEqual(["a.txt", "b"]);
});

test("writes nothing when one of them can't be, and leaves nothing beside them", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("no more");
  }
  const files = new Map<string, FileContent>([
    [join(folder, "a.txt"), "new"],
    [join(folder, "b.txt"), broken()],
  ]);
  await expect(replaceFiles(files)).rejects.toThrow("no more");
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["a.txt"]);
});

test("leaves all in place when the first finds a folder in its own", async () => {
  await mkdir(join(folder, "b.txt"));
  const files = new Map([
    [join(folder, "b.txt"), "new"],
    [join(folder, "a.txt"), "new"],
  ]);
  await expect(replaceFiles(files)).rejects.toMatchObject({ syscall: "rename" });
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("old");
  expect((await readdir(folder)).toSorted()).toEqual(["a.txt", "b.txt"]);
});

test("removes what a killed command has left, and nothing that another may be writing or has named itself", async () => {
  const old = new Date(Date.now() - 61 * 60_000);
  const left = ["a.txt.0123456789ab.next", "a.txt.next", "b.txt.0123456789ab.next"];
  for (const name of left) {
    await writeFile(join(folder, name), "half");
    await utimes(join(folder, name), old, old);
  }
  await writeFile(join(folder, "a.txt.ba9876543210.next"), "half");
  await removeAbandoned([join(folder, "a.txt"), join(folder, "gone/c.txt")]);
  expect((await readdir(folder)).toSorted()).toEqual([
    "a.txt",
    "a.txt.ba9876543210.next",
    "a.txt.next",
    "b.txt.0123456789ab.next",
  ]);
});
