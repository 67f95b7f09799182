import type { Timeline } from "../../timeline/timeline.ts";

/** Every time at which slide, step or note changes: seconds, rising, each once. */
export function momentsOf({ slides, steps, cues }: Timeline): number[] {
  const starts = [...slides, ...steps, ...cues].map((entry) => entry.start);
  return [...new Set(starts)].toSorted((a, b) => a - b);
}
