import type { Browser } from "./browser.ts";
import { PageCrash } from "./page.ts";

/** The browser ended, or stopped to answer, while it was at work. The message is a sentence that says what to do. */
export class LostBrowserError extends Error {
  override readonly name = "LostBrowserError";

  constructor(options: ErrorOptions) {
    super(
      "The browser ended twice while it was at work, as when memory runs out or something ends it: run the command again, or set CUEDECK_BROWSER to the path of another Chrome, Chromium or Edge.",
      options,
    );
  }
}

/**
 * Does what needs a browser; once more if the browser, which then is another one, or its page ends meanwhile.
 *
 * @throws {LostBrowserError} when the second one ends, too
 */
export async function withBrowser<Result>(
  shared: { launch(): Promise<Browser> },
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  for (let isLast = false; ; isLast = true) {
    const browser = await shared.launch();
    try {
      return await work(browser);
    } catch (error) {
      if (browser.isConnected && !(error instanceof PageCrash)) throw error;
      if (isLast) throw new LostBrowserError({ cause: error });
    }
  }
}
