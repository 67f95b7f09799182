import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playwrightFolder, playwrightPlaces } from "../../src/browser/places.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("playwrightFolder", () => {
  test.each([
    { platform: "linux", env: {}, folder: "/home/ada/.cache/ms-playwright" },
    { platform: "linux", env: { XDG_CACHE_HOME: "/cache" }, folder: "/cache/ms-playwright" },
    { platform: "linux", env: { PLAYWRIGHT_BROWSERS_PATH: "/shared" }, folder: "/shared" },
    { platform: "darwin", env: {}, folder: "/home/ada/Library/Caches/ms-playwright" },
    { platform: "win32", env: { LOCALAPPDATA: "/local" }, folder: "/local/ms-playwright" },
  ] as const)("$platform $env: $folder", ({ platform, env, folder }) => {
    expect(playwrightFolder(platform, env, "/home/ada")).toBe(folder);
  });
});

describe("playwrightPlaces", () => {
  test("the newest revision comes first, whatever the kind, and other browsers never", async () => {
    const folder = await temporaryFolder();
    for (const name of [
      "chromium-999",
      "chromium-1255",
      "chromium_headless_shell-1200",
      "firefox-1572",
      ".links",
    ]) {
      await mkdir(join(folder, name));
    }
    expect(await playwrightPlaces(folder, "linux", "x64")).toEqual([
      join(folder, "chromium-1255/chrome-linux64/chrome"),
      join(
        folder,
        "chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell",
      ),
      join(folder, "chromium-999/chrome-linux64/chrome"),
    ]);
  });

  test.each([
    { platform: "linux", arch: "riscv64" },
    { platform: "freebsd", arch: "x64" },
  ] as const)("none on $platform $arch", async ({ platform, arch }) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "chromium-1255"));
    expect(await playwrightPlaces(folder, platform, arch)).toEqual([]);
  });

  test("none where Playwright never was", async () => {
    expect(await playwrightPlaces(join(await temporaryFolder(), "none"), "linux", "x64")).toEqual(
      [],
    );
  });
});
