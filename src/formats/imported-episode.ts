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

/** The start of a text, on one line: as much as an episode's description has room for; `undefined` for none. */
export function summaryOf(text: string): string | undefined {
  const line = text.replaceAll(/\s+/g, " ").trim();
  // No half of a character.
  return line.slice(0, 500).replace(/[\uD800-\uDBFF]$/, "") || undefined;
}

/** A text that Markdown shows as it is, on one line: nothing in it is a mark of a segment's. */
export function plainText(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, " ")
      .trim()
      .replaceAll(/[\\`*_[\]>$~|&]/g, String.raw`\$&`)
      // An address would take a backslash for its own.
      .replaceAll("<", "&lt;")
      .replace(/^([-+#:=])/, String.raw`\$1`)
      .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
  );
}
