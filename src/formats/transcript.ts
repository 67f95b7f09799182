import type { ImportReading, Reading } from "./format.ts";
import {
  escapeMarkdown,
  type ImportedNote,
  type ImportedSegment,
  type ImportedSlide,
} from "./imported-episode.ts";

/** A part of a transcript. */
export interface TranscriptCue {
  readonly id?: string | undefined;
  /** Seconds, half-open. */
  readonly start: number;
  readonly end: number;
  readonly speaker?: string | undefined;
  /** One line: each format breaks it by its own rules. */
  readonly text: string;
}

/** Without the cues that take no time: the text of each goes to the next cue, or else to the last. */
export function mergeEmptyCues<Cue extends TranscriptCue>(cues: readonly Cue[]): Cue[] {
  const timed: Cue[] = [];
  let waiting: string[] = [];
  for (const cue of cues) {
    if (cue.end <= cue.start) waiting.push(cue.text);
    else {
      timed.push({ ...cue, text: [...waiting, cue.text].join(" ") });
      waiting = [];
    }
  }
  const last = timed.pop();
  return last ? [...timed, { ...last, text: [last.text, ...waiting].join(" ") }] : [];
}

/** The episode that a transcript makes: one segment, with the transcript as its notes. */
export function episodeOfTranscript({
  value: cues,
  problems,
}: Reading<readonly TranscriptCue[]>): ImportReading {
  if (!cues) return { problems };
  const spoken = mergeRollingCaptions(cues.filter(({ text }) => text.trim() !== ""));
  const segments = spoken.length === 0 ? [] : [segmentOf(spoken, "Transcript")];
  const speakers = [...new Set(spoken.flatMap(({ speaker }) => speaker ?? []))];
  return { value: { speakers, segments }, problems };
}

/** Seconds after which a paragraph ends with its sentence; or with any word; and a slide with its paragraph. */
const PARAGRAPH = 15;
const LONGEST_PARAGRAPH = 30;
const SLIDE = 60;
/** Seconds of silence that end a paragraph. */
const PAUSE = 3;
/** Characters of two lines of captions. */
const CAPTION = 84;
/** Words of a slide's heading. */
const HEADING = 6;

/**
 * Captions are joined to paragraphs of whole sentences, or of half a minute where there is no full stop; a slide has
 * about a minute of them.
 *
 * @param cues sorted, each with a text
 */
function segmentOf(cues: readonly TranscriptCue[], title: string): ImportedSegment {
  const slides: (Omit<ImportedSlide, "notes"> & { notes: ImportedNote[] })[] = [];
  let slideStart = Number.NEGATIVE_INFINITY;
  for (const paragraph of areCaptions(cues) ? joinCaptions(cues) : cues) {
    if (paragraph.start - slideStart >= SLIDE || slides.length === 0) {
      slides.push({ body: `## ${headingOf(paragraph.text)}`, notes: [] });
      slideStart = paragraph.start;
    }
    const { start, speaker, text } = paragraph;
    const name = speaker === undefined ? "" : `**${escapeMarkdown(speaker)}:** `;
    slides.at(-1)?.notes.push({ start, text: name + escapeMarkdown(text) });
  }
  return { title, slides };
}

function headingOf(text: string): string {
  const words = text.split(" ");
  const start = words
    .slice(0, HEADING)
    .join(" ")
    .replace(/[.,;:]$/, "");
  return escapeMarkdown(start) + (words.length > HEADING ? " …" : "");
}

/** Whether cues are cut to the size of a screen; otherwise each is a paragraph of its own. */
function areCaptions(cues: readonly TranscriptCue[]): boolean {
  const lengths = cues.map(({ text }) => text.length).toSorted((a, b) => a - b);
  return (lengths[lengths.length >> 1] ?? 0) <= CAPTION;
}

function joinCaptions(cues: readonly TranscriptCue[]): TranscriptCue[] {
  const paragraphs: TranscriptCue[][] = [];
  for (const cue of cues) {
    const current = paragraphs.at(-1);
    if (current && continues(current, cue)) current.push(cue);
    else paragraphs.push([cue]);
  }
  return paragraphs.flatMap((captions) => {
    const [first, last] = [captions[0], captions.at(-1)];
    if (!first || !last) return [];
    return [{ ...first, end: last.end, text: captions.map(({ text }) => text).join(" ") }];
  });
}

/** Whether the next caption belongs to the same paragraph. */
function continues(captions: readonly TranscriptCue[], next: TranscriptCue): boolean {
  const [first, last] = [captions[0], captions.at(-1)];
  if (!first || !last) return false;
  const endsSentence = /[.!?…。！？]["'”’»)]*\s*$/.test(last.text);
  return (
    last.speaker === next.speaker &&
    next.start - last.end < PAUSE &&
    last.end - first.start < (endsSentence ? PARAGRAPH : LONGEST_PARAGRAPH)
  );
}

/** The most words that a rolling caption repeats: two lines, and some. */
const MOST_REPEATED = 40;

/**
 * Removes what rolling captions repeat: in YouTube's automatic captions each begins with the end of the one before. Other
 * captions stay as they are, though a word may be said twice.
 *
 * @param cues sorted
 */
export function mergeRollingCaptions(cues: readonly TranscriptCue[]): readonly TranscriptCue[] {
  const shortened = cues.map((cue, index) => ({
    ...cue,
    text: withoutRepeated(cues[index - 1]?.text ?? "", cue.text),
  }));
  const rolling = shortened.filter(({ text }, index) => text !== "" && text !== cues[index]?.text);
  return rolling.length > cues.length / 4 ? shortened.filter(({ text }) => text !== "") : cues;
}

/** A text without the words at its start with which the one before ends. */
function withoutRepeated(before: string, text: string): string {
  const previous = before.split(" ").slice(-MOST_REPEATED);
  const words = text.split(" ");
  for (let count = Math.min(previous.length, words.length); count > 0; count -= 1) {
    const from = previous.length - count;
    if (words.slice(0, count).every((word, index) => word === previous[from + index]))
      return words.slice(count).join(" ");
  }
  return text;
}
