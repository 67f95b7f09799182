import { runInNewContext } from "node:vm";
import { isRecord } from "../../episode/chart-steps.ts";

/** Runs work, and ends it when it goes on for too long. @throws when it does, and what the work throws */
export type Limited = <Result>(work: () => Result) => Result;

/** How much of the time has to be used for work to be given up: other work has its part on any machine. */
const USED = 0.5;

/**
 * Limits the time of the processor that pieces of work take together. An author's regular expression may take years for a
 * short text, and a transform may ask for a billion rows.
 *
 * Work can be interrupted after a time by the clock alone. Where it did not get the processor for most of that, as others
 * had it, it begins again and has longer, and so it does on a slow machine: what is refused does not depend on where.
 *
 * @param limit milliseconds, of a fast machine
 * @param slowness called when they have passed: how many times as long this machine takes
 */
export function limitTime(limit: number, slowness = measureSlowness): Limited {
  let left = limit;
  let isMeasured = false;
  return (work) => {
    for (let clock = left; ;) {
      const begin = timeUsed();
      try {
        const result: ReturnType<typeof work> = runInNewContext(
          "work()",
          { work },
          { timeout: Math.max(1, Math.ceil(clock)) },
        );
        left -= timeUsed() - begin;
        return result;
      } catch (error) {
        // An error of the other context, in which `Error` is another.
        const isLate = isRecord(error) && error["code"] === "ERR_SCRIPT_EXECUTION_TIMEOUT";
        if (!isLate) throw error;
        const used = timeUsed() - begin;
        if (!isMeasured) left += limit * (slowness() - 1);
        isMeasured = true;
        if (clock < left) clock = left;
        else if (used < left * USED) clock *= 2;
        else throw new Error("it takes too long", { cause: error });
      }
    }
  };
}

/** Milliseconds of the processor that a fast machine takes to sort so many numbers. */
const SORTING = { numbers: 100_000, time: 40 };
/** A fast machine takes longer at times, too: with this, it counts as fast. */
const AS_FAST = 1.5;

/** How many times as long as a fast machine this one takes; at least 1. */
function measureSlowness(): number {
  // The work before has left something to clean up.
  const slowness = Math.min(...Array.from({ length: 3 }, timeSorting)) / SORTING.time;
  return slowness < AS_FAST ? 1 : slowness;
}

function timeSorting(): number {
  const begin = timeUsed();
  Array.from({ length: SORTING.numbers }, (_, index) => (index * 7919) % 100_003).sort(
    (a, b) => a - b,
  );
  return timeUsed() - begin;
}

/** Milliseconds of the processor that all threads have used: that this one has, Node.js tells only from 23.9 on. */
function timeUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
