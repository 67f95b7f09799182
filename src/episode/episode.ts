import type { Element, Root } from "hast";
import type { EpisodeMeta } from "./meta.ts";
import type { Place } from "./problem.ts";

/** What a colour of the palette means. */
export const ROLES = ["accent", "positive", "negative", "neutral"] as const;
export type Role = (typeof ROLES)[number];

/** The words for roles that slides and diagrams may use, each with its role. */
export type Tones = Readonly<Record<string, Role>>;

/** The words that every show has: the roles themselves. */
export const ROLE_TONES: Tones = {
  accent: "accent",
  positive: "positive",
  negative: "negative",
  neutral: "neutral",
};

/** How the dot of a badge is drawn: filled, half filled, or a ring. */
/** What speaks for `cuedeck narrate`. */
export const ENGINES = ["espeak-ng", "festival", "flite", "piper", "rhvoice"] as const;
export type EngineName = (typeof ENGINES)[number];

/** The voice of a narration. */
export type Voice =
  | {
      readonly engine: EngineName;
      /** The engine's own name for it. */
      readonly name?: string;
      /** Times its own pace. */
      readonly speed?: number;
      /** BCP 47; that of the episode when left out. */
      readonly language?: string;
    }
  /** A command line that makes WAV of text. */
  | { readonly command: string };

/** Whether the spelling of a word has phonemes of espeak-ng. */
export function hasPhonemes(spelling: string): boolean {
  return spelling.includes("[[");
}

export const STROKES = ["solid", "dashed", "dotted"] as const;
export type Stroke = (typeof STROKES)[number];

/** What a slide says about itself beside its title, such as where its data come from. */
export interface Badge {
  readonly label: string;
  /** The colour of its dot. */
  readonly mark: Role;
  readonly stroke: Stroke;
}

/** One talk: what `slides/<id>/` holds, parsed. */
export interface Episode {
  readonly id: string;
  readonly meta: EpisodeMeta;
  readonly media?: Media | undefined;
  readonly segments: readonly Segment[];
  /** In the order in which slides and notes first cite them; a reference's number is its index + 1. */
  readonly references: readonly Reference[];
}

/** What the clock belongs to. */
export interface Media {
  /** As in `episode.yaml`. */
  readonly source: string;
  readonly kind: "audio" | "video";
  /** Seconds; unknown for a remote file. */
  readonly duration?: number | undefined;
  /** Whether `cuedeck narrate` made it, as the file's tags say. */
  readonly synthetic: boolean;
}

/** Whether a media source is a URL, not a file in `public/<episode>/`. */
export function isRemote(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

export interface Segment {
  readonly id: string;
  readonly title: string;
  readonly slides: readonly Slide[];
  /** Of its title. */
  readonly place: Place;
}

/** Colours of the theme, beside those of the roles, on which a slide may stand. `ink` is light in the dark, too. */
export const GROUND_COLOURS = [
  "ink",
  "card",
  "mark",
  "accent-tint",
  "positive-tint",
  "negative-tint",
] as const;

/** What a slide stands on in place of the theme's paper. */
export type Ground =
  | { readonly type: "colour"; readonly name: Role | (typeof GROUND_COLOURS)[number] }
  /** The address of a file in `public/<episode>/`, as the author wrote it. */
  | { readonly type: "picture"; readonly source: string };

export interface Slide {
  readonly id: string;
  /** Plain text of the first heading, or the segment's title. */
  readonly title: string;
  /** A file of `src/layouts/`, without its ending. */
  readonly layout: string;
  readonly badges: readonly Badge[];
  /** What limits the badges' claim. */
  readonly caveat?: string | undefined;
  readonly tone: Role;
  readonly ground?: Ground | undefined;
  /** What stays in sight of a picture that is cropped, from the left and from the top, as `30% 20%`. */
  readonly focus?: string | undefined;
  /** Who made the picture of the slide. */
  readonly credit?: string | undefined;
  /** Class names for the author's own style. */
  readonly classes: readonly string[];
  /** Whether only `cuedeck dev` shows it; elsewhere an episode does not have it. */
  readonly hidden: boolean;
  /**
   * Sanitised HTML; a diagram stands in it as `<figure data-diagram="n">`, n an index into `diagrams`, and a drawing as
   * `<img data-drawing="n">`.
   */
  readonly content: Root;
  readonly diagrams: readonly Diagram[];
  readonly drawings: readonly Drawing[];
  readonly notes: readonly Note[];
  /** What only the speaker sees. */
  readonly remarks: readonly Remark[];
  /** Steps beyond the first state, of lists, diagrams and drawings together. */
  readonly steps: number;
  /** Identifiers of the references cited on the slide itself, in order, each once. */
  readonly citations: readonly string[];
  readonly place: Place;
}

/** The kinds of a callout, as GitHub has them. */
export const CALLOUTS = ["note", "tip", "important", "warning", "caution"] as const;
export type Callout = (typeof CALLOUTS)[number];

/** A fence that is drawn at build. */
export interface Diagram {
  /** A diagram in Mermaid, or a chart in Vega-Lite. */
  readonly kind: "diagram" | "chart";
  readonly code: string;
  /** Steps that a diagram's `%% step` lines make, or the greatest `step` of a chart; 0 for a fence that is not stepped. */
  readonly steps: number;
  /** The slide's step that its first step is. */
  readonly firstStep: number;
  /** Whether what its steps are to show is faintly there before. */
  readonly ghost: boolean;
  /** Of the fence; the code's first line is the one after `place.position.start.line`. */
  readonly place: Place;
}

/** Whether a line of a stepped diagram begins a step. `diagram/page/`, which is served by itself, has the same pattern. */
export function isStepLine(line: string): boolean {
  return /^\s*%%\s*step\s*$/.test(line);
}

/** What a diagram, a chart or a drawing becomes; `placePicture` puts it into a page. */
export interface Picture {
  /** An `svg` that needs nothing but the theme's custom properties and fonts. */
  readonly wide: Element;
  /** Another for slides in a tall format. */
  readonly tall?: Element | undefined;
  /** What a chart shows, in words and as a table, for all that can't show the chart itself. */
  readonly data?: PictureData | undefined;
  /** Whether it is of an earlier source, as `cuedeck dev` shows it while the present one can't be drawn. */
  readonly isOutdated?: boolean | undefined;
}

export interface PictureData {
  readonly description: string;
  /** With a row of heads first; empty when there is nothing to list. */
  readonly table: readonly (readonly string[])[];
}

/** An SVG file of the author's that is a picture with steps, or in the theme's colours. */
export interface DrawingFile {
  readonly picture: Picture;
  readonly steps: number;
  /** Empty when it has none: then its alternative text names it. */
  readonly title: string;
  /** What it shows, and then what each of its steps does; empty where nothing is said. */
  readonly descriptions: readonly string[];
}

/** A drawing on a slide. */
export interface Drawing extends DrawingFile {
  /** The slide's step that its first step is. */
  readonly firstStep: number;
}

/** A paragraph of the speaker notes: one cue on the clock. */
export interface Note {
  readonly id: string;
  /** Seconds, when the author wrote a timecode. */
  readonly start?: number | undefined;
  /** Whether that time is the author's own, `[03:12!]`: it is not found anew, but held. */
  readonly held?: boolean | undefined;
  /** The name of who says it, which is no part of its text. */
  readonly speaker?: string | undefined;
  readonly text: string;
  readonly words: number;
  /** For each `[click]`, how many words come before it. */
  readonly clicks: readonly number[];
  readonly content: Root;
  readonly citations: readonly string[];
  readonly place: Place;
  /** Offset in the file's text where its timecode is, or would be inserted; undefined for blocks that can't have one. */
  readonly timecodeAt?: number | undefined;
  /** Its text as it stands in the file, where that is the same: all but what is escaped, or goes over indented lines. */
  readonly runs: readonly TextRun[];
}

/** A part of a note's text that a file has word for word, with its `[click]`s. */
export interface TextRun {
  /** In the file's text, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
  /** Of the note. */
  readonly wordsBefore: number;
  /** Whether its first word goes on with what is before it. */
  readonly isWithinWord: boolean;
}

/** What the speaker's console and script show between the notes, and nothing else does. */
export interface Remark {
  /** How many of its slide's notes stand before it. */
  readonly notesBefore: number;
  readonly content: Root;
}

export interface Reference {
  readonly identifier: string;
  /** Author and year: the strong text that begins the definition, or the identifier. */
  readonly label: string;
  /** The first link's target. */
  readonly url?: string | undefined;
  readonly content: Root;
}
