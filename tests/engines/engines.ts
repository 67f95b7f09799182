import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, listening, missingPrograms, run, type Running } from "./programs.ts";
import { connectByHttp, connectToFirefox, type Session } from "./webdriver.ts";

/** A browser's engine. */
interface Engine {
  readonly programs: readonly string[];
  /**
   * Starts the browser with a new profile, and all that it needs.
   *
   * @param folder for the profile
   * @param started collects what was started, the browser last
   */
  start(folder: string, started: Running[]): Promise<Session>;
}

export const ENGINES = {
  chromium: {
    programs: ["chromedriver", "chromium"],
    async start(folder, started) {
      const driver = await run("chromedriver", ["--port=0"], /successfully on port (\d+)/);
      started.push(driver);
      return connectByHttp(Number(driver.ready), {
        "goog:chromeOptions": {
          args: [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            `--user-data-dir=${folder}`,
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
          ],
        },
      });
    },
  },
  firefox: {
    programs: ["firefox-esr", "pulseaudio"],
    async start(folder, started) {
      const env = await startSound(folder, started);
      // A port of its own choice.
      await writeFile(join(folder, "user.js"), 'user_pref("marionette.port", 0);\n');
      const args = ["--headless", "--marionette", "--no-remote", "--profile", folder];
      const browser = await run("firefox-esr", args, /Listening on port (\d+)/, env);
      started.push(browser);
      return connectToFirefox(Number(browser.ready));
    },
  },
  webkit: {
    programs: ["WebKitWebDriver", "Xvfb", "pulseaudio"],
    async start(folder, started) {
      const screen = ["-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
      const display = await run("Xvfb", ["-displayfd", "1", ...screen], /^(\d+)$/);
      started.push(display);
      const env = {
        ...(await startSound(folder, started)),
        DISPLAY: `:${display.ready}`,
        // There is no graphics card to share memory with.
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      };
      const port = await freePort();
      started.push(await run("WebKitWebDriver", [`--port=${port}`], listening(port), env));
      return connectByHttp(port, { browserName: "MiniBrowser" });
    },
  },
} as const satisfies Record<string, Engine>;

/**
 * Starts a sound card that nobody hears: without one, recordings stand still, or break off.
 *
 * @returns the environment of a browser that uses it, and has the folder to itself
 */
async function startSound(folder: string, started: Running[]): Promise<Record<string, string>> {
  const socket = join(folder, "sound");
  const daemon = ["-n", "-v", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"];
  const modules = [
    "module-null-sink",
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
  ];
  const load = modules.flatMap((module) => ["-L", module]);
  const env = { HOME: folder, XDG_RUNTIME_DIR: folder };
  started.push(await run("pulseaudio", [...daemon, ...load], /(startup complete)/, env));
  return { ...env, PULSE_SERVER: `unix:${socket}` };
}

export type EngineName = keyof typeof ENGINES;

export interface StartedBrowser extends AsyncDisposable {
  readonly session: Session;
}

/** Starts a browser, with a profile that nobody has used. */
export async function startBrowser(name: EngineName): Promise<StartedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), `cuedeck-${name}-`));
  const started: Running[] = [];
  const end = async () => {
    for (const program of started.toReversed()) await program.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const session = await ENGINES[name].start(folder, started);
    return {
      session,
      async [Symbol.asyncDispose]() {
        await session.end().catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @throws {Error} that says what is to be installed, where something is missing */
export async function expectInstalled(): Promise<void> {
  const programs = Object.values(ENGINES).flatMap((engine) => engine.programs);
  const missing = await missingPrograms([...new Set(programs)]);
  if (missing.length === 0) return;
  const packages = await readFile(new URL("packages.txt", import.meta.url), "utf8");
  throw new Error(
    `Unexpected absence of ${missing.join(", ")}, expected after: apt-get install ${packages.trim().replaceAll("\n", " ")}`,
  );
}
