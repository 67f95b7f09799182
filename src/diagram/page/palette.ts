/** The theme's colours, as custom property and value in light and dark. */
export const PALETTE = {
  paper: { light: "#fbfaf6", dark: "#10161c" },
  card: { light: "#ffffff", dark: "#182029" },
  ink: { light: "#17202a", dark: "#eef1f4" },
  soft: { light: "#566270", dark: "#9fabb8" },
  line: { light: "#e4e0d6", dark: "#2a343f" },
  mark: { light: "#f3eeda", dark: "#26303a" },
  negative: { light: "#b3402b", dark: "#ff937c" },
  "negative-tint": { light: "#f9e9e4", dark: "#3a211d" },
  accent: { light: "#4a3fa6", dark: "#b8adff" },
  "accent-tint": { light: "#eceaf8", dark: "#262245" },
  positive: { light: "#0d6e66", dark: "#62d6c2" },
  "positive-tint": { light: "#e0f1ee", dark: "#12322f" },
} as const;

export type Token = keyof typeof PALETTE;

/** The light value, which mermaid is given and which `nameColour` finds again. */
export function light(token: Token): string {
  return PALETTE[token].light;
}
