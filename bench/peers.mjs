import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SharedBrowser } from "../build/browser/shared-browser.js";
import { DECK, writeCuedeckDeck, writeMarpDeck } from "./deck/dialects.mjs";
import { installPeer } from "./install-peer.mjs";
import { CACHE, CLI } from "./places.mjs";
import { runProcess } from "./run-process.mjs";

/**
 * @typedef {(args: readonly string[]) => Promise<{ seconds: number }>} Run
 * @typedef {{ deck: string, write: (folder: string) => Promise<void> }} Source a deck's name, and what writes it
 */

/**
 * Cuedeck in a folder of its own with a deck in it.
 *
 * @param {Source} [source]
 * @returns {Promise<{ run: Run, forget: (what?: "print" | "sites") => Promise<void> }>} `forget` empties its cache, or that of what is printed or of finished sites alone
 */
export async function openCuedeck({ deck, write } = { deck: DECK, write: writeCuedeckDeck }) {
  const cwd = join(CACHE, `cuedeck-${deck}`);
  await rm(cwd, { recursive: true, force: true });
  await write(cwd);
  return {
    run: (args) => runProcess(process.execPath, [CLI, ...args], { cwd }),
    forget: (what) =>
      rm(join(cwd, "node_modules/.cache/cuedeck", what ?? ""), { recursive: true, force: true }),
  };
}

/**
 * Slidev in a folder of its own with a deck in it.
 *
 * @param {(line: string) => void} report
 * @param {Source} source
 * @returns {Promise<{ run: Run }>}
 */
export async function openSlidev(report, { deck, write }) {
  // It looks for its theme where the deck is.
  const cwd = await installPeer("slidev", report);
  await write(cwd);
  const script = join(cwd, "node_modules/@slidev/cli/bin/slidev.mjs");
  return {
    run: ([command = "", ...args]) =>
      runProcess(process.execPath, [script, command, `${deck}.md`, ...args], { cwd }),
  };
}

/**
 * Marp in a folder of its own with a deck in it, on the browser that Cuedeck uses.
 *
 * @param {(line: string) => void} report
 * @param {Source} [source]
 * @returns {Promise<{ run: Run }>}
 */
export async function openMarp(report, { deck, write } = { deck: DECK, write: writeMarpDeck }) {
  const folder = await installPeer("marp", report, ["engine.mjs"]);
  const script = join(folder, "node_modules/@marp-team/marp-cli/marp-cli.js");
  const browser = new SharedBrowser({ env: process.env, report });
  const choice = await browser.choice();
  const cwd = join(CACHE, `marp-${deck}`);
  await mkdir(cwd, { recursive: true });
  await write(cwd);
  // As root Chromium refuses its sandbox, and Marp has to be told.
  const sandbox = process.getuid?.() === 0 ? { CHROME_NO_SANDBOX: "1" } : {};
  const env = { ...process.env, ...choice.env, ...sandbox };
  const fixed = [
    "--no-stdin",
    "--no-config-file",
    "--engine",
    join(folder, "engine.mjs"),
    "--browser-path",
    choice.executablePath,
  ];
  return {
    run: (args) =>
      runProcess(process.execPath, [script, ...fixed, `${deck}.md`, ...args], { cwd, env }),
  };
}
