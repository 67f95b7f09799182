import { mkdir, rm, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/browser/browser-choice.ts";
import { temporaryFolder, writeExecutable } from "./temporary-folder.ts";

describe("fingerprint", () => {
  test("stays while the browser stays, by whichever link it is reached", async () => {
    const folder = await temporaryFolder();
    const browser = await writeExecutable(join(folder, "opt/chrome"));
    const link = join(folder, "chrome");
    await symlink(browser, link);
    expect(await fingerprint(browser)).toMatch(/^[0-9a-f]{16}$/);
    expect(await fingerprint(link)).toBe(await fingerprint(browser));
  });

  test("changes with the file's size and with its time", async () => {
    const browser = await writeExecutable(join(await temporaryFolder(), "chrome"));
    await utimes(browser, 1000, 1000);
    const first = await fingerprint(browser);
    await utimes(browser, 2000, 2000);
    const touched = await fingerprint(browser);
    await writeExecutable(browser, "#!/bin/sh\n# longer\n");
    await utimes(browser, 2000, 2000);
    expect(new Set([first, touched, await fingerprint(browser)]).size).toBe(3);
  });

  test("changes with a snap's revision, although its command stays", async () => {
    const folder = await temporaryFolder();
    const snap = await writeExecutable(join(folder, "usr/bin/snap"));
    await mkdir(join(folder, "snap/bin"), { recursive: true });
    const browser = join(folder, "snap/bin/chromium");
    await symlink(snap, browser);
    const current = join(folder, "snap/chromium/current");
    const prints: string[] = [];
    for (const revision of ["3000", "3001"]) {
      await mkdir(join(folder, "snap/chromium", revision), { recursive: true });
      await rm(current, { force: true });
      await symlink(revision, current);
      prints.push(await fingerprint(browser));
    }
    expect(prints[0]).not.toBe(prints[1]);
  });
});
