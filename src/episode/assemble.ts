import type { Root } from "hast";
import type { VFileMessage } from "vfile-message";
import { scheduleTimeline } from "../timeline/schedule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { checkEpisode } from "./check.ts";
import { type EpisodeMeta, groundIn, wordIn } from "./meta.ts";
import type { Place } from "./problem.ts";
import type { Diagram, Episode, Media, Note, Reference, Segment, Slide } from "./episode.ts";

/** The files of an episode, each parsed by itself. */
export interface EpisodeDraft {
  readonly id: string;
  readonly meta: EpisodeMeta;
  /** Of the title in `episode.yaml`. */
  readonly place: Place;
  readonly media?: Media | undefined;
  readonly segments: readonly SegmentDraft[];
  readonly references: readonly ReferenceDraft[];
}

export interface SegmentDraft extends Pick<Segment, "id" | "title" | "place"> {
  readonly slides: readonly SlideDraft[];
  /** Footnote definitions in the segment itself. */
  readonly references: readonly ReferenceDraft[];
}

/** A slide whose id may not be unique, and whose words are not yet looked up. */
export interface SlideDraft extends Pick<
  Slide,
  | "title"
  | "layout"
  | "caveat"
  | "focus"
  | "credit"
  | "classes"
  | "hidden"
  | "content"
  | "drawings"
  | "remarks"
  | "steps"
  | "place"
> {
  readonly id: string;
  /** A word for a role, which the show must have. */
  readonly tone?: string | undefined;
  /** A picture's address, a word for a role, or a colour's name. */
  readonly ground?: string | undefined;
  /** Words for badges, which the show must have. */
  readonly badges: readonly string[];
  readonly diagrams: readonly Diagram[];
  readonly notes: readonly NoteDraft[];
  readonly citations: readonly Citation[];
}

/** A block of the notes. */
export interface NoteDraft extends Pick<
  Note,
  "start" | "held" | "speaker" | "text" | "words" | "place" | "timecodeAt" | "runs"
> {
  readonly clicks: readonly { readonly wordsBefore: number; readonly place: Place }[];
  readonly content: Root;
  readonly citations: readonly Citation[];
}

export interface Citation {
  readonly identifier: string;
  readonly place: Place;
}

export interface ReferenceDraft extends Reference {
  readonly place: Place;
}

/**
 * Combines the files of an episode, and schedules its timeline.
 *
 * @param showsHidden whether slides that are `hidden` belong to it; then without the times that their notes have
 * @returns with every problem between the files; an episode with errors must not be published
 */
export function assembleEpisode(
  draft: EpisodeDraft,
  showsHidden = false,
): {
  episode: Episode;
  timeline: Timeline;
  problems: VFileMessage[];
} {
  const shown = draft.segments
    .map((segment) => ({
      ...segment,
      slides: segment.slides.filter(({ hidden }) => showsHidden || !hidden),
    }))
    .filter(({ slides }) => slides.length > 0);
  const segments = shown.map(({ id, title, place, slides }) => ({
    id,
    title,
    place,
    slides: slides.map((slide) => finishSlide(slide, draft.meta)),
  }));
  const references = citedReferences(draft, shown);
  const { id, meta, media } = draft;
  const duration = meta.duration ?? media?.duration;
  const end = Math.min(duration ?? Infinity, media?.duration ?? Infinity);
  return {
    episode: { id, meta, media, segments, references },
    timeline: scheduleTimeline({ id, title: meta.title, segments }, duration),
    problems: checkEpisode(draft, end),
  };
}

function finishSlide(draft: SlideDraft, { tones, badges }: EpisodeMeta): Slide {
  return {
    ...draft,
    tone: wordIn(tones, draft.tone) ?? "accent",
    ground: groundIn(tones, draft.ground),
    badges: draft.badges.flatMap((word) => wordIn(badges, word) ?? []),
    notes: draft.notes.map((note, index) => ({
      ...note,
      id: `${draft.id}-${index + 1}`,
      start: draft.hidden ? undefined : note.start,
      clicks: note.clicks.map((click) => click.wordsBefore),
      citations: unique(note.citations.map((citation) => citation.identifier)),
    })),
    citations: unique(draft.citations.map((citation) => citation.identifier)),
  };
}

/** @param shown segments with the slides that the episode has */
function citedReferences(draft: EpisodeDraft, shown: readonly SegmentDraft[]): Reference[] {
  const defined = new Map<string, Reference>();
  for (const reference of [
    ...draft.references,
    ...draft.segments.flatMap((segment) => segment.references),
  ]) {
    defined.set(reference.identifier, reference);
  }
  const cited = shown
    .flatMap((segment) => segment.slides)
    .flatMap((slide) => [...slide.citations, ...slide.notes.flatMap((note) => note.citations)]);
  return unique(cited.map((citation) => citation.identifier)).flatMap(
    (identifier) => defined.get(identifier) ?? [],
  );
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
