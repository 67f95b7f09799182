import type { ColourName } from "../../themes/theme.ts";
import type { Palette } from "./protocol.ts";

/** Inherited properties with their initial values: written where an element differs from its parent. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-opacity": "1",
  "font-size": "",
  "font-weight": "400",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "marker-start": "none",
  "marker-mid": "none",
  "marker-end": "none",
  "paint-order": "normal",
};

/** Not inherited: written where they differ from the initial value. */
const OWN = {
  opacity: "1",
  "stop-color": "",
  "stop-opacity": "1",
  "text-decoration-line": "none",
  "clip-path": "none",
};

const COLOURS = new Set(["fill", "stroke", "stop-color"]);
const KEPT =
  /^(?:id|x|y|[xy][12]|c[xy]|r|r[xy]|d[xy]?|points|width|height|transform|viewBox|preserveAspectRatio|href|offset|orient|ref[XY]|marker(?:Width|Height|Units)|gradient(?:Units|Transform)|clipPathUnits|xmlns|role|aria-labelledby|aria-describedby|data-step|textLength)$/;

/**
 * Writes what the stylesheet makes of each element as its own presentation attributes, colours as custom
 * properties, and takes stylesheets, classes and inline styles out.
 */
export function flattenStyle(svg: SVGSVGElement, palette: Palette): void {
  const flattened = [...svg.querySelectorAll("*")]
    .filter(
      (element) => element instanceof SVGElement && element.closest("style, title, desc") === null,
    )
    .map((element) => ({ element, attributes: presentation(element, svg, palette) }));
  const root = presentation(svg, svg, palette);
  svg.querySelectorAll("style").forEach((style) => style.remove());
  for (const { element, attributes } of [{ element: svg, attributes: root }, ...flattened]) {
    for (const name of element.getAttributeNames()) {
      if (!KEPT.test(name)) element.removeAttribute(name);
    }
    for (const [name, value] of attributes) element.setAttribute(name, value);
  }
}

function presentation(element: Element, svg: SVGSVGElement, palette: Palette): [string, string][] {
  const style = getComputedStyle(element);
  const parent =
    element !== svg && element.parentElement ? getComputedStyle(element.parentElement) : undefined;
  const attributes: [string, string][] = [];
  for (const [name, initial] of Object.entries(INHERITED)) {
    const value = style.getPropertyValue(name);
    if (value !== (parent?.getPropertyValue(name) ?? initial))
      attributes.push(...written(name, value, palette));
  }
  for (const [name, initial] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    if (value === initial || (name === "stop-color" && element.tagName !== "stop")) continue;
    attributes.push(
      ...written(name === "text-decoration-line" ? "text-decoration" : name, value, palette),
    );
  }
  for (const name of element instanceof SVGRectElement ? ["rx", "ry"] : []) {
    const radius = style.getPropertyValue(name);
    if (radius !== "auto") attributes.push([name, String(Number.parseFloat(radius))]);
  }
  const turn =
    element.hasAttribute("transform") || style.transform === "none"
      ? undefined
      : styledTransform(element);
  if (turn) attributes.push(["transform", turn]);
  return attributes;
}

/** A transform that only the stylesheet gives, its origin worked in. */
function styledTransform(element: Element): string | undefined {
  if (
    !(element instanceof SVGGraphicsElement) ||
    !(element.parentElement instanceof SVGGraphicsElement)
  )
    return undefined;
  const [own, parent] = [element.getScreenCTM(), element.parentElement.getScreenCTM()];
  if (own === null || parent === null) return undefined;
  const { a, b, c, d, e, f } = parent.inverse().multiply(own);
  return `matrix(${[a, b, c, d, e, f].map((value) => Number(value.toFixed(4))).join(", ")})`;
}

function written(name: string, value: string, palette: Palette): [string, string][] {
  if (name === "font-weight") return [[name, Number(value) < 550 ? "500" : "600"]];
  if (!COLOURS.has(name))
    return [[name, value.replace(/(\d)px\b/g, "$1").replace(/url\("(#[^"]+)"\)/, "url($1)")]];
  const colour = readColour(value);
  if (colour === undefined)
    return [
      [name, value.startsWith("url(") ? value.replace(/url\("(#[^"]+)"\).*/, "url($1)") : value],
    ];
  if (colour.alpha === 0) return [[name, "none"]];
  const named: [string, string][] = [[name, `var(--${nearestColour(colour, palette)})`]];
  if (colour.alpha < 1 && name !== "stop-color")
    named.push([`${name}-opacity`, String(Number(colour.alpha.toFixed(2)))]);
  return named;
}

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

/** The colour of a palette that is nearest in OKLab. */
export function nearestColour({ channels }: Rgba, palette: Palette): ColourName {
  const [lightness, a, b] = oklab(channels);
  let nearest: ColourName = "ink";
  let least = Infinity;
  for (const name of Object.keys(palette).filter((each) => isColour(each, palette))) {
    const lab = oklab(parseHex(palette[name].light));
    const distance = Math.hypot(lightness - lab[0], a - lab[1], b - lab[2]);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

function isColour(name: string, palette: Palette): name is ColourName {
  return name in palette;
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
