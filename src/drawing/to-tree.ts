import type { Element, ElementContent } from "hast";
import { s } from "hastscript";
import { ID_TOKEN } from "../picture/place-picture.ts";
import type { SvgElement } from "./svg.ts";

/** What a drawing says of itself: of the whole, and of each of its steps. */
export interface Words {
  readonly title: string;
  readonly description: string;
  /** Empty for a step of which nothing is said. */
  readonly steps: readonly string[];
}

/** Attributes that a page has no use for. */
const NAMES: ReadonlySet<string> = new Set(["inkscape:label", "data-name"]);
/** Of the whole: its place gives it its size. */
const MEASURES: ReadonlySet<string> = new Set(["width", "height", "x", "y"]);

/**
 * The `svg` of a page: an image with a name and descriptions. Its own titles would be shown wherever the pointer rests,
 * and so are left out.
 */
export function toTree(svg: SvgElement, { title, description, steps }: Words): Element {
  const texts = [description, ...steps].filter((text) => text !== "");
  const ids = texts.map((_, index) => `${ID_TOKEN}-d${index + 1}`);
  return s(
    "svg",
    {
      ...attributesOf(svg, (name) => MEASURES.has(name)),
      class: "drawing",
      role: "img",
      ...(title !== "" && { ariaLabel: title }),
      ...(texts.length > 0 && { ariaDescribedBy: ids }),
    },
    texts.map((text, index) => s("desc", { id: ids[index] }, text)),
    childrenOf(svg),
  );
}

function childrenOf({ children }: SvgElement): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === "text") return [{ type: "text", value: child.value }];
    if (child.name === "title" || child.name === "desc") return [];
    return [s(child.name, attributesOf(child), childrenOf(child))];
  });
}

function attributesOf(
  { attributes }: SvgElement,
  isUseless: (name: string) => boolean = () => false,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !NAMES.has(name) && !isUseless(name)),
  );
}
