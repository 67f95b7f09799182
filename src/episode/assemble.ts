import type { VFileMessage } from "vfile-message";
import { scheduleTimeline } from "../timeline/schedule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { checkEpisode } from "./check.ts";
import { type EpisodeMeta, wordIn } from "./meta.ts";
import type { EpisodeDraft, SlideDraft } from "./draft.ts";
import type { Episode, Reference, Slide } from "./episode.ts";

/**
 * Makes an Episode and its Timeline of what its files say.
 *
 * @returns every problem of the whole; with an error among them, the episode must not be published
 */
export function assembleEpisode(draft: EpisodeDraft): {
  episode: Episode;
  timeline: Timeline;
  problems: VFileMessage[];
} {
  const segments = draft.segments.map(({ id, title, place, slides }) => ({
    id,
    title,
    place,
    slides: slides.map((slide) => finishSlide(slide, draft.meta)),
  }));
  const references = citedReferences(draft);
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
    badges: draft.badges.flatMap((word) => wordIn(badges, word) ?? []),
    notes: draft.notes.map((note, index) => ({
      ...note,
      id: `${draft.id}-${index + 1}`,
      clicks: note.clicks.map((click) => click.wordsBefore),
      citations: unique(note.citations.map((citation) => citation.identifier)),
    })),
    citations: unique(draft.citations.map((citation) => citation.identifier)),
  };
}

function citedReferences(draft: EpisodeDraft): Reference[] {
  const defined = new Map<string, Reference>();
  for (const reference of [
    ...draft.references,
    ...draft.segments.flatMap((segment) => segment.references),
  ]) {
    defined.set(reference.identifier, reference);
  }
  const cited = draft.segments
    .flatMap((segment) => segment.slides)
    .flatMap((slide) => [...slide.citations, ...slide.notes.flatMap((note) => note.citations)]);
  return unique(cited.map((citation) => citation.identifier)).flatMap(
    (identifier) => defined.get(identifier) ?? [],
  );
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
