import { PALETTE, type Token } from "./palette.ts";

/** Red, green, blue in 0–255 and alpha in 0–1. */
export interface Rgba {
  readonly channels: readonly [number, number, number];
  readonly alpha: number;
}

/** Reads what `getComputedStyle` writes for a colour: `rgb(…)`, `rgba(…)` or `color(srgb …)`. */
export function readColour(css: string): Rgba | undefined {
  const match = /^(rgba?|color)\((?:srgb )?([^)]+)\)$/.exec(css);
  if (match === null) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (match[2] ?? "").split(/[\s,/]+/).map(Number);
  const scale = match[1] === "color" ? 255 : 1;
  return { channels: [red * scale, green * scale, blue * scale], alpha };
}

/** The token whose light value is nearest in OKLab. */
export function nearestToken({ channels }: Rgba): Token {
  const [lightness, a, b] = oklab(channels);
  let nearest: Token = "ink";
  let least = Infinity;
  for (const { token, lab } of TOKENS) {
    const distance = Math.hypot(lightness - lab[0], a - lab[1], b - lab[2]);
    if (distance < least) [nearest, least] = [token, distance];
  }
  return nearest;
}

function parseHex(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Björn Ottosson's OKLab, from sRGB. */
function oklab(channels: readonly [number, number, number]): [number, number, number] {
  const [red, green, blue] = [linear(channels[0]), linear(channels[1]), linear(channels[2])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const TOKENS = Object.keys(PALETTE)
  .filter(isToken)
  .map((token) => ({ token, lab: oklab(parseHex(PALETTE[token].light)) }));

function isToken(name: string): name is Token {
  return name in PALETTE;
}
