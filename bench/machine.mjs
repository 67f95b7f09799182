import { readFile } from "node:fs/promises";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { withPage } from "./open-page.mjs";
import { ROOT } from "./places.mjs";

/** What the figures depend on: the machine, how busy it was, and what ran on it. */
export async function describeMachine() {
  const read = async (/** @type {string} */ path) =>
    JSON.parse(await readFile(join(ROOT, path), "utf8"));
  const processors = cpus();
  return {
    machine: {
      system: `${platform()} ${release()}`,
      processor: processors[0]?.model,
      cores: processors.length,
      memoryBytes: totalmem(),
      load: loadavg(),
    },
    versions: {
      cuedeck: (await read("package.json")).version,
      node: process.versions.node,
      browser: await withPage(async (page) => page.context().browser()?.version()),
      mermaid: (await read("build/mermaid/package.json")).version,
      ...(await read("bench/marp/package.json")).dependencies,
      ...(await read("bench/slidev/package.json")).dependencies,
    },
  };
}
