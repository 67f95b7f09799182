import type {
  Timeline,
  TimelineCue,
  TimelineSegment,
  TimelineSlide,
  TimelineStep,
} from "./timeline.ts";

/** Number of words in a text. A word contains a letter or a digit, so a lone dash does not count. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Words a minute of an unhurried narrator, where no written time tells the real pace. */
export const NARRATION_PACE = 150;

/** A slide without notes shows as long as it takes to say this many words. */
const WORDS_OF_SILENT_SLIDE = 10;

/** An episode before it is timed: segments, slides and cues in order. */
export interface Outline {
  /** The episode's id. */
  readonly id: string;
  readonly title: string;
  readonly segments: readonly {
    readonly id: string;
    readonly title: string;
    readonly slides: readonly OutlineSlide[];
  }[];
}

export interface OutlineSlide {
  readonly id: string;
  readonly title: string;
  /** Number of steps after the slide's initial state. */
  readonly steps: number;
  readonly notes: readonly OutlineCue[];
}

export interface OutlineCue {
  readonly id: string;
  /** The name of who says it. */
  readonly speaker?: string | undefined;
  readonly text: string;
  /** See {@link countWords}. */
  readonly words: number;
  /** Seconds, when the author wrote a timecode. Never less than an earlier cue's. */
  readonly start?: number | undefined;
  /** For each `[click]`, the number of the cue's words before it. */
  readonly clicks: readonly number[];
}

/** What takes time: a cue, or a slide without cues. */
interface Beat {
  readonly words: number;
  readonly start?: number | undefined;
}

/**
 * Times every segment, slide, cue and step of an episode, to the millisecond.
 *
 * Cues without a written start share the time between the written starts around them in proportion to their words. A step
 * comes at the word before which its `[click]` stands.
 *
 * @param outline segments, slides and cues in order
 * @param duration length of the recording in seconds; without it, the cues after the last written start are timed by the
 *   average pace before it, or by 150 words a minute
 */
export function scheduleTimeline(outline: Outline, duration?: number): Timeline {
  const slides = outline.segments.flatMap((segment) =>
    segment.slides.map((slide) => ({ slide, segment })),
  );
  const beats = slides.flatMap(({ slide }): readonly Beat[] =>
    slide.notes.length > 0 ? slide.notes : [{ words: WORDS_OF_SILENT_SLIDE }],
  );
  const { starts, end } = estimateStarts(beats, duration);

  const timedSlides: TimelineSlide[] = [];
  const cues: TimelineCue[] = [];
  const steps: TimelineStep[] = [];
  let beat = 0;
  for (const { slide, segment } of slides) {
    const first = beat;
    let step = 0;
    for (const note of slide.notes) {
      const start = starts[beat] ?? end;
      const stop = starts[beat + 1] ?? end;
      // A click after the last word is timed at that word: at the cue's end the next cue begins.
      const clicks = note.clicks.map((before) => Math.max(0, Math.min(before, note.words - 1)));
      for (const before of clicks) {
        step += 1;
        const share = note.words > 0 ? before / note.words : 0;
        steps.push({
          slide: slide.id,
          step,
          start: toMilliseconds(start + (stop - start) * share),
        });
      }
      const atStart = step - clicks.filter((before) => before > 0).length;
      const estimated = note.start === undefined;
      cues.push({
        id: note.id,
        slide: slide.id,
        step: atStart,
        start,
        end: stop,
        estimated,
        speaker: note.speaker,
        text: note.text,
      });
      beat += 1;
    }
    if (slide.notes.length === 0) beat += 1;
    // The first slide shows from the beginning, even when a jingle comes before its first cue.
    const start = timedSlides.length === 0 ? 0 : (starts[first] ?? end);
    const stop = starts[beat] ?? end;
    timedSlides.push({
      id: slide.id,
      segment: segment.id,
      title: slide.title,
      start,
      end: stop,
      steps: slide.steps,
    });
  }

  const segments = outline.segments.flatMap((segment): readonly TimelineSegment[] => {
    const own = timedSlides.filter((slide) => slide.segment === segment.id);
    const first = own.at(0);
    const last = own.at(-1);
    return first && last
      ? [{ id: segment.id, title: segment.title, start: first.start, end: last.end }]
      : [];
  });
  return {
    version: 1,
    episode: outline.id,
    title: outline.title,
    duration: end,
    segments,
    slides: timedSlides,
    cues,
    steps,
  };
}

/** The start of every beat and the end of the last one: seconds to the millisecond, never decreasing. */
function estimateStarts(
  beats: readonly Beat[],
  duration: number | undefined,
): { starts: number[]; end: number } {
  const anchors: { index: number; start: number }[] = [];
  if (beats[0]?.start === undefined) anchors.push({ index: 0, start: 0 });
  beats.forEach((beat, index) => {
    if (beat.start !== undefined) anchors.push({ index, start: beat.start });
  });

  const weight = (from: number, to: number) =>
    beats.slice(from, to).reduce((sum, beat) => sum + Math.max(1, beat.words), 0);
  const last = anchors.at(-1) ?? { index: 0, start: 0 };
  const first = anchors[0] ?? last;
  const spokenSoFar = weight(first.index, last.index);
  const elapsed = last.start - first.start;
  const secondsPerWord =
    spokenSoFar > 0 && elapsed > 0 ? elapsed / spokenSoFar : 60 / NARRATION_PACE;
  const end = Math.max(
    last.start,
    duration ?? last.start + weight(last.index, beats.length) * secondsPerWord,
  );
  anchors.push({ index: beats.length, start: end });

  const starts: number[] = [];
  for (const [position, anchor] of anchors.entries()) {
    const next = anchors[position + 1];
    if (!next) break;
    const total = weight(anchor.index, next.index);
    let before = 0;
    for (let index = anchor.index; index < next.index; index += 1) {
      starts.push(toMilliseconds(anchor.start + (next.start - anchor.start) * (before / total)));
      before += Math.max(1, beats[index]?.words ?? 0);
    }
  }
  return { starts, end: toMilliseconds(end) };
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
