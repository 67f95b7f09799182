import type { Run } from "./run.ts";

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
