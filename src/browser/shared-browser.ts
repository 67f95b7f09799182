import { Browser, LaunchError } from "./browser.ts";
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
  #running: Browser | undefined;
  #isClosed = false;

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
  async launch(): Promise<Browser> {
    // Nobody would close it.
    if (this.#isClosed)
      throw new Error("Unexpected start of a browser, expected none after the end");
    // After a crash `cuedeck dev` starts another one.
    if (this.#running?.isConnected === false) this.#browser = undefined;
    this.#browser ??= this.#start().catch((error: unknown) => {
      this.#browser = undefined;
      throw error;
    });
    return this.#browser;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    // The caller of `launch` has received the error.
    const browser = await this.#browser?.catch(() => undefined);
    await browser?.close();
  }

  async #start(): Promise<Browser> {
    const { env, report } = this.#options;
    const browser = await startBrowser(await this.choice(), env, report);
    endWhenFrozen(browser, this.#options.beat ?? BEAT);
    this.#running = browser;
    return browser;
  }
}

/** Milliseconds. */
const BEAT = 30_000;
/** Questions without an answer after which a browser counts as frozen. A busy one, or a computer that slept, misses fewer. */
const MOST_MISSED = 4;

/** Ends a browser that no longer answers: whoever waits for it would do so for ever. */
function endWhenFrozen(browser: Browser, beat: number): void {
  let missed = 0;
  const timer = setInterval(() => {
    if (missed === MOST_MISSED) browser.kill();
    missed += 1;
    browser.ping().then(
      () => (missed = 0),
      // It ends by itself.
      () => {},
    );
  }, beat).unref();
  void browser.lost.then(() => clearInterval(timer));
}

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
  const { executablePath } = choice;
  const start = (sandbox: boolean) =>
    Browser.launch({ executablePath, env: { ...env, ...choice.env }, sandbox });
  try {
    return await start(sandbox).catch((error: unknown) => {
      if (!sandbox || !isSandboxed(error)) throw error;
      report(`${executablePath} can't create a sandbox here, so it runs without one`);
      return start(false);
    });
  } catch (error) {
    throw explain(choice, error);
  }
}

function isSandboxed(error: unknown): boolean {
  return error instanceof LaunchError && error.output.includes("No usable sandbox");
}

function explain({ executablePath }: BrowserChoice, error: unknown): MissingBrowserError {
  const output = error instanceof LaunchError ? error.output : "";
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(output)?.[1];
  if (library !== undefined) {
    return new MissingBrowserError(
      `${executablePath} does not start, since ${library} is missing`,
      {
        remedy:
          "install that library, or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge",
        cause: error,
      },
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  const reason = isSandboxed(error) ? "no usable sandbox" : message;
  return new MissingBrowserError(`${executablePath} does not start (${reason})`, {
    remedy: "repair it, or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge",
    cause: error,
  });
}
