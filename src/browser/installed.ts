import { posix, win32 } from "node:path";
import type { Environment } from "./browser-choice.ts";

const COMMANDS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "microsoft-edge-stable",
  "microsoft-edge",
  // On Ubuntu this is a script that only asks for the snap when there is none, so it comes last.
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

/** Lists where an installed Chrome, Chromium or Edge may be, the likeliest first. */
export function installedPlaces(
  platform: NodeJS.Platform,
  env: Environment,
  home: string,
): readonly string[] {
  switch (platform) {
    case "win32":
      return join(win32, WINDOWS_PROGRAMS, [
        env["ProgramFiles"],
        env["ProgramFiles(x86)"],
        env["LOCALAPPDATA"],
      ]);
    case "darwin":
      return [
        ...join(posix, MAC_APPLICATIONS, ["/Applications", posix.join(home, "Applications")]),
        ...join(posix, COMMANDS, onPath(env)),
      ];
    default:
      // Services and cron jobs often have a PATH without /snap/bin.
      return join(posix, COMMANDS, [...onPath(env), "/usr/bin", "/snap/bin"]);
  }
}

function onPath(env: Environment): readonly string[] {
  return (env["PATH"] ?? "").split(posix.delimiter);
}

/** Joins every name with every folder, name by name; a folder that is not set is left out. */
function join(
  path: typeof posix,
  names: readonly string[],
  folders: readonly (string | undefined)[],
): readonly string[] {
  return names.flatMap((name) =>
    folders.flatMap((folder) => (folder ? [path.join(folder, name)] : [])),
  );
}
