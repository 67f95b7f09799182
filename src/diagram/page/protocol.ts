import type { Element } from "hast";
import type { Tones } from "../../episode/episode.ts";
import type { ColourName, NodeShape } from "../../themes/theme.ts";

/** A Mermaid fence. */
export interface DiagramSource {
  readonly code: string;
  /** Whether its `%% step` lines start steps. */
  readonly steps: boolean;
  /** The classes that colour a node, as `danger` in `A[Frost]:::danger`; the roles themselves when left out. */
  readonly tones?: Tones;
}

/** The theme's colours, each as `#` and six digits. Mermaid is given the light ones; an `svg` refers to them by name. */
export type Palette = Readonly<Record<ColourName, { readonly light: string }>>;

/** What the render page is asked for. */
export interface DrawRequest extends Required<DiagramSource> {
  /** What every id in the `svg` begins with, until `placePicture` gives it that of its place. */
  readonly idToken: string;
  /** The CSS family that the labels are set in; the page has its faces. */
  readonly family: string;
  readonly palette: Palette;
  readonly node: NodeShape;
  /** Pixels that a slide has for the diagram at its natural scale. */
  readonly area: { readonly width: number; readonly height: number };
}

/** What comes of one diagram. */
export type DiagramResult =
  | {
      readonly type: "svg";
      /** An `svg` that needs nothing but the theme's custom properties and font; `placePicture` puts it into a page. */
      readonly tree: Element;
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
