import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { formatTimecode, TIMECODES_END } from "../timeline/timecode.ts";
import { loadEpisode } from "./load-episode.ts";
import type { Project } from "./project.ts";
import { errorsBesideTimes, readTexts } from "./rewrite-times.ts";
import type { NewTime } from "./write-times.ts";

/** When something is that was at a time, in seconds. */
export type MoveTime = (seconds: number) => number;

export type Shifted =
  | {
      readonly type: "shifted";
      /** Of notes whose time changes. */
      readonly times: readonly NewTime[];
      /** The sources, as they were read. */
      readonly before: ReadonlyMap<string, string>;
    }
  | { readonly type: "refused"; readonly problems: readonly VFileMessage[] };

/** Moves the written times of an episode's notes, but for those that are the author's own. Nothing is written. */
export async function shiftEpisode(project: Project, id: string, move: MoveTime): Promise<Shifted> {
  const before = await readTexts(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const errors = errorsBesideTimes(problems);
  if (!content || errors.length > 0) return { type: "refused", problems: errors };
  const timed = content.episode.segments
    .flatMap(({ slides }) => slides.flatMap((slide) => slide.notes))
    .flatMap((note) => (note.start === undefined ? [] : [{ note, start: note.start }]));
  const moved = timed.map(({ note, start }): NewTime => {
    return { note, seconds: note.held ? start : Math.round(move(start) * 10) / 10 };
  });
  const disorder = checkOrder(moved);
  if (disorder.length > 0) return { type: "refused", problems: disorder };
  const times = moved.filter(({ seconds, note }) => seconds !== note.start && !note.held);
  return { type: "shifted", times, before };
}

/** An error for each time that would be before 0, before the one above it, or later than timecodes can tell. */
function checkOrder(moved: readonly NewTime[]): VFileMessage[] {
  return moved.flatMap(({ note, seconds }, index) => {
    const above = moved[index - 1];
    const earliest = Math.max(0, above?.seconds ?? 0);
    const isLate = !(seconds < TIMECODES_END);
    if (seconds >= earliest && !isLate) return [];
    const reason = isLate
      ? "Unexpected time of 1000 hours or more after the shift, expected one before"
      : `Unexpected time ${signed(seconds)} after the shift, expected ${formatTimecode(earliest, 1)} or later`;
    return [problem("timecode-order", note.place, reason, { cause: above?.note.place })];
  });
}

function signed(seconds: number): string {
  return seconds < 0 ? `−${formatTimecode(-seconds, 1)}` : formatTimecode(seconds, 1);
}
