import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Environment } from "./browser-choice.ts";

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
