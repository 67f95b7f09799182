/** An episode as another program's file tells of it: what its sources begin with. */
export interface Sketch {
  readonly title?: string | undefined;
  readonly show?: string | undefined;
  readonly description?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  /** An http(s) URL. */
  readonly media?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly segments: readonly SegmentSketch[];
}

export interface SegmentSketch {
  readonly title: string;
  readonly slides: readonly SlideSketch[];
}

export interface SlideSketch {
  readonly layout?: string | undefined;
  /** Markdown as segments have it. */
  readonly body: string;
  readonly notes: readonly NoteSketch[];
}

export interface NoteSketch {
  /** Seconds. */
  readonly start?: number | undefined;
  /** Markdown of one paragraph. */
  readonly text: string;
}
