import { startOf } from "../../timeline/lookup.ts";
import type { Position } from "../../timeline/position.ts";
import { parseTime } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { words } from "../ui/words.ts";

/** Loads the episode's timeline from its address; a page in a single file contains it. */
export async function loadTimeline(url: string): Promise<Timeline> {
  const inline = document.querySelector<HTMLTemplateElement>("template#timeline");
  if (inline) return JSON.parse(inline.content.textContent);
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The timeline could not be loaded: ${response.status} ${response.statusText}`);
  return response.json();
}

/** Where an address asks to start. */
export interface Start {
  /** Seconds, from `?t=` or `#t=`, such as `192.5` or `03:12`. */
  readonly time?: number | undefined;
  /** Seconds: where to stop, from a range such as `t=192.5,200`. */
  readonly end?: number | undefined;
  /** From `?slide=`. */
  readonly slide?: string | undefined;
}

/** Parses where an address asks to start. To be called before reveal.js starts, which rewrites the hash. */
export function readStart({ search, hash }: Pick<Location, "search" | "hash">): Start {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    ...readSpan(query.get("t") ?? fragment.get("t") ?? ""),
    slide: query.get("slide") ?? undefined,
  };
}

/** The start in seconds; `undefined` when the address has none, or names an unknown slide. */
export function startTimeOf(timeline: Timeline, { time, slide }: Start): number | undefined {
  return time ?? (slide === undefined ? undefined : startOf(timeline, slide, 0));
}

/** @see https://www.w3.org/TR/media-frags/#naming-time */
function readSpan(text: string): Pick<Start, "time" | "end"> {
  const [start = "", stop = ""] = text.replace(/^npt:/, "").split(",");
  const end = parseTime(stop);
  // `t=,200` starts at 0.
  const time = parseTime(start) ?? (start === "" && end !== undefined ? 0 : undefined);
  return { time, end: end !== undefined && end > (time ?? 0) ? end : undefined };
}

/** Describes a position as `Slide 14 of 36 · step 4 of 5`, which breaks only after the dot. */
export function describePosition(timeline: Timeline, { slide, step }: Position): string {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const place = words.slideOf({ number: index + 1, total: timeline.slides.length });
  if (steps === 0) return place;
  const unbroken = (text: string) => text.replaceAll(" ", "\u{a0}");
  return `${unbroken(`${place} ·`)} ${unbroken(words.stepOf({ step, steps }))}`;
}
