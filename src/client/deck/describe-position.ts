import type { Timeline } from "../../timeline/timeline.ts";
import { words } from "../ui/words.ts";
import type { Position } from "../../timeline/position.ts";

/** `Slide 14 of 36 · step 4 of 5`, in two lines where there is no room for one. */
export function describePosition(timeline: Timeline, { slide, step }: Position): string {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const place = words.slideOf(index + 1, timeline.slides.length);
  if (steps === 0) return place;
  return `${unbroken(place)}${NO_BREAK}· ${unbroken(words.stepOf(step, steps))}`;
}

const NO_BREAK = "\u{a0}";

function unbroken(text: string): string {
  return text.replaceAll(" ", NO_BREAK);
}
