import { median } from "./statistics.mjs";

/** @typedef {import("./figures.mjs").Figure} Figure */

/**
 * @param {import("./figures.mjs").Result<typeof import("./measure/scale.mjs").measureScale>} result
 * @returns {Figure[]}
 */
export function describeScale({ count, few, many, changed, unchanged, largest }) {
  return [
    {
      part: "scale",
      name: `build of ${count} episodes of 20 slides, no cache, each to one of 10`,
      goal: 1.1,
      unit: "×",
      value: many.each / few.each,
      detail: `${(many.each * 1000).toFixed(0)} ms to ${(few.each * 1000).toFixed(0)} ms`,
    },
    {
      part: "scale",
      name: "peak memory of any of its processes",
      goal: 800,
      unit: "MB",
      value: largest && largest.bytes / 1e6,
      detail: largest?.name,
    },
    {
      part: "scale",
      name: "build after one of them has changed",
      goal: 1.5,
      unit: "s",
      value: median(changed),
      detail: `${unchanged.toFixed(2)} s when none has`,
    },
  ];
}
