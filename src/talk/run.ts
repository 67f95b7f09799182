import type { Position } from "../timeline/position.ts";
import type { TalkEvent } from "./event.ts";
import { applyEvent, elapsedAt, FIRST_STATE, type TalkState } from "./state.ts";

/** A talk as it went once, from the start of its stopwatch to the reset, or as far as it is known. */
export interface Run {
  /** Epoch milliseconds. */
  readonly began: number;
  /** Seconds that there were for it; `null` for as long as the episode. */
  readonly slot: number | null;
  /** Seconds, pauses left out. */
  readonly duration: number;
  /** Everything that was shown, in order; the first from 0 on. */
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
 * @param first what shows before the first move
 * @param now epoch milliseconds: how far the last run has come, if it is still on
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

/** Resets that were taken back have not been. */
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

/** A run as `cuedeck retime` reads it. */
export interface RunFile {
  readonly version: 1;
  /** The episode's id. */
  readonly episode: string;
  /** When it began, as `2026-05-04T18:30:00.000Z`. */
  readonly began: string;
  /** Seconds. */
  readonly slot: number | null;
  readonly duration: number;
  readonly changes: readonly {
    readonly time: number;
    readonly slide: string;
    readonly step: number;
  }[];
}

/** The text of a run's file. */
export function writeRunFile(episode: string, { began, slot, duration, changes }: Run): string {
  const file: RunFile = {
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
