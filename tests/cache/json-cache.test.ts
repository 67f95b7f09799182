import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openJsonCache } from "../../src/cache/json-cache.ts";
import { temporaryFolder } from "../browser/temporary-folder.ts";

/** Makes a folder's files older, but for those of a name; and the last look at them. */
async function makeOlder(folder: string, days: number, but = "none"): Promise<void> {
  const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  for (const path of [...paths, `${folder}.last-look`])
    if (!path.includes(but)) await utimes(path, then, then);
}

test("what was kept is there, and nothing that is not whole", async () => {
  const folder = join(await temporaryFolder(), "pictures");
  const cache = openJsonCache<{ readonly svg: string }>(folder);
  expect(await cache.read("pier")).toBeUndefined();
  await cache.write("pier", { svg: "<svg>ä</svg>" });
  expect(await cache.read("pier")).toEqual({ svg: "<svg>ä</svg>" });
  await writeFile(join(folder, "pier.txt"), '123\n{"svg":""}');
  expect(await cache.read("pier")).toBeUndefined();
});

test("what nobody has asked for in a month is forgotten at the next write, and only that", async () => {
  const folder = join(await temporaryFolder(), "pictures");
  const cache = openJsonCache<number>(folder);
  for (const key of ["sand", "stone"]) await cache.write(key, 1);
  await makeOlder(folder, 29);
  expect(await cache.read("stone")).toBe(1);
  await makeOlder(folder, 31, "stone");
  await cache.write("wood", 1);
  expect([await cache.read("sand"), await cache.read("stone")]).toEqual([undefined, 1]);
});
