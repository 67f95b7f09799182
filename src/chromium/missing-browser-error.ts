const ANY_BROWSER = "install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one";

/** No browser can be started here; the message is one sentence that says why, and how to get one. */
export class MissingBrowserError extends Error {
  override readonly name = "MissingBrowserError";

  /**
   * @param why what was found instead, without a closing full stop
   * @param remedy what the user can do about it
   */
  constructor(why: string, options: ErrorOptions & { readonly remedy?: string } = {}) {
    super(`${why}: ${options.remedy ?? ANY_BROWSER}.`, options);
  }
}
