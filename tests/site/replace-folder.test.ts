import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { replaceFiles, replaceFolder } from "../../src/site/replace.ts";

/** A folder with `dist/` in it, and what else there is. */
async function folderWith(...paths: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-folder-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await replaceFiles(new Map(paths.map((path) => [join(folder, path), path])));
  return folder;
}

const fillWith = (name: string) => (next: string) =>
  replaceFiles(new Map([[join(next, name), name]]));
const fail = () => Promise.reject(new Error("The disk is full"));
/** Of a process that there is not. */
const PID = 999_999_999;

test("what a build took out of its place before it was ended is back, also when the next one fails", async () => {
  const folder = await folderWith(`dist.previous-${PID}/old`, `dist.next-${PID}/half`);
  const dist = join(folder, "dist");
  await expect(replaceFolder(dist, fail)).rejects.toThrow("The disk is full");
  expect(await readdir(folder)).toEqual(["dist"]);
  expect(await readdir(dist)).toEqual(["old"]);
});

test("what was ended after that is taken away, and what is another's stays", async () => {
  const running = `dist.next-${process.ppid}`;
  const folder = await folderWith(
    "dist/old",
    `dist.previous-${PID}/older`,
    `${running}/half`,
    "dist.next/mine",
  );
  await replaceFolder(join(folder, "dist"), fillWith("new"));
  expect((await readdir(folder)).toSorted()).toEqual(["dist", "dist.next", running].toSorted());
  expect(await readdir(join(folder, "dist"))).toEqual(["new"]);
});
