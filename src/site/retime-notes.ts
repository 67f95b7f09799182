import type { Episode } from "../episode/episode.ts";
import type { TimecodeEdit } from "../markdown/write-timecodes.ts";

/** What new times make of a segment's file. */
export interface RetimedSegment {
  /** As messages show it. */
  readonly path: string;
  readonly edits: readonly TimecodeEdit[];
  /** Cues that get a time, and those that are left to be estimated. */
  readonly timed: number;
  readonly estimated: number;
}

/** Every segment with notes, in order. @param times seconds by the cue's id, `null` for one that is estimated */
export function retimeNotes(
  { segments }: Episode,
  times: ReadonlyMap<string, number | null>,
): RetimedSegment[] {
  return segments.flatMap(({ slides }) => {
    const notes = slides.flatMap((slide) => slide.notes);
    const [first] = notes;
    if (!first) return [];
    const edits = notes.flatMap(({ id, timecodeAt: offset }): TimecodeEdit[] =>
      offset === undefined ? [] : [{ offset, seconds: times.get(id) ?? null }],
    );
    const timed = edits.filter(({ seconds }) => seconds !== null).length;
    return [{ path: first.place.path, edits, timed, estimated: notes.length - timed }];
  });
}
