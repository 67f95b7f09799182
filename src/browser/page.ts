import type { Connection, Session } from "./connection.ts";

export interface PageOptions {
  /** CSS pixels; 1280 × 720 when left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a picture for one of CSS; 1 when left out. */
  readonly deviceScaleFactor?: number;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly timezoneId?: string;
  readonly locale?: string;
}

/** A request of a page: its address, and what it is for, as the protocol's `Network.ResourceType` has it. */
export interface PageRequest {
  readonly url: URL;
  readonly type: string;
}

/** How a request is answered: with a body, by another address, or, where there is none, as a failure. */
export type Answer =
  | { readonly contentType: string; readonly body: string | Uint8Array }
  | { readonly from: string }
  | undefined;

/** A page's process broke off. */
export class PageCrash extends Error {
  override readonly name = "PageCrash";
}

/** Milliseconds that a page has to load, and to give a picture of itself. */
const PAGE_TIMEOUT = 60_000;

interface Evaluated<Result> {
  readonly result: { readonly value: Result };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** A page. All of a browser share its profile: one of its own takes a whole Chrome half a second. */
export class Page {
  readonly #session: Session;
  readonly #close: () => Promise<unknown>;

  private constructor(session: Session, close: () => Promise<unknown>) {
    this.#session = session;
    this.#close = close;
    session.on("Inspector.targetCrashed", () => session.end(new PageCrash("The page crashed")));
  }

  /**
   * Opens a page.
   *
   * @param target one of its own when left out
   * @throws when the browser ends meanwhile
   */
  static async open(
    connection: Connection,
    options: PageOptions,
    target: Promise<Target> = openTarget(connection),
  ): Promise<Page> {
    const { browser } = connection;
    const { targetId } = await target;
    const { sessionId } = await browser.send<{ sessionId: string }>("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    const session = connection.session(sessionId);
    await emulate(session, options);
    return new Page(session, () => browser.send("Target.closeTarget", { targetId }));
  }

  get isClosed(): boolean {
    return !this.#session.isOpen;
  }

  /**
   * Goes to an address.
   *
   * @returns once its document has come; what it loads may not be there yet
   * @throws when it does not come
   */
  async goto(url: string): Promise<void> {
    const { errorText } = await inTime(
      "loads",
      this.#session.send<{ errorText?: string }>("Page.navigate", { url }),
    );
    if (errorText !== undefined) throw new Error(`${url} does not load: ${errorText}`);
  }

  /** Fulfils once the document has loaded, with its styles, pictures and fonts. */
  async loaded(): Promise<void> {
    await inTime("loads", this.evaluate(LOADED));
  }

  /**
   * Evaluates an expression, or calls a function of which only the text goes to the page.
   *
   * @param args of the function: what JSON can hold
   * @returns what JSON can hold of the value, or of what it is a promise of
   * @throws with the page's own message
   */
  async evaluate<Result = unknown, Args extends readonly unknown[] = []>(
    script: string | ((...args: Args) => Result),
    ...args: Args
  ): Promise<Awaited<Result>> {
    const expression =
      typeof script === "string" ? script : `(${String(script)})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await this.#session.send<Evaluated<Awaited<Result>>>(
      "Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (!exceptionDetails) return result.value;
    const { text, exception } = exceptionDetails;
    const [message] = (exception?.description ?? text).split("\n    at ");
    throw new Error(message);
  }

  /** Answers every request of the page from now on. */
  async answer(answerTo: (request: PageRequest) => Promise<Answer>): Promise<void> {
    this.#session.on("Fetch.requestPaused", (paused: PausedRequest) => {
      // The page was closed, or wants it no longer.
      this.#respond(paused, answerTo).catch(() => {});
    });
    await this.#session.send("Fetch.enable");
  }

  async #respond(
    { requestId, request, resourceType }: PausedRequest,
    answerTo: (request: PageRequest) => Promise<Answer>,
  ): Promise<unknown> {
    // Without an answer the page would wait for ever.
    const asked = { url: new URL(request.url), type: resourceType };
    const answer = await answerTo(asked).catch(() => undefined);
    if (answer === undefined)
      return this.#session.send("Fetch.failRequest", { requestId, errorReason: "Failed" });
    if ("from" in answer)
      return this.#session.send("Fetch.continueRequest", { requestId, url: answer.from });
    return this.#session.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: "Content-Type", value: answer.contentType }],
      body: Buffer.from(answer.body).toString("base64"),
    });
  }

  /** Prints the page as a tagged PDF, of the size that its CSS sets. */
  async pdf(): Promise<Uint8Array> {
    const { stream } = await this.#session.send<{ stream: string }>("Page.printToPDF", {
      ...PDF_OPTIONS,
      transferMode: "ReturnAsStream",
    });
    const parts: Buffer[] = [];
    for (let isWhole = false; !isWhole;) {
      const part = await this.#session.send<StreamPart>("IO.read", { handle: stream });
      parts.push(Buffer.from(part.data, part.base64Encoded ? "base64" : "utf8"));
      isWhole = part.eof;
    }
    await this.#session.send("IO.close", { handle: stream });
    return Buffer.concat(parts);
  }

  /** Takes a picture of what the viewport shows: a PNG file. @throws when none comes */
  async screenshot(): Promise<Uint8Array> {
    const { data } = await inTime(
      "is drawn",
      this.#session.send<{ data: string }>("Page.captureScreenshot"),
    );
    return Buffer.from(data, "base64");
  }

  async close(): Promise<void> {
    this.#session.end(new Error("The page was closed"));
    await this.#close();
  }
}

/** A page for the protocol, before anything is attached to it. */
export interface Target {
  readonly targetId: string;
}

/** @throws when the browser ends meanwhile */
export function openTarget({ browser }: Connection): Promise<Target> {
  return browser.send<Target>("Target.createTarget", { url: "about:blank" });
}

const LOADED = `new Promise((resolve) =>
  document.readyState === "complete" ? resolve() : addEventListener("load", () => resolve()),
).then(() => document.fonts.ready).then(() => {})`;

/** @param happens to the page, as the message says */
function inTime<Result>(happens: string, work: Promise<Result>): Promise<Result> {
  const late = `Unexpected page that ${happens} for over ${PAGE_TIMEOUT / 1000} s, expected less`;
  return within(PAGE_TIMEOUT, late, work);
}

/** @throws {Error} with the message, when the work takes longer. It goes on. @param timeout milliseconds */
export async function within<Result>(
  timeout: number,
  message: string,
  work: Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface PausedRequest {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly resourceType: string;
}

interface StreamPart {
  readonly data: string;
  readonly base64Encoded?: boolean;
  readonly eof: boolean;
}

/** How a page is printed. */
export const PDF_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
};

/** Makes a page's surroundings the same on every machine. */
async function emulate(
  session: Session,
  {
    viewport = { width: 1280, height: 720 },
    deviceScaleFactor = 1,
    colorScheme = "light",
    reducedMotion = "no-preference",
    timezoneId,
    locale,
  }: PageOptions,
): Promise<void> {
  const media = { "prefers-color-scheme": colorScheme, "prefers-reduced-motion": reducedMotion };
  const features = Object.entries(media).map(([name, value]) => ({ name, value }));
  // Of a process: refused where another page in it has one already, which is the same.
  const override = (method: string, params: Readonly<Record<string, string>>) =>
    session.send(method, params).catch((error: Error) => {
      if (!error.message.includes("already in effect")) throw error;
    });
  await Promise.all([
    session.send("Emulation.setDeviceMetricsOverride", {
      ...viewport,
      deviceScaleFactor,
      mobile: false,
    }),
    session.send("Emulation.setEmulatedMedia", { features }),
    // Frames and timers go on in a page that is not in front.
    session.send("Emulation.setFocusEmulationEnabled", { enabled: true }),
    ...(timezoneId === undefined
      ? []
      : [override("Emulation.setTimezoneOverride", { timezoneId })]),
    ...(locale === undefined ? [] : [override("Emulation.setLocaleOverride", { locale })]),
  ]);
}
