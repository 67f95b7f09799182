import type { VFileMessage } from "vfile-message";
import { formatTimecode } from "../timeline/timecode.ts";
import type { SlideDraft } from "./assemble.ts";
import { problem } from "./problem.ts";

/** Seconds for which a slide can be taken in. */
const SHORTEST = 3;
const LONGEST = 120;

/** Words a minute of a fast speaker. */
const FASTEST = 190;
/** A few words may be said fast. */
const FEW_WORDS = 20;

/**
 * Finds slides that show too briefly or for too long, and notes that are too long for their time. Where one of the two
 * times is only estimated, nothing is known.
 *
 * @param shown slides in order
 * @param end of the recording in seconds; Infinity when unknown
 * @param isNarrated whether a voice took as long as it takes: then no notes are too long
 */
export function checkTimes(
  shown: readonly SlideDraft[],
  end: number,
  isNarrated: boolean,
): VFileMessage[] {
  const starts = [...shown.map(({ notes }) => notes[0]?.start), end === Infinity ? undefined : end];
  return shown.flatMap(({ notes, place }, index) => {
    const [start, next] = [starts[index], starts[index + 1]];
    if (start === undefined || next === undefined || next < start) return [];
    const seconds = next - start;
    const words = notes.reduce((sum, note) => sum + note.words, 0);
    const problems: VFileMessage[] = [];
    if (seconds < SHORTEST) {
      const reason = `Unexpected slide that shows for ${seconds.toFixed(1)} s, expected ${SHORTEST} s or more`;
      problems.push(problem("slide-short", place, reason));
    } else if (seconds > LONGEST) {
      const reason = `Unexpected slide that shows for ${formatTimecode(seconds, 1)}, expected ${formatTimecode(LONGEST)} or less: another slide, or steps`;
      problems.push(problem("slide-long", place, reason));
    }
    const needed = (words / FASTEST) * 60;
    if (!isNarrated && words >= FEW_WORDS && needed > seconds) {
      const most = Math.floor((seconds / 60) * FASTEST);
      const reason = `Unexpected ${words} words in ${seconds.toFixed(1)} s, expected at most ${most}, as a fast speaker says, or a later time for what follows`;
      problems.push(problem("notes-long", notes[0]?.place ?? place, reason));
    }
    return problems;
  });
}
