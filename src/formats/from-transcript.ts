import {
  type NoteSketch,
  plainText,
  type SegmentSketch,
  type SlideSketch,
} from "./imported-episode.ts";
import type { TranscriptCue } from "./transcript-cue.ts";

/** Seconds after which a paragraph ends with its sentence, or with any word, and a slide with its paragraph. */
const PARAGRAPH = 15;
const LONGEST = 30;
const SLIDE = 60;
/** Seconds without a word, in which something else begins. */
const PAUSE = 3;
/** Characters of two lines. */
const CAPTION = 84;
/** Words of a slide's heading. */
const HEADING = 6;

/**
 * One segment with what was said as its notes: captions are put together to paragraphs of whole sentences, or of half
 * a minute where no full stop stands, and a slide holds about a minute of them.
 *
 * @param cues sorted, each with a text
 */
export function segmentOfTranscript(cues: readonly TranscriptCue[], title: string): SegmentSketch {
  const slides: (Omit<SlideSketch, "notes"> & { notes: NoteSketch[] })[] = [];
  let slideStart = Number.NEGATIVE_INFINITY;
  for (const paragraph of isCaptions(cues) ? paragraphsOf(cues) : cues) {
    if (paragraph.start - slideStart >= SLIDE || slides.length === 0) {
      const words = paragraph.text.split(" ");
      const more = words.length > HEADING ? " …" : "";
      const heading = plainText(
        words
          .slice(0, HEADING)
          .join(" ")
          .replace(/[.,;:]$/, ""),
      );
      slides.push({ body: `## ${heading}${more}`, notes: [] });
      slideStart = paragraph.start;
    }
    const speaker = paragraph.speaker === undefined ? "" : `**${plainText(paragraph.speaker)}:** `;
    slides.at(-1)?.notes.push({
      start: paragraph.start,
      text: speaker + plainText(paragraph.text),
    });
  }
  return { title, slides };
}

/** Whether they are cut to what fits on a screen; otherwise each is a paragraph of its own. */
function isCaptions(cues: readonly TranscriptCue[]): boolean {
  const lengths = cues.map(({ text }) => text.length).toSorted((a, b) => a - b);
  return (lengths[lengths.length >> 1] ?? 0) <= CAPTION;
}

function paragraphsOf(cues: readonly TranscriptCue[]): TranscriptCue[] {
  const paragraphs: TranscriptCue[][] = [];
  for (const cue of cues) {
    const current = paragraphs.at(-1);
    if (current && goesOn(current, cue)) current.push(cue);
    else paragraphs.push([cue]);
  }
  return paragraphs.flatMap((captions) => {
    const [first, last] = [captions[0], captions.at(-1)];
    if (!first || !last) return [];
    return [{ ...first, end: last.end, text: captions.map(({ text }) => text).join(" ") }];
  });
}

/** Whether a paragraph goes on with the next caption. */
function goesOn(captions: readonly TranscriptCue[], next: TranscriptCue): boolean {
  const [first, last] = [captions[0], captions.at(-1)];
  if (!first || !last) return false;
  const isSentence = /[.!?…。！？]["'”’»)]*\s*$/.test(last.text);
  return (
    last.speaker === next.speaker &&
    next.start - last.end < PAUSE &&
    last.end - first.start < (isSentence ? PARAGRAPH : LONGEST)
  );
}

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
