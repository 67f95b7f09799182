import type { Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * Lets the images of `content` be found from a page.
 *
 * @param base from the page to the episode's files: `""` or `"../"`
 */
export function resolveImages(content: Root, base: string): void {
  visit(content, "element", (node) => {
    const { src } = node.properties;
    if (node.tagName === "img" && typeof src === "string")
      node.properties["src"] = base + src.replace(/^(?:\.?\/)+/, "");
  });
}
