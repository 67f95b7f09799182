import { existsSync } from "node:fs";
import { homedir } from "node:os";
import {
  type BrowserChoice,
  type Environment,
  fingerprint,
  firstExecutable,
  isExecutable,
  MissingBrowserError,
  type Report,
} from "./browser-choice.ts";
import {
  CHROMIUM_PACKAGE,
  fetchedChoice,
  fetchedFolder,
  fetchInto,
  npmPack,
  type Pack,
  type PinnedPackage,
} from "./fetched.ts";
import { installedPlaces, playwrightFolder, playwrightPlaces } from "./places.ts";

export interface FindOptions {
  readonly env: Environment;
  /** Whether to download Chromium from the npm registry when no browser is found. */
  readonly fetchMissing: boolean;
  readonly report: Report;
}

/**
 * What CUEDECK_BROWSER has for Chromium from the npm registry, whatever is installed: the same version on every machine. It
 * has no window, and so takes half the processor time of a whole Chrome.
 */
export const FETCHED = "fetched";

/** Whether the registry's Chromium runs here: Linux x64, with the dynamic loader of glibc, which Alpine Linux lacks. */
export const RUNS_FETCHED =
  process.platform === "linux" &&
  process.arch === "x64" &&
  existsSync("/lib64/ld-linux-x86-64.so.2");

/**
 * Finds a browser without starting it: the one that CUEDECK_BROWSER names, else an installed Chrome, Chromium or Edge,
 * else one that Playwright downloaded, else Chromium from the npm registry.
 *
 * @throws {MissingBrowserError} when CUEDECK_BROWSER is not an executable, or no browser is found or can be downloaded
 */
export async function findBrowser(
  options: FindOptions,
  machine: Machine = thisMachine(options.env),
): Promise<BrowserChoice> {
  if (options.env["CUEDECK_BROWSER"] === FETCHED) {
    const found = await fetched(options, machine);
    return { ...found, reason: "CUEDECK_BROWSER asks for Chromium from the npm registry." };
  }
  return (
    (await named(options.env)) ??
    (await installed(machine)) ??
    (await downloadedByPlaywright(options.env, machine)) ??
    (await fetched(options, machine))
  );
}

async function named(env: Environment): Promise<BrowserChoice | undefined> {
  const path = env["CUEDECK_BROWSER"];
  if (!path) return undefined;
  if (!(await isExecutable(path))) {
    const why = `Unexpected CUEDECK_BROWSER "${path}", expected the path of an executable file`;
    const remedy = "set it to the path of Chrome, Chromium or Edge, or unset it";
    throw new MissingBrowserError(why, { remedy });
  }
  return choice(path, "environment", "CUEDECK_BROWSER names it.");
}

async function installed(machine: Machine): Promise<BrowserChoice | undefined> {
  const path = await firstExecutable(machine.installedPlaces);
  return path
    ? choice(path, "installed", "It is the first browser found that is installed on this machine.")
    : undefined;
}

async function downloadedByPlaywright(
  env: Environment,
  machine: Machine,
): Promise<BrowserChoice | undefined> {
  const folder = playwrightFolder(machine.platform, env, machine.home);
  const path = await firstExecutable(
    await playwrightPlaces(folder, machine.platform, machine.arch),
  );
  return path
    ? choice(path, "playwright", "No browser is installed, and Playwright downloaded this one.")
    : undefined;
}

async function fetched(options: FindOptions, machine: Machine): Promise<BrowserChoice> {
  if (!machine.runsFetched) throw new MissingBrowserError("No browser was found");
  const folder = fetchedFolder(options.env, machine.home);
  const before = await fetchedChoice(folder, options.env);
  if (before) return before;
  if (!options.fetchMissing) throw new MissingBrowserError("No browser was found");
  try {
    await fetchInto(folder, machine.package, machine.pack, options.report);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const why = `No browser was found, and Chromium could not be fetched from the npm registry (${reason})`;
    throw new MissingBrowserError(why, { cause: error });
  }
  const now = await fetchedChoice(folder, options.env);
  if (!now)
    throw new MissingBrowserError(
      `No browser was found, and ${folder} was removed while it was fetched`,
    );
  return now;
}

async function choice(
  path: string,
  source: BrowserChoice["source"],
  reason: string,
): Promise<BrowserChoice> {
  return { executablePath: path, source, reason, env: {}, fingerprint: await fingerprint(path) };
}

/** The machine on which to find a browser. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  /** Paths where a browser may be installed, in order of preference. */
  readonly installedPlaces: readonly string[];
  /** Whether the registry's Chromium runs here. */
  readonly runsFetched: boolean;
  readonly package: PinnedPackage;
  readonly pack: Pack;
}

function thisMachine(env: Environment): Machine {
  const { platform, arch } = process;
  const home = homedir();
  return {
    platform,
    arch,
    home,
    installedPlaces: installedPlaces(platform, env, home),
    runsFetched: RUNS_FETCHED,
    package: CHROMIUM_PACKAGE,
    pack: npmPack(env),
  };
}
