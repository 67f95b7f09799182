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
 * had it, it begins again and has longer: what is refused does not depend on how busy the machine is.
 *
 * @param limit milliseconds
 */
export function limitTime(limit: number): Limited {
  let left = limit;
  return (work) => {
    for (let clock = left; ; clock *= 2) {
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
        if (timeUsed() - begin < left * USED) continue;
        const seconds = Math.round(limit / 100) / 10;
        throw new Error(`it takes over ${seconds} s of the processor`, { cause: error });
      }
    }
  };
}

/** Milliseconds of the processor that this thread has used; all threads together, where Node.js does not tell them apart. */
function timeUsed(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace
  namespace NodeJS {
    interface Process {
      /** Since Node.js 23.9. */
      threadCpuUsage?: () => CpuUsage;
    }
  }
}
