import type { Timeline } from "../timeline/timeline.ts";
import { createPlan, type Plan, type PlanEntry } from "./plan.ts";
import type { Run } from "./run.ts";

/**
 * When each cue began in a run: seconds by cue id. `null` for a cue at which nothing on the slide changes, so that a run
 * does not tell its time; it is best estimated from word counts.
 */
export function retimeCues(timeline: Timeline, run: Run): Map<string, number | null> {
  const plan = createPlan(timeline, null);
  const shown = entryTimes(plan, run);
  const starts = new Map<string, number | null>();
  const marked = new Set<PlanEntry>();
  for (const cue of timeline.cues) {
    const entry = plan.entryOf(cue);
    // In the recording a jingle may come before the first cue; a run begins with it.
    const leads = entry === plan.entries[0] || cue.start === entry?.start;
    const isMarked = entry !== undefined && leads && !marked.has(entry);
    if (isMarked) marked.add(entry);
    starts.set(cue.id, (isMarked ? shown.get(entry) : undefined) ?? null);
  }
  return starts;
}

/**
 * When a run reached each entry, by its longest increasing subsequence: slides that the speaker looked ahead or back to
 * are not in it.
 *
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
function entryTimes({ entries, entryOf }: Plan, { changes }: Run): Map<PlanEntry, number> {
  const order = new Map(entries.map((entry, index) => [entry, index]));
  /** For each entry, the first of the longest subsequences that end with it: long runs have few distinct entries. */
  const chains: (ChainEnd | undefined)[] = entries.map(() => undefined);
  for (const [number, { time, ...position }] of changes.entries()) {
    const entry = entryOf(position);
    if (!entry) continue;
    const index = order.get(entry) ?? 0;
    const before = longest(chains.slice(0, index));
    const length = (before?.length ?? 0) + 1;
    if (length > (chains[index]?.length ?? 0))
      chains[index] = { entry, number, time, before, length };
  }
  const times = new Map<PlanEntry, number>();
  let step = longest(chains);
  while (step) {
    times.set(step.entry, step.time);
    step = step.before;
  }
  return times;
}

/** The last change of a subsequence, and what comes before it. */
interface ChainEnd {
  readonly entry: PlanEntry;
  /** Index in the run's changes. */
  readonly number: number;
  readonly time: number;
  readonly before: ChainEnd | undefined;
  readonly length: number;
}

/** The longest subsequence, and of several the first. */
function longest(chains: readonly (ChainEnd | undefined)[]): ChainEnd | undefined {
  let best: ChainEnd | undefined;
  for (const chain of chains) {
    if (!chain) continue;
    const ahead = chain.length - (best?.length ?? 0);
    if (ahead > 0 || (ahead === 0 && chain.number < (best?.number ?? Infinity))) best = chain;
  }
  return best;
}
