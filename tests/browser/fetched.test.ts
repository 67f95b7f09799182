import { mkdir, readdir, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fetchedChoice, fetchedFolder, fetchInto, FONTS_CONF } from "../../src/browser/fetched.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { text, tinyPackage } from "./tiny-package.ts";

const report = () => {};

describe("fetchedFolder", () => {
  test.each([
    { env: {}, folder: "/home/ada/.cache/cuedeck/chromium-153.0.0" },
    { env: { XDG_CACHE_HOME: "/cache" }, folder: "/cache/cuedeck/chromium-153.0.0" },
    { env: { XDG_CACHE_HOME: "/cache", CUEDECK_CACHE: "/ours" }, folder: "/ours/chromium-153.0.0" },
  ])("$env: $folder", ({ env, folder }) => {
    expect(fetchedFolder(env, "/home/ada")).toBe(folder);
  });
});

describe("fetchInto", () => {
  test("unpacks the program, its libraries, the font and a fontconfig file of ours, nothing else", async () => {
    const folder = join(await temporaryFolder(), "cache/chromium-1");
    const { pinned, pack } = await tinyPackage();
    await fetchInto(folder, pinned, pack, report);
    expect((await readdir(folder)).toSorted()).toEqual(["chromium", "fonts", "fonts.conf", "lib"]);
    expect(await text(folder, "chromium")).toBe("#!/bin/sh\necho tiny\n");
    expect(await text(folder, "lib/libnss3.so")).toBe("nss");
    expect(await text(folder, "fonts/Open_Sans/OpenSans.ttf")).toBe("font");
    expect(await text(folder, "fonts.conf")).toBe(FONTS_CONF);
    expect((await stat(folder)).mode & 0o777).toBe(0o755);
    expect(await readdir(dirname(folder))).toEqual(["chromium-1"]);
  });

  test("leaves nothing behind when the checksum is another", async () => {
    const folder = join(await temporaryFolder(), "chromium-1");
    const { pinned, pack } = await tinyPackage();
    const other = { ...pinned, integrity: "sha512-other" };
    await expect(fetchInto(folder, other, pack, report)).rejects.toThrow(
      "its checksum is not the expected one",
    );
    expect(await readdir(dirname(folder))).toEqual([]);
  });

  test("succeeds twice at once", async () => {
    const folder = join(await temporaryFolder(), "chromium-1");
    const { pinned, pack } = await tinyPackage();
    await Promise.all([1, 2, 3].map(() => fetchInto(folder, pinned, pack, report)));
    expect(await fetchedChoice(folder, {})).toMatchObject({
      executablePath: join(folder, "chromium"),
    });
    expect(await readdir(dirname(folder))).toEqual(["chromium-1"]);
  });

  test("removes what a killed fetch left hours ago, not what another one is at", async () => {
    const folder = join(await temporaryFolder(), "chromium-1");
    const [old, young] = [`${folder}.abcdef`, `${folder}.ghijkl`];
    await mkdir(old);
    await utimes(old, 1000, 1000);
    await mkdir(young);
    const { pinned, pack } = await tinyPackage();
    await fetchInto(folder, pinned, pack, report);
    expect((await readdir(dirname(folder))).toSorted()).toEqual([
      "chromium-1",
      "chromium-1.ghijkl",
    ]);
  });
});

describe("fetchedChoice", () => {
  test("keeps the libraries that the user's environment names", async () => {
    const folder = join(await temporaryFolder(), "chromium-1");
    const { pinned, pack } = await tinyPackage();
    await fetchInto(folder, pinned, pack, report);
    const choice = await fetchedChoice(folder, { LD_LIBRARY_PATH: "/opt/lib" });
    expect(choice?.env["LD_LIBRARY_PATH"]).toBe(`${join(folder, "lib")}:/opt/lib`);
  });
});
