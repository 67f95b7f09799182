import {
  converter,
  formatHex,
  formatHex8,
  interpolate,
  parse,
  toGamut,
  wcagContrast,
} from "culori";

const toRgb = converter("rgb");
const intoRgb = toGamut("rgb", "oklch");

/** A CSS colour as `#rrggbb`, with two more digits if it is transparent; undefined for what is none. */
export function readColour(css: string): string | undefined {
  const colour = parse(css);
  if (!colour) return undefined;
  const rgb = intoRgb(toRgb(colour));
  return rgb.alpha === undefined || rgb.alpha === 1 ? formatHex(rgb) : formatHex8(rgb);
}

/** A share of one colour mixed into another, in OKLab. @param share 0 to 1 */
export function mix(under: string, over: string, share: number): string {
  return formatHex(interpolate([under, over], "oklab")(share));
}

/** WCAG's contrast ratio of two opaque colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other);
}

/** Of text that may be small, by WCAG 2.2, level AA. */
export const LEAST_CONTRAST = 4.5;

/** A colour with as much black or white in it as makes it readable on another. */
export function withContrast(over: string, under: string): string {
  const [black, white] = ["#000000", "#ffffff"];
  const end = contrast(black, under) > contrast(white, under) ? black : white;
  const shares = Array.from({ length: 20 }, (_, index) => index / 20);
  const mixed = shares.map((share) => mix(over, end, share));
  return mixed.find((each) => contrast(each, under) >= LEAST_CONTRAST) ?? end;
}
