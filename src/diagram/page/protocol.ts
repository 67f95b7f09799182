import type { Tones } from "../../episode/episode.ts";

/** What every id in a drawing begins with until `placeDiagram` gives it its own. */
export const ID_TOKEN = "cuedeck-diagram-id";

/** What the render page is asked for. */
export interface DrawRequest {
  readonly code: string;
  /** Whether `%% step` lines start steps. */
  readonly steps: boolean;
  /** The classes that colour a node, as `danger` in `A[Frost]:::danger`. */
  readonly tones: Tones;
  /** The CSS family that the labels are set in; the page has its faces. */
  readonly family: string;
  /** Pixels that a slide has for the diagram at its natural scale. */
  readonly area: { readonly width: number; readonly height: number };
}

/** What came of one diagram: sizes in pixels, lines and columns 1-based inside the code. */
export type DiagramResult =
  | { readonly type: "svg"; readonly svg: string; readonly width: number; readonly height: number }
  | DiagramError;

export interface DiagramError {
  readonly type: "error";
  /** "Unexpected X, expected Y", without a closing full stop. */
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
