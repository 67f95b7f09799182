import { median } from "./statistics.mjs";

/**
 * One way to do a thing, timed against others.
 *
 * @typedef {{ name: string, prepare?: () => Promise<void>, run: () => Promise<{ seconds: number }> }} Contender
 * @typedef {{ seconds: number[], median: number }} Timing
 */

/**
 * Times contenders in turn, so that a machine that is busy for a while is busy for all of them. One round warms up.
 *
 * @template {string} Name
 * @param {readonly (Contender & { name: Name })[]} contenders
 * @param {number} rounds that count
 * @param {(line: string) => void} report
 * @returns {Promise<Record<Name, Timing>>}
 */
export async function alternate(contenders, rounds, report) {
  /** @type {Map<Name, number[]>} */
  const times = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, prepare, run } of contenders) {
      await prepare?.();
      const { seconds } = await run();
      if (round > 0) times.get(name)?.push(seconds);
      report(
        `${name}, ${round === 0 ? "warm-up" : `${round} of ${rounds}`}: ${seconds.toFixed(2)} s`,
      );
    }
  }
  const timings = Array.from(times, ([name, seconds]) => [
    name,
    { seconds, median: median(seconds) },
  ]);
  return Object.fromEntries(timings);
}
