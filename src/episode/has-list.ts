import type { Root } from "hast";
import { EXIT, visit } from "unist-util-visit";

/** Whether a slide has a list of its own: one of sources without shows those that the episode cites. */
export function hasList(content: Root): boolean {
  let found = false;
  visit(content, "element", ({ tagName }) => {
    found = tagName === "ul" || tagName === "ol";
    return found ? EXIT : undefined;
  });
  return found;
}
