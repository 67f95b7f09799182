import { runHostile } from "../hostile/run.mjs";

const INPUTS = { full: 100_000, short: 5000 };
const SEED = 17;
/** Milliseconds of the processor after which a reader hangs. */
const HANG = 2000;

/**
 * Gives hostile files to all readers, and looks how they answer.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureHostile({ full, report }) {
  return runHostile({
    count: full ? INPUTS.full : INPUTS.short,
    seed: SEED,
    hang: HANG,
    report: (done) => done % 10_000 === 0 && report(`${done} hostile files`),
  });
}
