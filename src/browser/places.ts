import { readdir } from "node:fs/promises";
import { join, posix, win32 } from "node:path";
import type { Environment } from "./browser-choice.ts";

const COMMANDS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "microsoft-edge-stable",
  "microsoft-edge",
  // Last, since on Ubuntu this may be a script that only asks to install the snap.
  "chromium-browser",
];

const MAC_APPLICATIONS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** Paths where Chrome, Chromium or Edge may be installed, in order of preference. */
export function installedPlaces(
  platform: NodeJS.Platform,
  env: Environment,
  home: string,
): readonly string[] {
  switch (platform) {
    case "win32":
      return combine(win32, WINDOWS_PROGRAMS, [
        env["ProgramFiles"],
        env["ProgramFiles(x86)"],
        env["LOCALAPPDATA"],
      ]);
    case "darwin":
      return [
        ...combine(posix, MAC_APPLICATIONS, ["/Applications", posix.join(home, "Applications")]),
        ...combine(posix, COMMANDS, onPath(env)),
      ];
    default:
      // Services and cron jobs often lack /snap/bin in PATH.
      return combine(posix, COMMANDS, [...onPath(env), "/usr/bin", "/snap/bin"]);
  }
}

function onPath(env: Environment): readonly string[] {
  return (env["PATH"] ?? "").split(posix.delimiter);
}

/** Joins every name with every folder, name by name; unset folders are left out. */
function combine(
  path: typeof posix,
  names: readonly string[],
  folders: readonly (string | undefined)[],
): readonly string[] {
  return names.flatMap((name) =>
    folders.flatMap((folder) => (folder ? [path.join(folder, name)] : [])),
  );
}

/** A kind of browser that Playwright downloads. */
interface Download {
  /** Name of its folder, with the revision as the first group. */
  readonly folder: RegExp;
  /** Path below the folder. */
  readonly executable: (suffix: string) => Readonly<Partial<Record<NodeJS.Platform, string>>>;
}

const DOWNLOADS: readonly Download[] = [
  {
    folder: /^chromium-(\d+)$/,
    executable: (suffix) => ({
      linux: `chrome-${suffix}/chrome`,
      darwin: `chrome-${suffix}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      win32: `chrome-${suffix}/chrome.exe`,
    }),
  },
  {
    folder: /^chromium_headless_shell-(\d+)$/,
    executable: (suffix) => ({
      linux: `chrome-headless-shell-${suffix}/chrome-headless-shell`,
      darwin: `chrome-headless-shell-${suffix}/chrome-headless-shell`,
      win32: `chrome-headless-shell-${suffix}/chrome-headless-shell.exe`,
    }),
  },
];

const PLATFORM_SUFFIXES: Readonly<Record<string, string>> = {
  "linux-x64": "linux64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "mac-x64",
  "darwin-arm64": "mac-arm64",
  "win32-x64": "win64",
};

/** The folder into which Playwright downloads browsers. */
export function playwrightFolder(
  platform: NodeJS.Platform,
  env: Environment,
  home: string,
): string {
  if (env["PLAYWRIGHT_BROWSERS_PATH"]) return env["PLAYWRIGHT_BROWSERS_PATH"];
  switch (platform) {
    case "win32":
      return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "ms-playwright");
    case "darwin":
      return join(home, "Library", "Caches", "ms-playwright");
    default:
      return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "ms-playwright");
  }
}

/**
 * Paths of browsers that any version of Playwright downloaded, newest first. Playwright itself would only know its own
 * revision, and takes half a second to load.
 */
export async function playwrightPlaces(
  folder: string,
  platform: NodeJS.Platform,
  arch: string,
): Promise<readonly string[]> {
  const suffix = PLATFORM_SUFFIXES[`${platform}-${arch}`];
  if (suffix === undefined) return [];
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .flatMap((name) =>
      DOWNLOADS.flatMap((download) => {
        const revision = download.folder.exec(name)?.[1];
        const executable = download.executable(suffix)[platform];
        return revision && executable
          ? [{ revision: Number(revision), path: join(folder, name, executable) }]
          : [];
      }),
    )
    .toSorted((a, b) => b.revision - a.revision)
    .map(({ path }) => path);
}
