import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BrowserChoice, MissingBrowserError } from "../../src/browser/browser-choice.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { startBrowser } from "../../src/browser/shared-browser.ts";
import { temporaryFolder, writeExecutable } from "./temporary-folder.ts";

const report = () => {};

async function browserThat(
  does: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BrowserChoice> {
  const executablePath = await writeExecutable(
    join(await temporaryFolder(), "chrome"),
    `#!/bin/sh\n${does}\n`,
  );
  return { executablePath, source: "installed", reason: "", env, fingerprint: "" };
}

describe("a browser that does not start", () => {
  test.each([
    {
      does: `echo "chrome: error while loading shared libraries: libnss3.so: cannot open it" >&2; exit 127`,
      message:
        "does not start, since libnss3.so is missing: install that library, " +
        "or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge.",
    },
    {
      does: `echo "Install the snap." >&2; exit 1`,
      message:
        "does not start (Install the snap.): repair it, " +
        "or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge.",
    },
    {
      does: "exit 3",
      message:
        "does not start (exitCode=3, signal=null): repair it, " +
        "or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge.",
    },
    {
      does: `echo "No usable sandbox!" >&2; exit 1`,
      message:
        "does not start (no usable sandbox): repair it, " +
        "or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge.",
    },
  ])("$message", async ({ does, message }) => {
    const choice = await browserThat(does);
    const browser = startBrowser(choice, process.env, report);
    await expect(browser).rejects.toBeInstanceOf(MissingBrowserError);
    await expect(browser).rejects.toThrow(`${choice.executablePath} ${message}`);
  });
});

describe("the sandbox", () => {
  test("is given up, and said so, only where it does not work", { timeout: 300_000 }, async () => {
    const real = await findBrowser({ env: process.env, fetchMissing: true, report });
    const choice = await browserThat(
      `case "$*" in *--no-sandbox*) exec "${real.executablePath}" "$@";; esac; echo "No usable sandbox!" >&2; exit 1`,
      real.env,
    );
    const lines: string[] = [];
    const browser = await startBrowser(choice, process.env, (line) => void lines.push(line), true);
    expect(browser.isConnected).toBe(true);
    await browser.close();
    expect(lines).toEqual([
      `${choice.executablePath} can't create a sandbox here, so it runs without one`,
    ]);
  });
});
