import type { Timeline } from "./timeline.ts";

/** A slide and one of its states: step 0 is how it comes. */
export interface Position {
  readonly slide: string;
  readonly step: number;
}

/** Whether two positions are the same one. */
export function isSamePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step;
}

/** What the next press shows: the slide's next step, else the next slide; `undefined` at the end. */
export function positionAfter(
  { slides }: Timeline,
  { slide, step }: Position,
): Position | undefined {
  const index = slides.findIndex(({ id }) => id === slide);
  const current = slides[index];
  if (current && step < current.steps) return { slide, step: step + 1 };
  const next = slides[index + 1];
  return next && { slide: next.id, step: 0 };
}

/** What a press back shows: the step before, else the slide before with all of its steps; `undefined` at the start. */
export function positionBefore(
  { slides }: Timeline,
  { slide, step }: Position,
): Position | undefined {
  if (step > 0) return { slide, step: step - 1 };
  const previous = slides[slides.findIndex(({ id }) => id === slide) - 1];
  return previous && { slide: previous.id, step: previous.steps };
}

/** The position that a timeline has nearest to a wanted one; `undefined` where it has no such slide. */
export function clampPosition({ slides }: Timeline, wanted: Position): Position | undefined {
  const slide = slides.find(({ id }) => id === wanted.slide);
  return slide && { slide: slide.id, step: Math.min(slide.steps, Math.max(0, wanted.step)) };
}
