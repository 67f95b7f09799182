import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isError } from "../../build/episode/problem.js";
import { detectFormat, IMPORT_NAMES, importOf } from "../../build/formats/formats.js";
import { writeSources } from "../../build/formats/imported-episode.js";
import { readDrawing } from "../hostile/read-drawing.mjs";
import { spoil } from "../hostile/spoil.mjs";
import { ROOT } from "../places.mjs";
import { createRandom } from "../random.mjs";

const INPUTS = { full: 100_000, short: 10_000 };
const SEED = 17;
/** Good files, one in each format. */
const GOOD = join(ROOT, "tests/fixtures/imports");
const DRAWINGS = join(ROOT, "tests/fixtures/drawings");
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
  const files = await readGoodFiles();
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error(`Unexpected absence of files in ${GOOD}`);
    return item;
  };
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
    const good = pick(files);
    const text = spoil(good.text, random);
    // By the reader that the good one was for, by the one that the text asks for, or by any.
    const guess = detectFormat({ path: good.path, text }) ?? pick(IMPORT_NAMES);
    const name = [good.name, guess, pick(IMPORT_NAMES)][index % 3] ?? guess;
    const begin = performance.now();
    try {
      const { value, problems } = good.path.endsWith(".svg")
        ? await readDrawing(text)
        : await readImport(name, text);
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
        result.first ||= `${name}: ${error instanceof Error ? error.message : "no error"}`;
      }
    }
    const took = performance.now() - begin;
    result.slowest = Math.max(result.slowest, took);
    if (took > HANG) result.hangs += 1;
    if (index % 10_000 === 9999) report(`${index + 1} spoilt files`);
  }
  return result;
}

/**
 * Reads a file of another format, and writes what it becomes.
 *
 * @param {import("../../build/formats/formats.js").ImportName} name
 * @param {string} text
 */
async function readImport(name, text) {
  const { value, problems } = await importOf(name).read({ path: "in", text }, {});
  if (value) writeSources(value, "In");
  return { value, problems };
}

async function readGoodFiles() {
  const paths = [GOOD, DRAWINGS].map(async (folder) =>
    (await readdir(folder))
      .filter((name) => folder === GOOD || name.endsWith(".svg"))
      .map((name) => join(folder, name)),
  );
  return Promise.all(
    (await Promise.all(paths)).flat().map(async (path) => {
      const text = await readFile(path, "utf8");
      return { path, text, name: detectFormat({ path, text }) };
    }),
  );
}
