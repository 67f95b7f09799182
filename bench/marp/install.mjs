import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE } from "../places.mjs";
import { runProcess } from "../run-process.mjs";

const FOLDER = join(CACHE, "marp");

/**
 * Installs Marp into a cache folder, with nothing to do when it is there.
 *
 * @param {(line: string) => void} report
 * @returns {Promise<{ script: string, engine: string }>} what Node runs, and the engine file for `--engine`
 */
export async function installMarp(report) {
  await mkdir(FOLDER, { recursive: true });
  for (const name of ["package.json", "engine.mjs"]) {
    await copyFile(fileURLToPath(new URL(name, import.meta.url)), join(FOLDER, name));
  }
  report("installs Marp");
  await runProcess(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline", "--prefix", FOLDER],
    { cwd: FOLDER },
  );
  const script = join(FOLDER, "node_modules/@marp-team/marp-cli/marp-cli.js");
  return { script, engine: join(FOLDER, "engine.mjs") };
}
