import type { Timeline } from "../../timeline/timeline.ts";

/** Every time at which slide, step or note changes: seconds, rising, each once. */
export function momentsOf({ slides, steps, cues }: Timeline): number[] {
  const times = new Set([...slides, ...steps, ...cues].map((entry) => entry.start));
  return [...times].toSorted((a, b) => a - b);
}
