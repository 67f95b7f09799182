import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Position } from "unist";

/** Marp says how a picture stands in what is meant to tell of it. */
const KEYWORDS =
  /(?:^|\s)(?:bg|left(?::\S+)?|right(?::\S+)?|fit|auto|contain|cover|vertical|[wh]:\S+|width:\S+|height:\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?|\d+%)(?=\s|$)/g;

/**
 * Gives each picture the address under which it is found from now on; of one without, its text is left.
 *
 * @param takeImage the new address of an old one; `undefined` when it can't be found
 */
export function takePictures(
  tree: Root,
  takeImage: (url: string, position: Position | undefined) => string | undefined,
): void {
  visit(tree, "image", (node, index, parent) => {
    const url = takeImage(node.url, node.position);
    const alt = (node.alt ?? "").replaceAll(KEYWORDS, " ").replaceAll(/\s+/g, " ").trim();
    if (url !== undefined) {
      node.url = url;
      node.alt = alt || (url.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
    } else if (parent && index !== undefined) {
      parent.children[index] = { type: "text", value: alt };
    }
  });
}

/** A local picture's path beside the deck; none for one elsewhere, or that would lie outside of the deck's folder. */
export function picturePath(url: string): string | undefined {
  const path = url.replace(/[?#].*$/, "").replace(/^(?:\.\/|\/)+/, "");
  const isLocal = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(url) && path !== "";
  if (!isLocal || path.split(/[/\\]/).includes("..") || path.includes("\0")) return undefined;
  return path;
}
