import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import {
  type BrowserChoice,
  digest,
  type Environment,
  isExecutable,
  type Report,
} from "./browser-choice.ts";

/** A package on the npm registry with the checksum of its tarball. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource Integrity: `sha512-` and base64. */
  readonly integrity: string;
}

/** Chromium 153 for Linux x64. Only its `bin/` is used: the package's JavaScript starts it without web security. */
export const CHROMIUM_PACKAGE: PinnedPackage = {
  name: "@sparticuz/chromium",
  version: "153.0.0",
  integrity:
    "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==",
};

const HOUR = 3_600_000;

/** The folder into which Chromium is unpacked. */
export function fetchedFolder(env: Environment, home: string): string {
  const cache =
    env["CUEDECK_CACHE"] || join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "cuedeck");
  return join(cache, `chromium-${CHROMIUM_PACKAGE.version}`);
}

/** The Chromium in a folder, if it was fetched before. */
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
    // Not of the unpacked files' times: unpacked again, it is the same browser.
    fingerprint: digest(CHROMIUM_PACKAGE.integrity, FONTS_CONF),
  };
}

/**
 * Downloads and unpacks Chromium. The folder is created atomically, also when two processes do so at once.
 *
 * @throws {Error} when the package can't be downloaded, has another checksum or can't be written
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
    // `mkdtemp` creates private folders, but CUEDECK_CACHE may be shared between users.
    await chmod(unpacked, 0o755);
    await rename(unpacked, folder).catch(async (error: unknown) => {
      // Ignored when another process has created the folder meanwhile.
      if (!(await isExecutable(join(folder, "chromium")))) throw error;
    });
  } finally {
    await rm(download, { recursive: true, force: true });
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** Removes temporary folders of a killed process; those of the last hour may belong to a running one. */
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
 * Downloads a package's tarball from the registry.
 *
 * @param spec name and version, such as `cuedeck@1.0.0`
 * @param folder an existing, empty folder
 * @returns the tarball's path
 */
export type Pack = (spec: string, folder: string) => Promise<string>;

/**
 * Downloads with `npm pack`, since npm knows the user's registry, proxy and certificates.
 *
 * @throws {Error} when npm is missing or fails; the message has npm's error code
 */
export function npmPack(env: Environment): Pack {
  return async (spec, folder) => {
    const [command, ...first] = npmCommand(env);
    // With npm's default of two retries, it takes 70 seconds to fail offline.
    const options = ["--pack-destination", folder, "--fetch-retries", "1"];
    try {
      await promisify(execFile)(command, [...first, "pack", spec, ...options], { env });
    } catch (error) {
      throw new Error(npmReason(error), { cause: error });
    }
    // Not from npm's output, which depends on the user's settings.
    const [tarball] = await readdir(folder);
    if (tarball === undefined) throw new Error("npm pack wrote no file");
    return join(folder, tarball);
  };
}

/** npm and npx set `npm_execpath` to npm's script; yarn and pnpm set it to their own. */
function npmCommand(env: Environment): [string, ...string[]] {
  const script = env["npm_execpath"];
  return script?.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
}

function npmReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "npm is not on the PATH";
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(error.message)?.[1];
  return code ? `npm reports ${code}` : "npm pack failed";
}

/** The used files of the package: the program, its shared libraries and a font. The rest is for WebGL. */
const PROGRAM = "bin/chromium.br";
const ARCHIVES = ["bin/al2023.tar.br", "bin/fonts.tar.br"];

/** @throws {Error} when a file's checksum differs from the Subresource Integrity value */
async function verify(file: string, integrity: string): Promise<void> {
  const hash = createHash("sha512");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (`sha512-${hash.digest("base64")}` !== integrity)
    throw new Error("its checksum is not the expected one");
}

/**
 * Unpacks the tarball of `@sparticuz/chromium` as `chromium`, `lib/`, `fonts/` and `fonts.conf`. All of it is streamed, as
 * the program alone has 209 MB.
 *
 * @param folder an existing, empty folder
 */
async function unpack(tarball: string, folder: string): Promise<void> {
  const { unpackTar } = await import("modern-tar/fs");
  const packed = join(folder, "package");
  const used = new Set([PROGRAM, ...ARCHIVES]);
  const wanted = unpackTar(packed, { strip: 1, filter: ({ name }) => used.has(name) });
  await pipeline(createReadStream(tarball), createGunzip(), wanted);
  const decompress = (name: string, to: Writable) =>
    pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), to);
  await decompress(PROGRAM, createWriteStream(join(folder, "chromium"), { mode: 0o755 }));
  for (const name of ARCHIVES) await decompress(name, unpackTar(folder));
  await rm(packed, { recursive: true });
  // Replaces the package's own, which names folders of AWS Lambda.
  await writeFile(join(folder, "fonts.conf"), FONTS_CONF);
}

/**
 * The fonts of the fetched Chromium: Open Sans from its package, for machines without fonts, and the machine's own.
 *
 * @see https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
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
