import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";

/** A browser that was found. */
export interface BrowserChoice {
  readonly executablePath: string;
  readonly source: "environment" | "installed" | "playwright" | "fetched";
  /** Why it was chosen, as a sentence. */
  readonly reason: string;
  /** Environment variables to start it with, besides the current ones. */
  readonly env: Readonly<Record<string, string>>;
  /** Identifies the browser and its version. */
  readonly fingerprint: string;
}

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Prints a line of progress. */
export type Report = (line: string) => void;

const ANY_BROWSER = "install Chrome, Chromium or Edge, or set CUEDECK_BROWSER to the path of one";

/** No browser can be started. The message is a sentence that says why and what to do. */
export class MissingBrowserError extends Error {
  override readonly name = "MissingBrowserError";

  /**
   * @param why without a full stop
   * @param options.remedy what the user can do, without a full stop
   */
  constructor(why: string, options: ErrorOptions & { readonly remedy?: string } = {}) {
    super(`${why}: ${options.remedy ?? ANY_BROWSER}.`, options);
  }
}

/** Whether a path is a file that this user may execute. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The first path that is an executable file. */
export async function firstExecutable(paths: Iterable<string>): Promise<string | undefined> {
  for (const path of paths) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/**
 * Identifies an executable by its real path, size and modification time.
 *
 * @returns 16 hexadecimal digits
 * @throws {Error} when the file is missing
 */
export async function fingerprint(executablePath: string): Promise<string> {
  const path = await realpath(executablePath);
  const { size, mtimeMs } = await stat(path);
  return digest(path, size, mtimeMs, await snapRevision(executablePath, path));
}

/** Hashes values to 16 hexadecimal digits. */
export function digest(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

/** Commands in `/snap/bin` are links to `snap` itself: an update only changes `/snap/<name>/current`. */
async function snapRevision(executablePath: string, realPath: string): Promise<string> {
  if (basename(realPath) !== "snap") return "";
  const current = resolve(executablePath, "../..", basename(executablePath), "current");
  return realpath(current).catch(() => "");
}
