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
  /** Milliseconds between two times that the browser is asked whether it still answers; half a minute when left out. */
  readonly beat?: number | undefined;
}

/** A browser that is found and started at first use, then shared, and closed at the end. Failures are not cached. */
export class SharedBrowser implements AsyncDisposable {
  readonly #options: SharedBrowserOptions;
  #choice: Promise<BrowserChoice> | undefined;
  #browser: Promise<Browser> | undefined;

  constructor(options: SharedBrowserOptions) {
    this.#options = options;
  }

  /**
   * Finds or downloads the browser without starting it.
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
   * Finds the browser if it is on this machine already.
   *
   * @throws {MissingBrowserError} when it would have to be downloaded, or there is none
   */
  found(): Promise<BrowserChoice> {
    return this.#choice ?? findBrowser({ ...this.#options, fetchMissing: false });
  }

  /**
   * Starts the browser unless it is running.
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
    // The caller of `launch` has received the error.
    const browser = await this.#browser?.catch(() => undefined);
    await browser?.close();
  }

  async #start(): Promise<Browser> {
    const { env, report } = this.#options;
    const browser = await startBrowser(await this.choice(), env, report);
    // So that `cuedeck dev` starts another one after a crash.
    browser.once("disconnected", () => {
      this.#browser = undefined;
    });
    try {
      await endWhenFrozen(browser, this.#options.beat ?? BEAT);
    } catch (error) {
      await browser.close();
      throw error;
    }
    return browser;
  }
}

/** Milliseconds. */
const BEAT = 30_000;
/** Questions without an answer after which a browser counts as frozen. A busy one, or a computer that slept, misses fewer. */
const MOST_MISSED = 4;

/** Ends a browser that no longer answers: whoever waits for it would do so for ever. */
async function endWhenFrozen(browser: Browser, beat: number): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pid = processInfo.find(({ type }) => type === "browser")?.id;
  let missed = 0;
  const timer = setInterval(() => {
    if (missed === MOST_MISSED && pid !== undefined) endProcess(pid);
    missed += 1;
    session.send("Browser.getVersion").then(
      () => (missed = 0),
      // It ends by itself.
      () => {},
    );
  }, beat).unref();
  browser.once("disconnected", () => clearInterval(timer));
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

// Without hinting, text has the same width on screen and on paper. Playwright's own flags disable background networking,
// updates and sync.
const FLAGS = ["--font-render-hinting=none"];

/** Milliseconds. */
const START_TIMEOUT = 60_000;

/**
 * Starts a browser, with its sandbox where that works.
 *
 * @param sandbox whether to try it; Chromium refuses as root
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
      report(`${choice.executablePath} can't create a sandbox here, so it runs without one`);
      return start(false);
    });
  } catch (error) {
    throw explain(choice, error);
  }
}

/** Loaded at first use: it takes half a second. `require`, since a dynamic `import` takes a quarter longer. */
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
type StartFailure =
  | { readonly type: "sandbox" }
  | { readonly type: "library"; readonly name: string }
  | { readonly type: "other"; readonly reason: string };

/** Parses the error of Playwright's `launch`, which has the browser's output. */
function startFailure(error: unknown): StartFailure {
  const log = error instanceof Error ? error.message : String(error);
  // Playwright replaces Chromium's "No usable sandbox!" by its own heading.
  if (/No usable sandbox|Chromium sandboxing failed/.test(log)) return { type: "sandbox" };
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(log)?.[1];
  if (library) return { type: "library", name: library };
  return { type: "other", reason: lastLine(log) };
}

/** The browser's last line of output, else how its process ended, else Playwright's own message. */
function lastLine(log: string): string {
  const printed = [...log.matchAll(/\[err\] (.+)/g)].at(-1)?.[1];
  const ended = /<process did exit: (.+?)>/.exec(log)?.[1];
  const [first = ""] = log.split("\n");
  // Playwright's log has terminal colors.
  return stripVTControlCharacters(printed ?? ended ?? first).trim();
}
