import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE } from "./places.mjs";
import { runProcess } from "./run-process.mjs";

/**
 * Installs another program into a cache folder, with nothing to do when it is there.
 *
 * @param {string} name of its folder here, with the package.json that names its versions
 * @param {(line: string) => void} report
 * @param {readonly string[]} [files] what else of that folder it needs
 * @returns {Promise<string>} where it is
 */
export async function installPeer(name, report, files = []) {
  const folder = join(CACHE, name);
  await mkdir(folder, { recursive: true });
  for (const file of ["package.json", ...files])
    await copyFile(fileURLToPath(new URL(`${name}/${file}`, import.meta.url)), join(folder, file));
  report(`installs ${name}`);
  await runProcess(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline", "--prefix", folder],
    { cwd: folder },
  );
  return folder;
}
