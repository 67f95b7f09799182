import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SharedBrowser } from "../build/browser/shared-browser.js";
import { DECK, writeCuedeckDeck, writeMarpDeck } from "./deck/dialects.mjs";
import { installMarp } from "./marp/install.mjs";
import { CACHE, CLI } from "./places.mjs";
import { runProcess } from "./run-process.mjs";

/** @typedef {(args: readonly string[]) => Promise<{ seconds: number }>} Run */

/**
 * Cuedeck in a folder of its own with the deck in it.
 *
 * @returns {Promise<{ run: Run, forget: (what?: "print") => Promise<void> }>} `forget` empties its cache, or that of what is printed alone
 */
export async function openCuedeck() {
  const cwd = join(CACHE, "cuedeck-deck");
  await rm(cwd, { recursive: true, force: true });
  await writeCuedeckDeck(cwd);
  return {
    run: (args) => runProcess(process.execPath, [CLI, ...args], { cwd }),
    forget: (what) =>
      rm(join(cwd, "node_modules/.cache/cuedeck", what ?? ""), { recursive: true, force: true }),
  };
}

/**
 * Marp in a folder of its own with a deck in it, on the browser that Cuedeck uses.
 *
 * @param {(line: string) => void} report
 * @param {{ deck: string, write: (folder: string) => Promise<void> }} [source] the deck's name, and what writes it
 * @returns {Promise<{ run: Run }>}
 */
export async function openMarp(report, { deck, write } = { deck: DECK, write: writeMarpDeck }) {
  const { script, engine } = await installMarp(report);
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
    engine,
    "--browser-path",
    choice.executablePath,
  ];
  return {
    run: (args) =>
      runProcess(process.execPath, [script, ...fixed, `${deck}.md`, ...args], { cwd, env }),
  };
}
