import type { Position } from "../../timeline/position.ts";

/** Where a talk is, as the hash of Present's address: `#/<slide>/<step>`, without a step for a slide as it comes. */
export function writeBookmark({ slide, step }: Position): string {
  const place = `#/${encodeURIComponent(slide)}`;
  return step === 0 ? place : `${place}/${step}`;
}

/**
 * Reads what {@link writeBookmark} wrote, and reveal.js's own `#/<index>`; `undefined` for any other hash.
 *
 * @param slides ids, in order
 */
export function readBookmark(hash: string, slides: readonly string[]): Position | undefined {
  const [, name, step = "0"] = /^#\/([^/]+)(?:\/(\d{1,6}))?$/.exec(hash) ?? [];
  if (name === undefined) return undefined;
  const slide = slides.find((id) => encodeURIComponent(id) === name) ?? slides[indexOf(name)];
  return slide === undefined ? undefined : { slide, step: Number(step) };
}

function indexOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : -1;
}
