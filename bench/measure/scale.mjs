import { join } from "node:path";
import { changeEpisode, writeManyEpisodes } from "../deck/many-episodes.mjs";
import { CACHE, CLI } from "../places.mjs";
import { watchMemory } from "../process-tree.mjs";
import { runProcess } from "../run-process.mjs";
import { median } from "../statistics.mjs";

const FEW = 10;
const CHANGES = 3;

/**
 * Times builds of shows of few and of many episodes, without PDFs and from an empty cache, and builds after one episode of
 * many has changed: seconds of whole processes. Watches their memory where there is a /proc.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureScale({ full, report }) {
  const count = full ? 1000 : 200;
  const few = await buildAll(FEW, report);
  const stop = process.platform === "linux" ? watchMemory(process.pid) : () => [];
  const many = await buildAll(count, report);
  const [largest] = stop();
  /** @type {number[]} */
  const changed = [];
  for (let round = 1; round <= CHANGES; round += 1) {
    await changeEpisode(many.cwd, Math.ceil(count / 2), `Hello again, ${round}`);
    changed.push(await build(many.cwd));
  }
  const unchanged = await build(many.cwd);
  report(
    `one of ${count} changed: ${median(changed).toFixed(2)} s; none: ${unchanged.toFixed(2)} s`,
  );
  return { count, few, many, changed, unchanged, largest };
}

/** @param {number} count @param {(line: string) => void} report */
async function buildAll(count, report) {
  const cwd = join(CACHE, `many-episodes-${count}`);
  await writeManyEpisodes(cwd, count);
  const seconds = await build(cwd);
  report(`${count} episodes: ${seconds.toFixed(2)} s`);
  return { cwd, seconds, each: seconds / count };
}

/** @param {string} cwd */
async function build(cwd) {
  return (await runProcess(process.execPath, [CLI, "build", "--no-pdf"], { cwd })).seconds;
}
