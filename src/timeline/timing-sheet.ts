import type { CueTimes, EditableCue } from "./edit-times.ts";
import type { Outline } from "./schedule.ts";

/** An episode as the Timing page of `cuedeck dev` gets it, as JSON. */
export interface TimingSheet {
  /** Tells whether the notes have changed: to be given back with new times. */
  readonly revision: string;
  /** Of all cues, with the times that are written. */
  readonly outline: Outline;
  /** Of the episode, in seconds, if it is known. */
  readonly duration: number | null;
  /** Of the recording, in seconds. */
  readonly recording: number;
  /** All cues, in order. */
  readonly cues: readonly SheetCue[];
}

export interface SheetCue extends EditableCue {
  /** The file that holds it, as messages show it. */
  readonly path: string;
  /** What `cuedeck align` was not sure of; `null` for a cue of which it was, or which it has not seen. */
  readonly doubt: Doubt | null;
  /** Whether its `[click]`s can be moved to other words. */
  readonly canMoveClicks: boolean;
}

/** A paragraph whose start in the recording is not sure, as long as it is the one that was kept. */
export interface Doubt {
  /** Seconds; `null` for an estimated start. */
  readonly kept: number | null;
  /** Where it may begin, in seconds; `null` when the recording does not seem to have it. */
  readonly found: number | null;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** What the page gives back: cues that have changed. */
export interface NewTimes extends CueTimes {
  readonly id: string;
}

/** How often in a second a waveform has its level: a byte, from silence at 0 to 255. */
export const LEVELS_PER_SECOND = 20;
