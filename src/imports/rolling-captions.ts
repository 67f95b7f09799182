import type { TranscriptCue } from "../formats/transcript-cue.ts";

/** Words of two lines, and some. */
const MOST_REPEATED = 40;

/**
 * Captions that roll, as YouTube's own do, with every word once: each of them begins with what the one before it ends
 * with. Others stay as they are, though some word may be said twice.
 *
 * @param cues sorted
 */
export function unroll(cues: readonly TranscriptCue[]): readonly TranscriptCue[] {
  const unrolled = cues.map((cue, index) => ({
    ...cue,
    text: withoutRepeated(cues[index - 1]?.text ?? "", cue.text),
  }));
  const going = unrolled.filter(({ text }, index) => text !== "" && text !== cues[index]?.text);
  return going.length > cues.length / 4 ? unrolled.filter(({ text }) => text !== "") : cues;
}

/** A text without the words at its start that stood at the end of the one before. */
function withoutRepeated(before: string, text: string): string {
  const said = before.split(" ").slice(-MOST_REPEATED);
  const words = text.split(" ");
  for (let count = Math.min(said.length, words.length); count > 0; count -= 1) {
    const from = said.length - count;
    if (words.slice(0, count).every((word, index) => word === said[from + index]))
      return words.slice(count).join(" ");
  }
  return text;
}
