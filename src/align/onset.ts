import type { Features } from "./mfcc.ts";
import type { Level } from "./read-warping.ts";

/** Columns of 20 ms: of a pause between paragraphs at least, and how far before what matched a paragraph may begin. */
const PAUSE = 12;
const BACK = 60;
/** Rows at the end of a pause that may have something of the voice after it. */
const EDGE = 5;

/**
 * Finds where the voice that speaks at a column began after a pause, as long as nothing else that was found lies between:
 * noise and echoes can make the first words of a paragraph match nothing.
 *
 * @param row of the paragraph's first feature
 * @returns the column itself where there is no such pause
 */
export function onsetBefore(
  { rows, columns, warping }: Level,
  row: number,
  column: number,
): number {
  const earliest = Math.max(lastMatch(warping.columns, rows, row) + 1, column - BACK);
  let onset = column;
  let pause = 0;
  for (let at = column; at >= earliest && pause < PAUSE; at -= 1) {
    pause = columns.quiet[at] === 1 ? pause + 1 : 0;
    if (pause === 0) onset = at;
  }
  return pause < PAUSE ? column : onset;
}

/** Whether there is a pause between two columns. */
export function hasPause({ quiet }: Features, from: number, to: number): boolean {
  let pause = 0;
  for (let at = from; at < to && pause < PAUSE; at += 1) pause = quiet[at] === 1 ? pause + 1 : 0;
  return pause >= PAUSE;
}

/** The last column that belongs to a voice before a row; −1 where there is none. */
function lastMatch(matches: Int32Array, { quiet }: Features, row: number): number {
  for (let before = row - EDGE; before >= 0; before -= 1) {
    const column = matches[before] ?? -1;
    if (column >= 0 && quiet[before] === 0) return column;
  }
  return -1;
}
