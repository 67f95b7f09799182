import type { Position } from "../../timeline/position.ts";

/** Where a talk is, as the hash of Present's address: `#/<slide>/<step>`, without a step for a slide as it comes. */
export function writeBookmark({ slide, step }: Position): string {
  const place = `#/${encodeURIComponent(slide)}`;
  return step === 0 ? place : `${place}/${step}`;
}

/** Reads what {@link writeBookmark} wrote; `undefined` for any other hash. */
export function readBookmark(hash: string): Position | undefined {
  const [, slide, step = "0"] = /^#\/([^/]+)(?:\/(\d{1,6}))?$/.exec(hash) ?? [];
  if (slide === undefined) return undefined;
  try {
    return { slide: decodeURIComponent(slide), step: Number(step) };
  } catch {
    return undefined;
  }
}
