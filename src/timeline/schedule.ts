import type {
  Timeline,
  TimelineCue,
  TimelineSegment,
  TimelineSlide,
  TimelineStep,
} from "./timeline.ts";

/** How many words a text has. A word holds a letter or a digit: a dash between two words is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Words a minute of a narrator who takes their time; used where nothing else tells how long words take. */
export const NARRATION_PACE = 150;

/** The weight in words of a slide without notes: a glance. */
const GLANCE = 10;

/** What is known of an episode before its times are: segments, slides and cues in order. */
export interface Outline {
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
  readonly steps: number;
  readonly notes: readonly OutlineCue[];
}

export interface OutlineCue {
  readonly id: string;
  readonly text: string;
  readonly words: number;
  /** Seconds, when the author wrote a timecode. Written times must not fall; checks see to that. */
  readonly start?: number | undefined;
  /** For each `[click]`, how many words of the cue come before it. */
  readonly clicks: readonly number[];
}

/** A stretch of the talk that takes time: a cue, or a slide without any. */
interface Beat {
  readonly words: number;
  readonly start?: number | undefined;
}

/**
 * Gives every segment, slide, cue and step its time.
 *
 * Cues without a written start share the time between their written neighbours in proportion to their words.
 *
 * @param outline the episode's parts in order; written starts not falling
 * @param duration the media's length in seconds, when known; else the last words are timed by the pace so far
 */
export function scheduleTimeline(outline: Outline, duration?: number): Timeline {
  const slides = outline.segments.flatMap((segment) =>
    segment.slides.map((slide) => ({ slide, segment })),
  );
  const beats = slides.flatMap(({ slide }): readonly Beat[] =>
    slide.notes.length > 0 ? slide.notes : [{ words: GLANCE }],
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
      // A click after the last word comes with that word: at the cue's end another may have begun.
      const clicks = note.clicks.map((before) => Math.max(0, Math.min(before, note.words - 1)));
      for (const before of clicks) {
        step += 1;
        const share = note.words > 0 ? before / note.words : 0;
        steps.push({ slide: slide.id, step, start: milli(start + (stop - start) * share) });
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
        text: note.text,
      });
      beat += 1;
    }
    if (slide.notes.length === 0) beat += 1;
    // The first slide is there from the beginning, even when its first words come after a jingle.
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

/** Start of every beat, and the end of the last one: all in seconds, to the millisecond, never falling. */
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
      starts.push(milli(anchor.start + (next.start - anchor.start) * (before / total)));
      before += Math.max(1, beats[index]?.words ?? 0);
    }
  }
  return { starts, end: milli(end) };
}

function milli(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
