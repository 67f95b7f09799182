/**
 * The theme: all colours, type, measures and fonts, once. `make-theme.ts` makes the style sheet and the fonts of it when
 * Cuedeck itself is built; diagrams, icons and the web app manifest take their colours from here.
 */

/** CSS colours on light and on dark ground. */
interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** The colours with a meaning, the same in slides, diagrams and player: see README, "Looks". */
export const PALETTE = {
  paper: { light: "#fbfaf6", dark: "#10161c" },
  card: { light: "#ffffff", dark: "#182029" },
  ink: { light: "#17202a", dark: "#eef1f4" },
  soft: { light: "#566270", dark: "#9fabb8" },
  line: { light: "#e4e0d6", dark: "#2a343f" },
  mark: { light: "#f3eeda", dark: "#26303a" },
  negative: { light: "#b3402b", dark: "#ff937c" },
  "negative-tint": { light: "#f9e9e4", dark: "#3a211d" },
  /** Also the clock's. */
  accent: { light: "#4a3fa6", dark: "#b8adff" },
  "accent-tint": { light: "#eceaf8", dark: "#262245" },
  positive: { light: "#0d6e66", dark: "#62d6c2" },
  "positive-tint": { light: "#e0f1ee", dark: "#12322f" },
} as const satisfies Readonly<Record<string, Colour>>;

export type ColourName = keyof typeof PALETTE;

/** Colours of things that need one of their own: the paper of handouts, QR codes, films, shadows. */
export const OTHER_COLOURS = {
  sheet: { light: "#ffffff", dark: "#10161c" },
  white: { light: "#fff", dark: "#fff" },
  black: { light: "#000", dark: "#000" },
  /** Lies over a page or a picture, more or less transparent. */
  shade: { light: "#0b0f13", dark: "#0b0f13" },
  shadow: { light: "rgb(0 0 0 / 18%)", dark: "rgb(0 0 0 / 18%)" },
} as const satisfies Readonly<Record<string, Colour>>;

/** The family of labels, which diagrams are set in too. */
export const LABEL_FAMILY = "Inter";

/** All other custom properties, by name. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  display: '"Newsreader Display", "Iowan Old Style", Georgia, serif',
  text: '"Newsreader Text", "Iowan Old Style", Georgia, serif',
  label: `"${LABEL_FAMILY}", system-ui, sans-serif`,
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',

  // Type of the pages.
  "size-tiny": "0.8125rem",
  "size-small": "0.875rem",
  "size-ui": "0.9375rem",
  "font-ui": "500 var(--size-ui) / 1.4 var(--label)",
  "font-button": "600 var(--size-ui) / 1.2 var(--label)",

  // Type of a slide, which is drawn on 1280 × 720 px and scaled as a whole.
  "slide-small": "17px",
  "slide-label": "24px",
  "slide-text": "28px",
  "slide-large": "34px",
  "slide-title": "54px",
  "slide-display": "84px",
  /** What text, and code, are never smaller than, but for footers and badges. */
  "slide-least": "24px",
  "slide-code-least": "18px",

  "radius-small": "6px",
  radius: "8px",
  "radius-panel": "10px",
  "radius-dialog": "12px",
  pill: "99px",
  hairline: "1px solid var(--line)",
  /** Between the parts of a slide. */
  rule: "2px solid var(--line)",
  /** Height of what is clicked, and of what is touched. */
  control: "40px",
  touch: "44px",

  // The names that Shiki's highlighter gives.
  "code-foreground": "var(--ink)",
  /** Lines that are not lit, beside those that are. */
  "code-dim": "var(--soft)",
  "code-token-comment": "var(--soft)",
  "code-token-keyword": "var(--accent)",
  "code-token-constant": "var(--positive)",
  "code-token-string": "var(--negative)",
  "code-token-string-expression": "var(--negative)",
  "code-token-function": "var(--accent)",
  "code-token-parameter": "var(--ink)",
  "code-token-punctuation": "var(--soft)",
  "code-token-link": "var(--positive)",
};

/** A face, cut from one of Fontsource's variable fonts. */
export interface Face {
  /** Of its files, before `-latin.woff2`. */
  readonly name: string;
  readonly family: string;
  readonly style: "normal" | "italic";
  readonly axes: { readonly wght: number; readonly opsz?: number };
  /** A file of Fontsource, without its ending; `{set}` stands for the name of a set of characters. */
  readonly source: string;
}

const NEWSREADER = "newsreader/files/newsreader-{set}-opsz";
const INTER = "inter/files/inter-{set}-wght-normal";

export const FACES: readonly Face[] = [
  {
    name: "newsreader-display",
    family: "Newsreader Display",
    style: "normal",
    axes: { opsz: 72, wght: 500 },
    source: `${NEWSREADER}-normal`,
  },
  {
    name: "newsreader-display-italic",
    family: "Newsreader Display",
    style: "italic",
    axes: { opsz: 72, wght: 500 },
    source: `${NEWSREADER}-italic`,
  },
  {
    name: "newsreader-text",
    family: "Newsreader Text",
    style: "normal",
    axes: { opsz: 20, wght: 400 },
    source: `${NEWSREADER}-normal`,
  },
  {
    name: "newsreader-text-italic",
    family: "Newsreader Text",
    style: "italic",
    axes: { opsz: 20, wght: 400 },
    source: `${NEWSREADER}-italic`,
  },
  { name: "inter-500", family: LABEL_FAMILY, style: "normal", axes: { wght: 500 }, source: INTER },
  { name: "inter-600", family: LABEL_FAMILY, style: "normal", axes: { wght: 600 }, source: INTER },
];

/** The characters of the two files that each face comes in. Most pages need only the first. */
export const CHARACTERS = {
  latin: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœˆ˜–—‘’‚“”„†‡•…‰′″‹›⁄€™←↑→↓−≈≠≤≥`,
  "latin-ext": `${range(0x100, 0x130)}${range(0x132, 0x151)}${range(0x154, 0x24f)}${range(0x1e00, 0x1eff)}`,
};

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  ).join("");
}
