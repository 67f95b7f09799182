import type { Timeline } from "../../timeline/timeline.ts";
import { words } from "../ui/words.ts";
import type { Position } from "./deck.ts";

/** `Slide 14 of 36 · step 4 of 5`. */
export function describePosition(timeline: Timeline, { slide, step }: Position): string {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const place = words.slideOf(index + 1, timeline.slides.length);
  return steps > 0 ? `${place} · ${words.stepOf(step, steps)}` : place;
}
