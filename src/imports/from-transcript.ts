import type { TranscriptCue } from "../formats/transcript-cue.ts";
import { plainText } from "./plain-text.ts";
import type { NoteSketch, SegmentSketch, SlideSketch } from "./sketch.ts";

/** Seconds after which a paragraph ends with its sentence, and a slide with its paragraph. */
const PARAGRAPH = 15;
const SLIDE = 60;
/** Seconds without a word, in which something else begins. */
const PAUSE = 3;
/** Characters of two lines. */
const CAPTION = 84;
/** Words of a slide's heading. */
const HEADING = 6;

/**
 * One segment with what was said as its notes: captions are put together to paragraphs of whole sentences, and a slide
 * holds about a minute of them.
 */
export function segmentOfTranscript(cues: readonly TranscriptCue[], title: string): SegmentSketch {
  const slides: (Omit<SlideSketch, "notes"> & { notes: NoteSketch[] })[] = [];
  let slideStart = Number.NEGATIVE_INFINITY;
  for (const paragraph of isCaptions(cues) ? paragraphsOf(cues) : cues) {
    if (paragraph.text.trim() === "") continue;
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
  const paragraphs: TranscriptCue[] = [];
  for (const cue of cues) {
    if (cue.text.trim() === "") continue;
    const last = paragraphs.at(-1);
    const goesOn =
      last &&
      last.speaker === cue.speaker &&
      cue.start - last.end < PAUSE &&
      !(last.end - last.start >= PARAGRAPH && /[.!?…]["'”’»)]*$/.test(last.text));
    if (!goesOn) paragraphs.push(cue);
    else
      paragraphs[paragraphs.length - 1] = {
        ...last,
        end: cue.end,
        text: `${last.text} ${cue.text}`,
      };
  }
  return paragraphs;
}
