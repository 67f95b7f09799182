import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CACHE, CLI, ROOT } from "./places.mjs";
import { runProcess } from "./run-process.mjs";

/** @typedef {{ cwd: string, out: string }} Project the folder that holds its sources, and the one that it is built into */

/** The project's own episodes. @type {Project} */
export const OWN_PROJECT = { cwd: ROOT, out: join(CACHE, "site") };

/**
 * Builds a project's episodes and serves them with `cuedeck preview`, until the callback is done.
 *
 * @template T
 * @param {(origin: string) => Promise<T>} use with the address, as `http://127.0.0.1:4173`
 * @param {Project} [project]
 * @returns {Promise<T>}
 */
export async function withServedSite(use, { cwd, out } = OWN_PROJECT) {
  await runProcess(process.execPath, [CLI, "build", "--no-pdf", "--out", out], { cwd });
  const server = spawn(process.execPath, [CLI, "preview", "--port", "0", "--out", out], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(server, "close");
  try {
    const [line] = await once(createInterface({ input: server.stdout }), "line");
    const [origin] = /http:\/\/[\w.]+:\d+/.exec(line) ?? [];
    if (origin === undefined)
      throw new Error(`Unexpected line of preview, expected an address: ${line}`);
    return await use(origin);
  } finally {
    server.kill();
    await closed;
  }
}
