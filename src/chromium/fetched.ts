import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { BrowserChoice, Environment, Report } from "./browser-choice.ts";
import { digest, isExecutable } from "./executable.ts";
import { FONTS_CONF } from "./fonts.ts";
import type { Pack } from "./npm-pack.ts";
import { unpack, verify } from "./unpack.ts";

/** A package on the npm registry, as it was when this was written. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Chromium 153 for Linux x64. Nothing but what is in its `bin/` is used: its own JavaScript turns web security off. */
export const CHROMIUM_PACKAGE: PinnedPackage = {
  name: "@sparticuz/chromium",
  version: "153.0.0",
  integrity:
    "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==",
};

const HOUR = 3_600_000;

/** The folder that a fetched Chromium is unpacked into. */
export function fetchedFolder(env: Environment, home: string): string {
  const cache =
    env["CUEDECK_CACHE"] || join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "cuedeck");
  return join(cache, `chromium-${CHROMIUM_PACKAGE.version}`);
}

/** Chooses the Chromium that was fetched into a folder before, if it was. */
export async function fetchedChoice(
  folder: string,
  env: Environment,
): Promise<BrowserChoice | undefined> {
  const executablePath = join(folder, "chromium");
  if (!(await isExecutable(executablePath))) return undefined;
  const libraries = [join(folder, "lib"), env["LD_LIBRARY_PATH"]];
  return {
    executablePath,
    source: "fetched",
    reason: "No browser is installed, so Chromium was fetched from the npm registry, once.",
    env: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
    // The pinned bytes, not the files' times: unpacked anew it is the same browser.
    fingerprint: digest(CHROMIUM_PACKAGE.integrity, FONTS_CONF),
  };
}

/**
 * Fetches Chromium into a folder that appears whole or not at all, also when two processes do it at once.
 *
 * @throws {Error} when the package can't be had, is not the pinned one, or can't be written
 */
export async function fetchInto(
  folder: string,
  wanted: PinnedPackage,
  pack: Pack,
  report: Report,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const download = await mkdtemp(`${folder}.`);
  const unpacked = await mkdtemp(`${folder}.`);
  try {
    report("Fetching Chromium 153 from the npm registry, 70 MB, once");
    const tarball = await pack(`${wanted.name}@${wanted.version}`, download);
    await verify(tarball, wanted.integrity);
    report(`Unpacking Chromium 153 into ${folder}, 215 MB`);
    await unpack(tarball, unpacked);
    // mkdtemp keeps other users out, but CUEDECK_CACHE may be for all.
    await chmod(unpacked, 0o755);
    await rename(unpacked, folder).catch(async (error: unknown) => {
      // Another process was faster.
      if (!(await isExecutable(join(folder, "chromium")))) throw error;
    });
  } finally {
    await rm(download, { recursive: true, force: true });
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** Removes what a fetch that was killed left behind; a younger folder may belong to one that still runs. */
async function removeLeftovers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const names = await readdir(parent);
  for (const name of names.filter((name) => name.startsWith(`${basename(folder)}.`))) {
    const path = join(parent, name);
    const modified = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (modified < Date.now() - HOUR) await rm(path, { recursive: true, force: true });
  }
}
