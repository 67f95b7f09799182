import type { Root } from "hast";
import type { Diagram, Media, Note, Reference, Segment, Slide } from "./episode.ts";
import type { EpisodeMeta } from "./meta.ts";
import type { Place } from "./problem.ts";

/** What the files of one episode say, each read for itself; {@link assembleEpisode} makes an Episode of it. */
export interface EpisodeDraft {
  readonly id: string;
  readonly meta: EpisodeMeta;
  /** Of `episode.yaml`, for what concerns the whole. */
  readonly place: Place;
  readonly media?: Media | undefined;
  readonly segments: readonly SegmentDraft[];
  readonly references: readonly ReferenceDraft[];
}

export interface SegmentDraft extends Pick<Segment, "id" | "title" | "place"> {
  readonly slides: readonly SlideDraft[];
  /** Footnote definitions that stand in the segment itself. */
  readonly references: readonly ReferenceDraft[];
}

/** A slide before its id is known to be unique. */
export interface SlideDraft extends Pick<
  Slide,
  "title" | "layout" | "caveat" | "content" | "steps" | "place"
> {
  readonly id: string;
  /** A word for a role, which the show must have. */
  readonly tone?: string | undefined;
  /** Words for badges, which the show must have. */
  readonly badges: readonly string[];
  readonly diagrams: readonly Diagram[];
  readonly notes: readonly NoteDraft[];
  readonly citations: readonly Citation[];
}

/** One block of the notes as its author wrote it. */
export interface NoteDraft extends Pick<Note, "start" | "text" | "words" | "place" | "timecodeAt"> {
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

/** Whether a line of a stepped diagram begins a step; `diagram/page/`, which runs alone in a browser, reads the same. */
export function isStepLine(line: string): boolean {
  return /^\s*%%\s*step\s*$/.test(line);
}
