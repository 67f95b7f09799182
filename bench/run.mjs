import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { PARTS } from "./figures.mjs";
import { describeMachine } from "./machine.mjs";
import { readOptions, USAGE } from "./options.mjs";
import { CLI, RESULTS } from "./places.mjs";
import { formatTable, judge } from "./table.mjs";

// A goal that is missed is a result, so the exit code tells of nothing but failures.
try {
  const { help, full, parts } = readOptions(process.argv.slice(2));
  if (help) console.log(USAGE);
  else await bench(parts, full);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {readonly import("./figures.mjs").Part[]} parts @param {boolean} full */
async function bench(parts, full) {
  if (!existsSync(CLI))
    throw new Error(
      "Unexpected absence of build/, expected `npm run compile` before the benchmarks",
    );
  const begun = new Date();
  const about = await describeMachine();
  /** @type {Record<string, unknown>} */
  const raw = {};
  const figures = [];
  for (const part of parts) {
    const { result, figures: lines } = await PARTS[part]({
      full,
      report: (line) => console.error(`${part}: ${line}`),
    });
    raw[part] = result;
    figures.push(...lines);
  }
  console.log(formatTable(figures));
  const judged = figures.map((figure) => ({ ...figure, verdict: judge(figure) }));
  const results = { date: begun.toISOString(), full, ...about, figures: judged, raw };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}
