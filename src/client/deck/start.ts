import { startOf } from "../../timeline/lookup.ts";
import { parseTime } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** Where the address asks to open. Read it before reveal.js starts: that rewrites the hash. */
export interface Start {
  /** Seconds, from `?t=` or `#t=`: `192.5` or `03:12`. */
  readonly time?: number | undefined;
  /** Seconds: where to stop, from the end of a span, `t=192.5,200`. */
  readonly end?: number | undefined;
  /** From `?slide=`. */
  readonly slide?: string | undefined;
}

/** Reads where an address asks to open. */
export function readStart({ search, hash }: Pick<Location, "search" | "hash">): Start {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    ...readSpan(query.get("t") ?? fragment.get("t") ?? ""),
    slide: query.get("slide") ?? undefined,
  };
}

/** When that is: seconds; `undefined` when nothing was asked for, or for a slide that there is not. */
export function startTimeOf(timeline: Timeline, { time, slide }: Start): number | undefined {
  return time ?? (slide === undefined ? undefined : startOf(timeline, slide, 0));
}

/** @see https://www.w3.org/TR/media-frags/#naming-time */
function readSpan(text: string): Pick<Start, "time" | "end"> {
  const [start = "", stop = ""] = text.replace(/^npt:/, "").split(",");
  const end = parseTime(stop);
  // `t=,200` begins at the beginning.
  const time = parseTime(start) ?? (start === "" && end !== undefined ? 0 : undefined);
  return { time, end: end !== undefined && end > (time ?? 0) ? end : undefined };
}
