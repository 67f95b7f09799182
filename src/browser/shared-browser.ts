import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";
import type { Browser } from "playwright-core";
import {
  type BrowserChoice,
  type Environment,
  MissingBrowserError,
  type Report,
} from "./browser-choice.ts";
import { findBrowser } from "./find.ts";

export interface SharedBrowserOptions {
  readonly env: Environment;
  readonly report: Report;
}

/**
 * One browser for all that need one: found once, started when first asked for, closed at the end. What has failed is
 * tried again when it is next asked for.
 */
export class SharedBrowser implements AsyncDisposable {
  readonly #options: SharedBrowserOptions;
  #choice: Promise<BrowserChoice> | undefined;
  #browser: Promise<Browser> | undefined;

  constructor(options: SharedBrowserOptions) {
    this.#options = options;
  }

  /**
   * Finds the browser without starting it, or fetches it.
   *
   * @throws {MissingBrowserError} when there is none
   */
  choice(): Promise<BrowserChoice> {
    this.#choice ??= findBrowser({ ...this.#options, fetchMissing: true }).catch(
      (error: unknown) => {
        this.#choice = undefined;
        throw error;
      },
    );
    return this.#choice;
  }

  /**
   * Starts the browser, or hands over the one that runs.
   *
   * @throws {MissingBrowserError} when there is none, or it does not start
   */
  launch(): Promise<Browser> {
    this.#browser ??= this.#start().catch((error: unknown) => {
      this.#browser = undefined;
      throw error;
    });
    return this.#browser;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Who asked for a browser that does not start has heard of it.
    const browser = await this.#browser?.catch(() => undefined);
    await browser?.close();
  }

  async #start(): Promise<Browser> {
    const { env, report } = this.#options;
    const browser = await startBrowser(await this.choice(), env, report);
    // A long `cuedeck dev` outlives a browser that crashes.
    browser.once("disconnected", () => {
      this.#browser = undefined;
    });
    return browser;
  }
}

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

/** Why a browser did not start. */
export type StartFailure =
  | { readonly type: "sandbox" }
  | { readonly type: "library"; readonly name: string }
  | { readonly type: "other"; readonly reason: string };

/** Reads the reason from the error of Playwright's `launch`, which quotes all that the browser printed. */
function startFailure(error: unknown): StartFailure {
  const log = error instanceof Error ? error.message : String(error);
  // Playwright replaces Chromium's "No usable sandbox!" by its own heading.
  if (/No usable sandbox|Chromium sandboxing failed/.test(log)) return { type: "sandbox" };
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(log)?.[1];
  if (library) return { type: "library", name: library };
  return { type: "other", reason: lastWords(log) };
}

/** What the browser printed last, else how its process ended, else what Playwright says. */
function lastWords(log: string): string {
  const printed = [...log.matchAll(/\[err\] (.+)/g)].at(-1)?.[1];
  const ended = /<process did exit: (.+?)>/.exec(log)?.[1];
  const [first = ""] = log.split("\n");
  // Playwright dims its log.
  return stripVTControlCharacters(printed ?? ended ?? first).trim();
}
