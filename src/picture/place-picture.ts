import type { Element } from "hast";
import { s } from "hastscript";
import { visit } from "unist-util-visit";
import { classesOf } from "../episode/class-names.ts";
import { copyElement } from "../episode/copy-tree.ts";
import type { Picture } from "../episode/episode.ts";
import { markMotion } from "./mark-motion.ts";
import { shareParts } from "./share-parts.ts";

/** What every id in a picture begins with until {@link placePicture} gives it that of its place. */
export const ID_TOKEN = "cuedeck-picture-id";

/** Where a picture stands on a page. */
export interface PicturePlace {
  /** Unique on the page: every id of the picture will begin with it. */
  readonly id: string;
  /** The slide's step that the picture's first step is. */
  readonly firstStep: number;
  /** Says what the picture shows when it has no title of its own. */
  readonly label: string;
}

/**
 * Copies of the `svg` elements of a picture with the ids and step numbers of its place on a page: the wide one, and the
 * tall one if it has one. Its parts with `data-until` come to stand in a group that fades out with the step after,
 * and those that move as they come get classes for it.
 */
export function placePicture({ wide, tall }: Picture, place: PicturePlace): Element[] {
  const placed = placeSvg(wide, place);
  if (!tall) return [placed];
  // Short, as a page has many.
  const beside = placeSvg(tall, { ...place, id: `${place.id}t` });
  shareParts(placed, beside);
  const svgs = [placed, beside];
  for (const [index, svg] of svgs.entries())
    svg.properties["className"] = [...classesOf(svg), index === 0 ? "wide" : "tall"];
  return svgs;
}

function placeSvg(svg: Element, { id, firstStep, label }: PicturePlace): Element {
  const placed = copyElement(svg);
  visit(placed, "element", (node, index, parent) => {
    const { properties } = node;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === "string") properties[name] = value.replaceAll(ID_TOKEN, id);
      if (Array.isArray(value))
        properties[name] = value.map((each) => String(each).replaceAll(ID_TOKEN, id));
    }
    const { dataStep, dataUntil } = properties;
    if (dataStep !== undefined) properties["dataStep"] = String(Number(dataStep) + firstStep - 1);
    if (dataUntil === undefined || !parent || index === undefined) return undefined;
    delete properties["dataUntil"];
    const after = String(Number(dataUntil) + firstStep);
    parent.children[index] = s("g", { class: "fade-out", dataStep: after }, node);
    return undefined;
  });
  markMotion(placed);
  if (placed.properties["ariaLabelledBy"] === undefined) placed.properties["ariaLabel"] ??= label;
  return placed;
}
