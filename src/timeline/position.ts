import type { Timeline } from "./timeline.ts";

/** A slide's id and one of its steps; step 0 is the slide's initial state. */
export interface Position {
  readonly slide: string;
  readonly step: number;
}

export function isSamePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step;
}

/** The slide's next step, or else the next slide; `undefined` at the end. */
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

/** The slide's previous step, or else the previous slide with all its steps; `undefined` at the start. */
export function positionBefore(
  { slides }: Timeline,
  { slide, step }: Position,
): Position | undefined {
  if (step > 0) return { slide, step: step - 1 };
  const previous = slides[slides.findIndex(({ id }) => id === slide) - 1];
  return previous && { slide: previous.id, step: previous.steps };
}

/** A position with its step limited to those that the slide has; `undefined` for an unknown slide. */
export function clampPosition({ slides }: Timeline, wanted: Position): Position | undefined {
  const slide = slides.find(({ id }) => id === wanted.slide);
  return slide && { slide: slide.id, step: Math.min(slide.steps, Math.max(0, wanted.step)) };
}

/** A position as the hash of an address: `#/<slide>/<step>`, without the step when it is 0. reveal.js has the same form. */
export function writeBookmark({ slide, step }: Position): string {
  const place = `#/${encodeURIComponent(slide)}`;
  return step === 0 ? place : `${place}/${step}`;
}

/**
 * Parses the hash that {@link writeBookmark} writes, or reveal.js's own `#/<index>`; `undefined` for any other.
 *
 * @param slides ids, in order
 */
export function readBookmark(hash: string, slides: readonly string[]): Position | undefined {
  const [, name, step = "0"] = BOOKMARK.exec(hash) ?? [];
  if (name === undefined) return undefined;
  const slide = slides.find((id) => encodeURIComponent(id) === name) ?? slides[indexOf(name)];
  return slide === undefined ? undefined : { slide, step: Number(step) };
}

const BOOKMARK = /^#\/([^/]*)(?:\/(\d{1,6}))?$/;

function indexOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : -1;
}

/** The slide that a hash names, whether there is one or not; `undefined` where it is no slide's. */
export function slideOf(hash: string): string | undefined {
  const [, name] = BOOKMARK.exec(hash) ?? [];
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
