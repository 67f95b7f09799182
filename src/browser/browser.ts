import { type ChildProcess, spawn } from "node:child_process";
import { readlinkSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import type { Environment } from "./browser-choice.ts";
import { Connection } from "./connection.ts";
import { openTarget, Page, type PageOptions, type Target } from "./page.ts";

/** Features of Chromium that get in the way: `http:` stays what it is, and frames are painted at once. */
const FEATURES_OFF = [
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "MediaRouter",
  "OptimizationHints",
  "PaintHolding",
];

const FLAGS = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-startup-window",
  // The same on every machine. Without hinting, text has the same width on screen and on paper.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--disable-field-trial-config",
  `--disable-features=${FEATURES_OFF.join(",")}`,
  // Nothing goes out that no page asks for.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--disable-breakpad",
  "--metrics-recording-only",
  // Nothing is asked of whoever sits before it.
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-search-engine-choice-screen",
  "--password-store=basic",
  "--use-mock-keychain",
  "--mute-audio",
  // Pages that nobody sees work as fast as others.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--disable-hang-monitor",
  // In containers /dev/shm is small.
  "--disable-dev-shm-usage",
  "--enable-unsafe-swiftshader",
];

/** Milliseconds. */
const START_TIMEOUT = 60_000;
/** Characters of what a browser prints that are kept, for when it does not start. */
const MOST_OUTPUT = 10_000;

/** A browser did not start. The message is its last line of output, else how its process ended. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
  /** What it printed. */
  readonly output: string;

  constructor(output: string, ending: string) {
    super(output.trim().split("\n").at(-1) || ending);
    this.output = output;
  }
}

export interface LaunchOptions {
  readonly executablePath: string;
  readonly env: Environment;
  /** Chromium refuses it as root. */
  readonly sandbox: boolean;
}

/** A Chromium that is running, with a profile that is gone with it. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #connection: Connection;
  /** Fulfils once it has ended and left nothing behind: says how. */
  readonly #ended: Promise<string>;
  /** For the first page, which takes longest: whoever has started the browser may be getting ready for it. */
  #first: Promise<Target> | undefined;

  private constructor(child: ChildProcess, profile: string) {
    this.#process = child;
    const [, , , input, output] = child.stdio;
    if (!(input instanceof Writable) || !(output instanceof Readable))
      throw new Error("Unexpected process without pipes, expected two of them");
    this.#connection = new Connection(output, input);
    const onExit = () => {
      this.kill();
      try {
        for (const folder of foldersOf(profile)) rmSync(folder, REMOVAL);
      } catch {
        // As below.
      }
    };
    process.once("exit", onExit);
    // Its own processes may have outlived it.
    child.once("exit", () => this.kill());
    this.#ended = new Promise<string>((resolve) => {
      child.once("error", ({ message }) => resolve(message));
      child.once("close", (code, signal) => resolve(`exitCode=${code}, signal=${signal}`));
    }).then(async (ending) => {
      process.off("exit", onExit);
      // What can't be removed, as where a virus scanner holds it, is a few files among temporary ones.
      for (const folder of foldersOf(profile)) await rm(folder, REMOVAL).catch(() => {});
      return ending;
    });
  }

  /** @throws {LaunchError} */
  static async launch({ executablePath, env, sandbox }: LaunchOptions): Promise<Browser> {
    const profile = await mkdtemp(join(tmpdir(), "cuedeck-browser-"));
    const flags = [...FLAGS, ...(sandbox ? [] : ["--no-sandbox"]), `--user-data-dir=${profile}`];
    const child = spawn(executablePath, flags, {
      env,
      // In a group of processes of its own, all of which can be ended at once.
      detached: process.platform !== "win32",
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    });
    let printed = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      printed = (printed + String(chunk)).slice(-MOST_OUTPUT);
    });
    const browser = new Browser(child, profile);
    const timer = setTimeout(() => browser.kill(), START_TIMEOUT);
    try {
      const first = openTarget(browser.#connection);
      browser.#first = first;
      // Whoever opens the page is told.
      first.catch(() => {});
      await browser.ping();
      return browser;
    } catch {
      const ending = await browser.#ended;
      throw new LaunchError(printed, ending);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Fulfils when it can't be reached any longer. */
  get lost(): Promise<void> {
    return this.#connection.lost;
  }

  get isConnected(): boolean {
    return this.#connection.browser.isOpen;
  }

  /** Of its main process. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  newPage(options: PageOptions = {}): Promise<Page> {
    const target = this.#first;
    this.#first = undefined;
    return Page.open(this.#connection, options, target);
  }

  /** Asks whether it still answers. */
  async ping(): Promise<void> {
    await this.#connection.browser.send("Browser.getVersion");
  }

  /** Ends it, which is quicker than to let it end by itself: nothing of it is kept. */
  async close(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  /** Ends all of its processes at once, also when it no longer answers. */
  kill(): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#process.kill("SIGKILL");
      else process.kill(-pid, "SIGKILL");
    } catch {
      // They have ended already.
    }
  }
}

/** A profile, and the folder that a whole Chrome has beside it, which it removes only when it ends by itself. */
function foldersOf(profile: string): string[] {
  try {
    return [profile, dirname(readlinkSync(join(profile, "SingletonSocket")))];
  } catch {
    return [profile];
  }
}

/** Files of a process that has just ended may be in use for a moment. */
const REMOVAL = { recursive: true, force: true, maxRetries: 5 };
