import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { identityOf, replaceFiles, replaceFolder } from "../../src/site/files.ts";

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
/** As names beside a folder end. */
const NAME = "0123456789ab";

async function age(path: string, minutes: number): Promise<void> {
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(path, then, then);
}

test("what a build took out of its place before it was killed is back, also when the next one fails", async () => {
  const folder = await folderWith(`dist.previous-${NAME}/old`, `dist.next-${NAME}/half`);
  const dist = join(folder, "dist");
  await age(join(folder, `dist.next-${NAME}`), 61);
  await expect(replaceFolder(dist, fail, 0)).rejects.toThrow("The disk is full");
  expect(await readdir(folder)).toEqual(["dist"]);
  expect(await readdir(dist)).toEqual(["old"]);
});

test("what builds have left is taken away, and what another may be writing or has named itself stays", async () => {
  const others = [`dist.next-${NAME}`, "dist.next", "dist.previous-version", "dist.next-1234"];
  const folder = await folderWith(
    "dist/old",
    "dist.next-ba9876543210/half",
    `dist.previous-${NAME}/older`,
    ...others.map((name) => `${name}/mine`),
  );
  await age(join(folder, "dist.next-ba9876543210"), 61);
  await age(join(folder, `dist.next-${NAME}`), 59);
  await replaceFolder(join(folder, "dist"), fillWith("new"));
  expect((await readdir(folder)).toSorted()).toEqual(["dist", ...others].toSorted());
  expect(await readdir(join(folder, "dist"))).toEqual(["new"]);
});

test("builds at the same time do not mix", async () => {
  const folder = await folderWith("dist/old");
  const dist = join(folder, "dist");
  const begin = (name: string) => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => void (finish = resolve));
    const replaced = replaceFolder(dist, async (next) => {
      await fillWith(name)(next);
      await finished;
    });
    return () => {
      finish();
      return replaced;
    };
  };
  const [one, two, three] = [begin("one"), begin("two"), begin("three")];
  await one();
  await three();
  await two();
  expect(await readdir(folder)).toEqual(["dist"]);
  expect(await readdir(dist)).toEqual(["two"]);
});

test("replaces no file, also one that came while the folder was filled", async () => {
  const folder = await folderWith("thesis.md");
  const path = join(folder, "thesis.md");
  const reason = `There is a file at ${path}, where a folder is to be`;
  await expect(replaceFolder(path, fillWith("new"))).rejects.toThrow(reason);
  expect(await readFile(path, "utf8")).toBe("thesis.md");
  expect(await readdir(folder)).toEqual(["thesis.md"]);
});

/** A fill that takes over a folder of the old one. */
const fillAround = (folder: string, name: string) => async (next: string) => {
  await fillWith("new")(next);
  return { names: [name], of: identityOf(folder) };
};

test("takes folders over from the old one as they are", async () => {
  const folder = await folderWith("dist/kept/a", "dist/changed/b");
  const dist = join(folder, "dist");
  await replaceFolder(dist, fillAround(dist, "kept"));
  expect(await readdir(folder)).toEqual(["dist"]);
  expect((await readdir(dist, { recursive: true })).toSorted()).toEqual(["kept", "kept/a", "new"]);
});

test("what a killed build had taken over goes back, and nothing that it had made", async () => {
  const folder = await folderWith(
    `dist.previous-${NAME}/index.html`,
    `dist.next-${NAME}/kept/a`,
    `dist.next-${NAME}/made/b`,
  );
  await writeFile(join(folder, `dist.next-${NAME}/.moved.json`), '["kept"]');
  const dist = join(folder, "dist");
  await expect(replaceFolder(dist, fail, 0)).rejects.toThrow("The disk is full");
  expect((await readdir(dist, { recursive: true })).toSorted()).toEqual([
    "index.html",
    "kept",
    "kept/a",
  ]);
});

test("takes nothing over from a site that another build has put there meanwhile, but begins again", async () => {
  const folder = await folderWith("dist/kept/old");
  const dist = join(folder, "dist");
  let turns = 0;
  await replaceFolder(dist, async (next) => {
    turns += 1;
    const kept = await fillAround(dist, "kept")(next);
    if (turns === 1) await replaceFolder(dist, fillWith("kept/other"));
    return kept;
  });
  expect(turns).toBe(2);
  expect((await readdir(dist, { recursive: true })).toSorted()).toEqual([
    "kept",
    "kept/other",
    "new",
  ]);
});

test("leaves the old folder where there is nothing to replace it with", async () => {
  const folder = await folderWith("dist/old");
  await replaceFolder(join(folder, "dist"), () => Promise.resolve(false));
  expect(await readdir(folder)).toEqual(["dist"]);
  expect(await readdir(join(folder, "dist"))).toEqual(["old"]);
});

test("waits for a build that has moved the folder away, and is to put its own there", async () => {
  const folder = await folderWith(`dist.previous-${NAME}/old`, "other/new");
  const dist = join(folder, "dist");
  const seen: string[][] = [];
  const replaced = replaceFolder(dist, async () => {
    seen.push(await readdir(dist));
    return false;
  });
  await setTimeout(100);
  await rename(join(folder, "other"), dist);
  await replaced;
  expect(seen).toEqual([["new"]]);
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("begins again where another build has replaced meanwhile what was to be read", async () => {
  const folder = await folderWith("dist/kept/old");
  const dist = join(folder, "dist");
  let turns = 0;
  await replaceFolder(dist, async (next) => {
    turns += 1;
    await fillWith("new")(next);
    if (turns > 1) return;
    await replaceFolder(dist, fillWith("other"));
    await readdir(join(dist, "kept"));
  });
  expect(turns).toBe(2);
  expect(await readdir(folder)).toEqual(["dist"]);
  expect(await readdir(dist)).toEqual(["new"]);
});
