import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CACHE, CLI, ROOT } from "./places.mjs";
import { runProcess } from "./run-process.mjs";

/** @typedef {{ cwd: string, out: string }} Project the folder that holds its sources, and the one that it is built into */

/** The project's own episodes. @type {Project} */
export const OWN_PROJECT = { cwd: ROOT, out: join(CACHE, "site") };

/**
 * A `cuedeck preview`: its address, as `http://127.0.0.1:4173`, and what of its output matches a pattern, once it does.
 *
 * @typedef {{ origin: string, printed: (pattern: RegExp) => Promise<RegExpExecArray> }} Preview
 */

/**
 * Builds a project's episodes and serves them with `cuedeck preview`, until the callback is done.
 *
 * @template T
 * @param {(origin: string) => Promise<T>} use
 * @param {Project} [project]
 * @returns {Promise<T>}
 */
export async function withServedSite(use, project = OWN_PROJECT) {
  await buildSite(project);
  return withPreview(({ origin }) => use(origin), { project });
}

/** Builds a project's episodes. @param {Project} [project] */
export async function buildSite({ cwd, out } = OWN_PROJECT) {
  await runProcess(process.execPath, [CLI, "build", "--no-pdf", "--out", out], { cwd });
}

/**
 * Serves what {@link buildSite} has built, until the callback is done.
 *
 * @template T
 * @param {(preview: Preview) => Promise<T>} use
 * @param {{ project?: Project, args?: readonly string[] }} [options] what `cuedeck preview` is told beside port and folder
 * @returns {Promise<T>}
 */
export async function withPreview(use, { project: { cwd, out } = OWN_PROJECT, args = [] } = {}) {
  const server = spawn(process.execPath, [CLI, "preview", "--port", "0", "--out", out, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(server, "close");
  let text = "";
  server.stdout.on("data", (chunk) => (text += chunk));
  /** @type {Preview["printed"]} */
  const printed = async (pattern) => {
    for (;;) {
      const found = pattern.exec(text);
      if (found) return found;
      const ended = await Promise.race([
        once(server.stdout, "data").then(() => false),
        closed.then(() => true),
      ]);
      if (ended) throw new Error(`Unexpected end of preview, expected ${pattern} of it: ${text}`);
    }
  };
  try {
    const [origin] = await printed(/http:\/\/[\w.]+:\d+/);
    return await use({ origin, printed });
  } finally {
    server.kill();
    await closed;
  }
}
