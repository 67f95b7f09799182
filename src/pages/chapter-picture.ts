import type { Element, Root } from "hast";
import { EXIT, visit } from "unist-util-visit";
import type { Segment, Slide } from "../episode/episode.ts";

/**
 * The slide that a chapter looks like: its first if that has a picture, else its second, as the first is its title, which
 * stands beside the picture in words.
 */
export function pictureSlideOf(segment: Segment | undefined): Slide | undefined {
  const [first, second = first] = segment?.slides ?? [];
  return first && (first.diagrams.length > 0 || firstImage(first.content)) ? first : second;
}

/** The first image of a slide, which a drawing is too. */
export function firstImage(content: Root): Element | undefined {
  let found: Element | undefined;
  visit(content, { tagName: "img" }, (image) => {
    found = image;
    return EXIT;
  });
  return found;
}
