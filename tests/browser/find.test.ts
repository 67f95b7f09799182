import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MissingBrowserError } from "../../src/browser/browser-choice.ts";
import { fetchedFolder } from "../../src/browser/fetched.ts";
import { findBrowser, type Machine } from "../../src/browser/find.ts";
import { temporaryFolder, writeExecutable } from "./temporary-folder.ts";
import { tinyPackage } from "./tiny-package.ts";

type Source = "environment" | "installed" | "playwright" | "fetched";

const report = () => {};

async function machineIn(home: string, changes: Partial<Machine> = {}): Promise<Machine> {
  const { pinned, pack } = await tinyPackage();
  return {
    platform: "linux",
    arch: "x64",
    home,
    installedPlaces: [join(home, "bin/google-chrome"), join(home, "bin/chromium")],
    runsFetched: true,
    package: pinned,
    pack,
    ...changes,
  };
}

function places(home: string): Record<Source, string> {
  return {
    environment: join(home, "mine/browser"),
    installed: join(home, "bin/chromium"),
    playwright: join(home, ".cache/ms-playwright/chromium-1255/chrome-linux64/chrome"),
    fetched: join(fetchedFolder({}, home), "chromium"),
  };
}

describe("the order", () => {
  test.each<{ there: readonly Source[]; reason: string }>([
    {
      there: ["environment", "installed", "playwright", "fetched"],
      reason: "CUEDECK_BROWSER names it.",
    },
    {
      there: ["installed", "playwright", "fetched"],
      reason: "It is the first browser found that is installed on this machine.",
    },
    {
      there: ["playwright", "fetched"],
      reason: "No browser is installed, and Playwright downloaded this one.",
    },
    {
      there: ["fetched"],
      reason: "No browser is installed, so Chromium was fetched from the npm registry, once.",
    },
  ])("$there", async ({ there, reason }) => {
    const home = await temporaryFolder();
    for (const source of there) await writeExecutable(places(home)[source]);
    const env = there.includes("environment") ? { CUEDECK_BROWSER: places(home).environment } : {};
    const choice = await findBrowser({ env, fetchMissing: false, report }, await machineIn(home));
    expect(choice).toMatchObject({
      source: there[0],
      reason,
      executablePath: places(home)[there[0] ?? "fetched"],
    });
  });

  test("the one from the registry, if CUEDECK_BROWSER asks for it, whatever is installed", async () => {
    const home = await temporaryFolder();
    for (const place of Object.values(places(home))) await writeExecutable(place);
    const options = { env: { CUEDECK_BROWSER: "fetched" }, fetchMissing: false, report };
    expect(await findBrowser(options, await machineIn(home))).toMatchObject({
      source: "fetched",
      reason: "CUEDECK_BROWSER asks for Chromium from the npm registry.",
    });
  });

  test("of two that are installed, the first place wins", async () => {
    const home = await temporaryFolder();
    await writeExecutable(join(home, "bin/chromium"));
    await writeExecutable(join(home, "bin/google-chrome"));
    const choice = await findBrowser(
      { env: {}, fetchMissing: false, report },
      await machineIn(home),
    );
    expect(choice.executablePath).toBe(join(home, "bin/google-chrome"));
  });

  test("with none at all, one is fetched, and said so", async () => {
    const home = await temporaryFolder();
    const lines: string[] = [];
    const options = {
      env: {},
      fetchMissing: true,
      report: (line: string) => void lines.push(line),
    };
    const choice = await findBrowser(options, await machineIn(home));
    const folder = join(home, ".cache/cuedeck/chromium-153.0.0");
    expect(choice).toMatchObject({
      source: "fetched",
      executablePath: join(folder, "chromium"),
      env: { LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
    });
    expect(lines).toEqual([
      "Fetching Chromium 153 from the npm registry, 70 MB, once",
      `Unpacking Chromium 153 into ${folder}, 215 MB`,
    ]);
  });

  test("what is fetched once is not fetched again, and is the same browser", async () => {
    const home = await temporaryFolder();
    const options = { env: {}, fetchMissing: true, report };
    const first = await findBrowser(options, await machineIn(home));
    const pack = () => Promise.reject(new Error("not again"));
    expect(await findBrowser(options, await machineIn(home, { pack }))).toEqual(first);
  });
});

describe("CUEDECK_BROWSER that names no browser is an error, though one is installed", () => {
  test.each([
    { what: "nothing", make: () => Promise.resolve() },
    { what: "a folder", make: (path: string) => mkdir(path) },
    { what: "a file that is not executable", make: (path: string) => writeFile(path, "") },
  ])("$what", async ({ make }) => {
    const home = await temporaryFolder();
    await writeExecutable(places(home).installed);
    const path = join(home, "browser");
    await make(path);
    const found = findBrowser(
      { env: { CUEDECK_BROWSER: path }, fetchMissing: true, report },
      await machineIn(home),
    );
    await expect(found).rejects.toBeInstanceOf(MissingBrowserError);
    await expect(found).rejects.toThrow(
      `Unexpected CUEDECK_BROWSER "${path}", expected the path of an executable file: ` +
        "set it to the path of Chrome, Chromium or Edge, or unset it.",
    );
  });

  test("an empty one counts as unset", async () => {
    const home = await temporaryFolder();
    await writeExecutable(places(home).installed);
    const options = { env: { CUEDECK_BROWSER: "" }, fetchMissing: false, report };
    expect(await findBrowser(options, await machineIn(home))).toMatchObject({
      source: "installed",
    });
  });
});

describe("no browser", () => {
  test.each<{ when: string; fetchMissing: boolean; changes: Partial<Machine>; message: string }>([
    {
      when: "where the fetched one does not run",
      fetchMissing: true,
      changes: { runsFetched: false },
      message:
        "No browser was found: install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one.",
    },
    {
      when: "when none may be fetched",
      fetchMissing: false,
      changes: {},
      message:
        "No browser was found: install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one.",
    },
    {
      when: "offline",
      fetchMissing: true,
      changes: { pack: () => Promise.reject(new Error("npm reports ENOTFOUND")) },
      message:
        "No browser was found, and Chromium could not be fetched from the npm registry (npm reports ENOTFOUND): " +
        "install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one.",
    },
    {
      when: "when the registry hands out other bytes",
      fetchMissing: true,
      changes: { package: { name: "tiny", version: "1.0.0", integrity: "sha512-other" } },
      message:
        "No browser was found, and Chromium could not be fetched from the npm registry " +
        "(its checksum is not the expected one): " +
        "install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one.",
    },
  ])("$when", async ({ fetchMissing, changes, message }) => {
    const home = await temporaryFolder();
    const found = findBrowser({ env: {}, fetchMissing, report }, await machineIn(home, changes));
    await expect(found).rejects.toBeInstanceOf(MissingBrowserError);
    await expect(found).rejects.toThrow(message);
    expect(await readdir(join(home, ".cache/cuedeck")).catch(() => [])).toEqual([]);
  });
});
