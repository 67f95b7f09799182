import type { TranscriptCue } from "../formats/transcript-cue.ts";
import { plainText } from "./plain-text.ts";
import type { NoteSketch, SegmentSketch, SlideSketch } from "./sketch.ts";

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
