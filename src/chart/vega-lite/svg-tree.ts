import { parseXml, XmlElement, type XmlNode, XmlText } from "@rgrove/parse-xml";
import type { Element, ElementContent, Properties } from "hast";
import { ID_TOKEN } from "../../picture/place-picture.ts";
import { FONT_ROLES, type FontRole } from "../../themes/theme.ts";
import { round } from "../text.ts";

const COLOURS = new Set(["fill", "stroke", "stop-color"]);

/** What is kept of Vega's attributes; the rest is for its own events, and for screen readers, which have the table. */
const KEPT = new Set(
  `clip-path cx cy d dominant-baseline dx dy fill fill-opacity fx fy font-family font-size font-style font-weight height
  offset opacity patternUnits points r rx ry stop-color stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor transform width x x1 x2 y y1 y2`.split(
    /\s+/,
  ),
);

/** Values that say nothing. */
const INITIAL: Readonly<Record<string, string>> = {
  opacity: "1",
  "stroke-width": "0",
  transform: "translate(0,0)",
};

/** Views that a step shows have names that begin so. */
const STEP_NAME = /(?:^|\s)step(\d+)(?:until(\d+))?_/;

/** The name of a view, by which what it draws is found again. */
export function stepName(step: unknown, until: unknown): string {
  const first = typeof step === "number" ? step : 0;
  return typeof until === "number" ? `step${first}until${until}` : `step${first}`;
}

/** Makes the `svg` of a chart of what Vega draws. @param colourOf the attribute's value for a colour's name */
export function svgTree(xml: string, colourOf: (name: string) => string): Element {
  const { root } = parseXml(xml);
  const drawn = root?.children ?? [];
  return {
    type: "element",
    tagName: "svg",
    properties: { viewBox: root?.attributes["viewBox"] ?? "" },
    children: drawn.flatMap((node) => treesOf(node, colourOf, false)),
  };
}

/** @param isStep whether it stands in what a step shows */
function treesOf(
  node: XmlNode,
  colourOf: (name: string) => string,
  isStep: boolean,
): ElementContent[] {
  if (node instanceof XmlText) return [{ type: "text", value: node.text }];
  if (!(node instanceof XmlElement)) return [];
  const { name: tagName, attributes } = node;
  if (attributes["display"] === "none" || isBare(node)) return [];
  const properties = propertiesOf(attributes, colourOf);
  const step = isStep ? null : STEP_NAME.exec(attributes["class"] ?? "");
  if (step) {
    if (step[1] !== "0") properties["dataStep"] = step[1];
    if (step[2] !== undefined) properties["dataUntil"] = step[2];
  }
  const children = node.children.flatMap((child) =>
    treesOf(child, colourOf, isStep || step !== null),
  );
  if ((isStep || properties["dataStep"] !== undefined) && isOfBars(node))
    properties["className"] = [growthOf(node)];
  if (tagName === "g" && Object.keys(properties).length === 0) return children;
  if ((tagName === "g" || tagName === "text") && children.length === 0) return [];
  return [{ type: "element", tagName, properties, children }];
}

/** Whether it is the ground of a group, without a colour: nothing is to be seen of it. */
function isBare({ name, attributes }: XmlElement): boolean {
  const { class: kind, fill = "none", stroke = "none" } = attributes;
  if (name !== "path" || (kind !== "background" && kind !== "foreground")) return false;
  return [fill, stroke].every((colour) => colour === "none" || colour === "transparent");
}

/** Whether it is a group of what Vega calls rectangles. */
function isOfBars({ attributes }: XmlElement): boolean {
  return (attributes["class"] ?? "").split(" ").includes("mark-rect");
}

/** How bars come, as the deck's `motion.css` has it: upward, unless all are equally high, or one alone lies. */
function growthOf({ children }: XmlElement): string {
  const bars = children.flatMap((child) => {
    const path = child instanceof XmlElement ? (child.attributes["d"] ?? "") : "";
    const [, width, height] = /h(-?[\d.]+)v(-?[\d.]+)/.exec(path) ?? [];
    return { width: Math.abs(Number(width)), height: Math.abs(Number(height)) };
  });
  const [first] = bars;
  const isEven = bars.every(({ height }) => height === first?.height);
  const isLying = bars.length > 1 ? isEven : (first?.width ?? 0) > (first?.height ?? 0);
  return isLying ? "motion-grow-right" : "motion-grow-up";
}

function propertiesOf(
  attributes: Readonly<Record<string, string>>,
  colourOf: (name: string) => string,
): Properties {
  const properties: Properties = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "id") properties["id"] = `${ID_TOKEN}-${value}`;
    if (!KEPT.has(name) || value === "" || INITIAL[name] === value) continue;
    const written = writtenValue(name, value, colourOf);
    if (written !== undefined) properties[propertyOf(name)] = written;
  }
  return properties;
}

function writtenValue(
  name: string,
  value: string,
  colourOf: (name: string) => string,
): string | undefined {
  if (value.startsWith("url(#")) return value.replace("url(#", `url(#${ID_TOKEN}-`);
  if (COLOURS.has(name)) return colourOf(value);
  if (name === "font-family") return familyOf(fontRoleOf(value));
  if (name === "font-weight") return value === "bold" ? "600" : value === "normal" ? "500" : value;
  if (name === "font-size") return value.replace(/px$/, "");
  return value.replaceAll(/-?\d+\.\d\d+(?:e-?\d+)?/g, (number) => String(round(Number(number))));
}

/** What a slide's pictures are set in is not said again. */
function familyOf(role: FontRole): string | undefined {
  return role === "label" ? undefined : `var(--${role})`;
}

/** The font of the theme that a name means: one of its roles, else `display` for one with serifs, and `label` for all others. */
export function fontRoleOf(name: string): FontRole {
  const role = FONT_ROLES.find((each) => each === name);
  return role ?? (/(?<!sans-)serif/i.test(name) ? "display" : "label");
}

function propertyOf(attribute: string): string {
  return attribute.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
