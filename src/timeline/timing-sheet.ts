import type { CueTimes, EditableCue } from "./edit-times.ts";
import type { Outline } from "./schedule.ts";

/** An episode as the Timing page of `cuedeck dev` gets it, as JSON. */
export interface TimingSheet {
  /** Tells whether the notes have changed: to be given back with new times. */
  readonly revision: string;
  /** Of all cues, with the times that are written. */
  readonly outline: Outline;
  /** Of the recording, in seconds, if it is known. */
  readonly duration: number | null;
  /** All cues, in order. */
  readonly cues: readonly SheetCue[];
}

export interface SheetCue extends EditableCue {
  /** The file that holds it, as messages show it. */
  readonly path: string;
}

/** What the page gives back: cues that have changed. */
export interface NewTimes extends CueTimes {
  readonly id: string;
}

/** How often in a second a waveform has its level: a byte, from silence at 0 to 255. */
export const LEVELS_PER_SECOND = 20;
