import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { unpackTar } from "modern-tar/fs";
import {
  type BrowserChoice,
  digest,
  type Environment,
  isExecutable,
  type Report,
} from "./browser-choice.ts";

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

/**
 * Gets a package from the registry as a tarball.
 *
 * @param spec name and version, as in `cuedeck@1.0.0`
 * @param folder an existing, empty folder to put the tarball into
 * @returns the tarball's path
 */
export type Pack = (spec: string, folder: string) => Promise<string>;

/**
 * Packs with npm, since npm knows the user's registry, proxy and certificates.
 *
 * @throws {Error} when there is no npm, or npm fails; the message names npm's error code
 */
export function npmPack(env: Environment): Pack {
  return async (spec, folder) => {
    const [command, ...first] = npmCommand(env);
    // By default npm tries thrice, and who is offline waits 70 seconds to hear of it.
    const options = ["--pack-destination", folder, "--fetch-retries", "1"];
    try {
      await promisify(execFile)(command, [...first, "pack", spec, ...options], { env });
    } catch (error) {
      throw new Error(npmReason(error), { cause: error });
    }
    // What npm prints depends on the user's settings; what it writes does not.
    const [tarball] = await readdir(folder);
    if (tarball === undefined) throw new Error("npm packs nothing");
    return join(folder, tarball);
  };
}

/** npm and npx say where they are in `npm_execpath`; so do yarn and pnpm, which pack otherwise. */
function npmCommand(env: Environment): [string, ...string[]] {
  const script = env["npm_execpath"];
  return script?.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
}

function npmReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "npm is not on the PATH";
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(error.message)?.[1];
  return code ? `npm reports ${code}` : "npm pack fails";
}

/** What the package holds that a page without WebGL needs: the program, its shared libraries, one font. */
const PARTS: Readonly<Record<string, (folder: string) => Writable>> = {
  "bin/chromium.br": (folder) => createWriteStream(join(folder, "chromium"), { mode: 0o755 }),
  "bin/al2023.tar.br": (folder) => unpackTar(folder),
  "bin/fonts.tar.br": (folder) => unpackTar(folder),
};

/**
 * Checks a file against a Subresource Integrity value.
 *
 * @param integrity `sha512-` and the Base64 digest
 * @throws {Error} when they differ
 */
async function verify(file: string, integrity: string): Promise<void> {
  const hash = createHash("sha512");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (`sha512-${hash.digest("base64")}` !== integrity)
    throw new Error("its checksum is not the expected one");
}

/**
 * Unpacks the tarball of `@sparticuz/chromium` as `chromium`, `lib/`, `fonts/` and `fonts.conf`.
 *
 * Everything streams: the program alone is 209 MB.
 *
 * @param folder an existing, empty folder
 */
async function unpack(tarball: string, folder: string): Promise<void> {
  const packed = join(folder, "package");
  const wanted = unpackTar(packed, { strip: 1, filter: ({ name }) => Object.hasOwn(PARTS, name) });
  await pipeline(createReadStream(tarball), createGunzip(), wanted);
  for (const [name, open] of Object.entries(PARTS)) {
    await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), open(folder));
  }
  await rm(packed, { recursive: true });
  // Over the package's own, which names folders of the cloud service that it is made for.
  await writeFile(join(folder, "fonts.conf"), FONTS_CONF);
}

/**
 * The fonts that a fetched Chromium sees: Open Sans from its own package, so that a machine without any font
 * still shows text, and the machine's, for scripts that Open Sans lacks.
 *
 * The format is fontconfig's: https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
 */
export const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
