import type { Position } from "../timeline/position.ts";
import type { TalkEvent } from "./event.ts";
import { applyEvent, elapsedAt, FIRST_STATE, type TalkState } from "./state.ts";

/** One run of a talk: from the start of its stopwatch to its reset or to the last known event. */
export interface Run {
  /** Epoch milliseconds. */
  readonly began: number;
  /** Seconds that were available; `null` for the episode's duration. */
  readonly slot: number | null;
  /** Seconds, without pauses. */
  readonly duration: number;
  /** Each position that was shown, in order; the first at 0. */
  readonly changes: readonly Change[];
}

export interface Change extends Position {
  /** Seconds on the stopwatch. */
  readonly time: number;
}

/**
 * The runs of a talk.
 *
 * @param events all of them, in order
 * @param first position before the first move
 * @param now epoch milliseconds: the end of a run that was not reset
 */
export function runsOf(events: readonly TalkEvent[], first: Position, now: number): Run[] {
  const runs: Run[] = [];
  let state = FIRST_STATE;
  let changes: Change[] | undefined;
  const end = ({ stopwatch, slot }: TalkState, at: number) => {
    if (!changes || stopwatch.began === null) return;
    runs.push({ began: stopwatch.began, slot, duration: elapsedAt(stopwatch, at), changes });
    changes = undefined;
  };
  for (const event of withoutUndone(events)) {
    const { action, at } = event;
    if (action.type === "reset") end(state, at);
    const before = state;
    state = applyEvent(state, event);
    if (before.stopwatch.began === null && state.stopwatch.began !== null) {
      changes = [{ ...(state.position ?? first), time: 0 }];
    } else if (state.position && state.position !== before.position) {
      changes?.push({ ...state.position, time: elapsedAt(state.stopwatch, at) });
    }
  }
  end(state, now);
  return runs;
}

/** Without the resets that were undone, and the undos. */
function withoutUndone(events: readonly TalkEvent[]): TalkEvent[] {
  const kept: TalkEvent[] = [];
  for (const event of events) {
    if (event.action.type !== "undo-reset") {
      kept.push(event);
      continue;
    }
    const reset = kept.findLastIndex(({ action }) => action.type === "reset");
    if (reset >= 0) kept.splice(reset, 1);
  }
  return kept;
}

/** Writes a run as the JSON file that `cuedeck retime` reads: times in seconds, `began` as ISO 8601. */
export function writeRunFile(episode: string, { began, slot, duration, changes }: Run): string {
  const file = {
    version: 1,
    episode,
    began: new Date(began).toISOString(),
    slot,
    duration: milli(duration),
    changes: changes.map(({ time, slide, step }) => ({ time: milli(time), slide, step })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function milli(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
