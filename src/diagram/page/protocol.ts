import type { Picture, Stroke, Tones } from "../../episode/episode.ts";
import type { ColourName, NodeShape } from "../../themes/theme.ts";

/** The classes that say how an edge is drawn. */
export type Strokes = Readonly<Record<string, Stroke>>;

/** A Mermaid fence. */
export interface DiagramSource {
  readonly code: string;
  /** Whether its `%% step` lines start steps. */
  readonly steps: boolean;
  /** The classes that colour a node, as `danger` in `A[Frost]:::danger`; the roles themselves when left out. */
  readonly tones?: Tones;
  /** The classes that give an edge its stroke; none when left out. */
  readonly strokes?: Strokes;
  /** What a diagram's description calls nodes of these classes. */
  readonly words?: Readonly<Record<Change, string>>;
}

/** The classes of nodes that say that something is more than it was, or less. */
export type Change = "raised" | "lowered";

/** The theme's colours, each as `#` and six digits. Mermaid is given the light ones; an `svg` refers to them by name. */
export type Palette = Readonly<Record<ColourName, { readonly light: string }>>;

/** A face of a font, as `FontFace` has it. */
export interface Face {
  readonly family: string;
  readonly weights: string;
  /** All characters when left out. */
  readonly unicodeRange?: string | undefined;
  readonly url: string;
}

/** What the render page is asked for. */
export interface DrawRequest extends Required<DiagramSource> {
  /** What every id in the `svg` begins with, until `placePicture` gives it that of its place. */
  readonly idToken: string;
  /** The CSS family that the labels are set in. */
  readonly family: string;
  /** All that there are. */
  readonly faces: readonly Face[];
  readonly palette: Palette;
  readonly node: NodeShape;
  readonly areas: Areas;
}

/** Pixels that a slide has for a diagram at its natural scale: 1280 × 720, and 720 × 900 on a phone. */
export interface Areas {
  readonly wide: { readonly width: number; readonly height: number };
  readonly tall: { readonly width: number; readonly height: number };
}

/** What comes of one diagram. */
export type DiagramResult =
  | {
      readonly type: "svg";
      /** Each `svg` needs nothing but the theme's custom properties and font; the tall one is left out where it would be the same. */
      readonly picture: Picture;
    }
  /** Of a kind that can't have steps, and yet stepped. */
  | { readonly type: "no-steps"; readonly reason: string }
  | DiagramError;

/** Line and column are 1-based, inside the code. */
export interface DiagramError {
  readonly type: "error";
  /** "Unexpected X, expected Y", without a closing full stop. */
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
