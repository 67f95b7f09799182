import { framesIn, secondsOf } from "./mel-bands.ts";

/** Frames of 10 ms on either side in which a pause is looked for. */
const REACH = 40;
/** Frames that a pause lasts at least, and beyond which a longer one is no better. */
const SHORTEST = 10;
const LONGEST = 80;
/** How many frames further away a pause may end for each frame that it is longer. */
const WORTH = 0.4;

/**
 * Moves a time to the end of a pause nearby, where a voice begins.
 *
 * @param seconds about when
 * @param quiet 1 for each frame without a voice
 * @returns seconds; the same time where there is no pause
 */
export function snapToPause(seconds: number, quiet: Uint8Array): number {
  const middle = Math.round(framesIn(seconds));
  let best: { frame: number; score: number } | undefined;
  const end = Math.min(quiet.length - 1, middle + REACH);
  for (let frame = Math.max(1, middle - REACH); frame <= end; frame += 1) {
    if (quiet[frame] === 1 || quiet[frame - 1] !== 1) continue;
    let length = 0;
    while (length < LONGEST && quiet[frame - 1 - length] === 1) length += 1;
    if (length < SHORTEST) continue;
    const score = Math.abs(frame - middle) - length * WORTH;
    if (!best || score < best.score) best = { frame, score };
  }
  // A frame is 25 ms long, and its middle is where the voice is.
  return best ? secondsOf(best.frame) + 0.01 : seconds;
}
