import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";

/** Which browser is used, and why. */
export interface BrowserChoice {
  readonly executablePath: string;
  readonly source: "environment" | "installed" | "playwright" | "fetched";
  /** One sentence. */
  readonly reason: string;
  /** What to set on top of the environment when the browser is started. */
  readonly env: Readonly<Record<string, string>>;
  /** Another browser, or another version of it, has another fingerprint. */
  readonly fingerprint: string;
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes one line of progress. */
export type Report = (line: string) => void;

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

/** Tells whether a path leads to a file that this user may execute. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Finds the first of some paths that leads to an executable file. */
export async function firstExecutable(paths: Iterable<string>): Promise<string | undefined> {
  for (const path of paths) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/**
 * Identifies an executable without starting it: by where it really is, its size and its time.
 *
 * @returns 16 hexadecimal digits
 * @throws {Error} when there is no such file
 */
export async function fingerprint(executablePath: string): Promise<string> {
  const path = await realpath(executablePath);
  const { size, mtimeMs } = await stat(path);
  return digest(path, size, mtimeMs, await snapRevision(executablePath, path));
}

/** Hashes what identifies a browser to 16 hexadecimal digits. */
export function digest(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

/** Every command in `/snap/bin` is a link to `snap` itself: an update moves only `/snap/<name>/current`. */
async function snapRevision(executablePath: string, realPath: string): Promise<string> {
  if (basename(realPath) !== "snap") return "";
  const current = resolve(executablePath, "../..", basename(executablePath), "current");
  return realpath(current).catch(() => "");
}
