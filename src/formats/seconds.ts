import * as v from "valibot";

const SECONDS = "seconds, 0 or more";

/** A time or a length, as JSON has it. */
export const Seconds = v.pipe(
  v.number(SECONDS),
  v.check((seconds) => Number.isFinite(seconds) && seconds >= 0, SECONDS),
);
