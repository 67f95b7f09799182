import { createRandom } from "../random.mjs";
import { createChoose } from "./choose.mjs";
import { READERS } from "./readers.mjs";
import { spoil } from "./spoil.mjs";

/**
 * @typedef {object} HostileOptions
 * @property {number} count
 * @property {number} seed
 * @property {number} hang milliseconds of the processor after which a reader hangs
 * @property {(done: number) => void} [report]
 */

/**
 * Gives hostile files to all readers: as they are written, or spoilt.
 *
 * @param {HostileOptions} options
 */
export async function runHostile({ count, seed, hang, report }) {
  const random = createRandom(seed);
  const choose = createChoose(random);
  const result = {
    inputs: count,
    read: 0,
    slowest: 0,
    /** @type {{ kind: string, what: string, text: string }[]} */
    faults: [],
  };
  const kinds = Object.entries(READERS).flatMap(([kind, { share }]) => Array(share).fill(kind));
  for (let index = 0; index < count; index += 1) {
    const kind = choose.from(kinds);
    const reader = READERS[kind];
    if (!reader) continue;
    const whole = reader.write(choose);
    const text = choose.below(3) === 0 ? whole : spoil(whole, random, reader.longest);
    const fault = (/** @type {string} */ what) => void result.faults.push({ kind, what, text });
    const begin = process.cpuUsage();
    try {
      const { problems, isRead } = await reader.read(text, choose);
      const silent = problems.find(
        ({ line, column }) => line === undefined || column === undefined,
      );
      if (silent) fault(`no place: ${silent.reason}`);
      if (isRead) result.read += 1;
      else if (!problems.some(({ fatal }) => fatal)) fault("no value, and nothing said of it");
    } catch (error) {
      // Deeper than the call stack: whoever reads a source says so.
      const isDeep = error instanceof RangeError && error.message.includes("call stack");
      if (!isDeep) fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const { user, system } = process.cpuUsage(begin);
    const took = (user + system) / 1000;
    if (took > hang) fault(`took ${took.toFixed(0)} ms`);
    result.slowest = Math.max(result.slowest, took);
    if (index % 1000 === 999) report?.(index + 1);
  }
  return result;
}
