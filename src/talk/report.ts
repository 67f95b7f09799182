import type { Interval, Timeline } from "../timeline/timeline.ts";
import type { Plan } from "./plan.ts";
import type { Run } from "./run.ts";

/** Planned and actual times of runs. All in seconds. */
export interface Report {
  readonly segments: readonly ReportRow[];
  readonly slides: readonly ReportRow[];
  readonly whole: ReportRow;
}

export interface ReportRow {
  readonly id: string;
  readonly title: string;
  readonly planned: number;
  /** By run, in the given order; `undefined` where a run did not reach this slide or segment. */
  readonly actual: readonly (number | undefined)[];
  /** Of the runs that reached it. */
  readonly median: number | undefined;
}

/** Compares runs with the plan: as a whole, by segment and by slide. */
export function reportOf(plan: Plan, timeline: Timeline, runs: readonly Run[]): Report {
  const spent = runs.map(timeOnSlides);
  const row = (
    { id, title, start, end }: Interval & { id: string; title: string },
    slides: readonly string[],
  ): ReportRow => {
    const actual = spent.map((times) => sum(slides.map((slide) => times.get(slide))));
    const known = actual.filter((time) => time !== undefined);
    return { id, title, planned: (end - start) * plan.scale, actual, median: median(known) };
  };
  const { slides, segments, duration: end, episode: id, title } = timeline;
  return {
    slides: slides.map((slide) => row(slide, [slide.id])),
    segments: segments.map((segment) =>
      row(
        segment,
        slides.filter((slide) => slide.segment === segment.id).map((slide) => slide.id),
      ),
    ),
    whole: row(
      { id, title, start: 0, end },
      slides.map((slide) => slide.id),
    ),
  };
}

/** How long a run showed each slide that it reached. */
function timeOnSlides({ changes, duration }: Run): Map<string, number> {
  const times = new Map<string, number>();
  for (const [index, { slide, time }] of changes.entries()) {
    const until = changes[index + 1]?.time ?? duration;
    times.set(slide, (times.get(slide) ?? 0) + Math.max(0, until - time));
  }
  return times;
}

/** The sum of the known times; `undefined` when none is known. */
function sum(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, time) => total + time, 0);
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
