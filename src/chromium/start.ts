import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import type { BrowserChoice, Environment, Report } from "./browser-choice.ts";
import { MissingBrowserError } from "./missing-browser-error.ts";
import { startFailure } from "./start-failure.ts";

// Without hinting, text is as wide on screen as on paper.
// That no networking, update or sync runs in the background is among Playwright's own flags.
const FLAGS = ["--font-render-hinting=none"];

/** Milliseconds. */
const START_TIMEOUT = 60_000;

/**
 * Starts a browser, in its sandbox wherever that works.
 *
 * @param sandbox whether to try; as root Chromium refuses
 * @throws {MissingBrowserError} when it does not start
 */
export async function startBrowser(
  choice: BrowserChoice,
  env: Environment,
  report: Report,
  sandbox = process.getuid?.() !== 0,
): Promise<Browser> {
  const { chromium } = loadPlaywright();
  const start = (chromiumSandbox: boolean) =>
    chromium.launch({
      executablePath: choice.executablePath,
      args: FLAGS,
      env: { ...env, ...choice.env },
      chromiumSandbox,
      timeout: START_TIMEOUT,
    });
  try {
    return await start(sandbox).catch((error: unknown) => {
      if (!sandbox || startFailure(error).type !== "sandbox") throw error;
      report(`${choice.executablePath} cannot make a sandbox here, so it runs without one`);
      return start(false);
    });
  } catch (error) {
    throw explain(choice, error);
  }
}

/**
 * Loading Playwright takes half a second, so only who needs a browser pays for it. It would be a quarter more for an
 * `import`, which reads all of it for the names that it exports.
 */
function loadPlaywright(): typeof import("playwright-core") {
  return createRequire(import.meta.url)("playwright-core");
}

function explain({ executablePath }: BrowserChoice, error: unknown): MissingBrowserError {
  const failure = startFailure(error);
  if (failure.type === "library") {
    return new MissingBrowserError(
      `${executablePath} does not start, since ${failure.name} is missing`,
      {
        remedy:
          "install that library, or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge",
        cause: error,
      },
    );
  }
  const reason = failure.type === "sandbox" ? "no usable sandbox" : failure.reason;
  return new MissingBrowserError(`${executablePath} does not start (${reason})`, {
    remedy: "repair it, or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge",
    cause: error,
  });
}
