import { isError } from "../../build/episode/problem.js";
import { IMPORT_KINDS, kindOf } from "../../build/imports/kinds.js";
import { readImport } from "../../build/imports/read-import.js";
import { writeSources } from "../../build/imports/write-sources.js";
import { spoil } from "../hostile/spoil.mjs";
import { createRandom } from "../random.mjs";

const INPUTS = { full: 100_000, short: 10_000 };
const SEED = 17;
/** Milliseconds after which a reader hangs. */
const HANG = 1000;

/**
 * Gives spoilt files to all readers, and looks how they answer.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureHostile({ full, report }) {
  const random = createRandom(SEED);
  const count = full ? INPUTS.full : INPUTS.short;
  const result = {
    inputs: count,
    crashes: 0,
    hangs: 0,
    unlocated: 0,
    silent: 0,
    read: 0,
    slowest: 0,
    first: "",
  };
  for (let index = 0; index < count; index += 1) {
    const { kind, text } = spoil(random);
    // By the reader that its seed was for, by the one that its text asks for, or by any.
    const any = IMPORT_KINDS[Math.floor(random() * IMPORT_KINDS.length)] ?? kind;
    const reader = [kind, kindOf("in.md", text) ?? kind, any][index % 3] ?? kind;
    const begin = performance.now();
    try {
      const { value, problems } = readImport({ path: "in", text }, reader);
      if (value) writeSources(value, "In");
      const isLocated = problems.every(
        ({ line, column }) => line !== undefined && column !== undefined,
      );
      if (!isLocated) result.unlocated += 1;
      if (value) result.read += 1;
      else if (!problems.some(isError)) result.silent += 1;
    } catch (error) {
      // Deeper than the call stack: `cuedeck new` says so, as of every source.
      if (!(error instanceof RangeError)) {
        result.crashes += 1;
        result.first ||= `${reader}: ${error instanceof Error ? error.message : "no error"}`;
      }
    }
    const took = performance.now() - begin;
    result.slowest = Math.max(result.slowest, took);
    if (took > HANG) result.hangs += 1;
    if (index % 10_000 === 9999) report(`${index + 1} spoilt files`);
  }
  return result;
}
