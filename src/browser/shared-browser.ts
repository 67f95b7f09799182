import type { Browser } from "playwright-core";
import type { BrowserChoice, Environment, Report } from "./browser-choice.ts";
import { findBrowser } from "./find.ts";
import { startBrowser } from "./start.ts";

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
