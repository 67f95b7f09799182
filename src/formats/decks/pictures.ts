import type { Definition, Root } from "mdast";
import type { Position } from "unist";
import { SKIP, visit } from "unist-util-visit";
import { localPath } from "../../episode/source-file.ts";
import type { LeaveOut } from "./raw-slide.ts";

/** How Marp says in a picture's text how it stands. */
const KEYWORDS =
  /(?:^|\s)(?:bg|left(?::\S+)?|right(?::\S+)?|fit|auto|contain|cover|vertical|[wh]:\S+|width:\S+|height:\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?|\d+%)(?=\s|$)/g;

/**
 * Takes the words away that say in a picture's text how it stands.
 *
 * @param leaveOut told of those
 */
export function takeKeywords(tree: Root, leaveOut: LeaveOut): void {
  visit(tree, "image", (node) => {
    const text = node.alt ?? "";
    const words = text.match(KEYWORDS)?.map((word) => word.trim()) ?? [];
    if (words.length === 0) return;
    leaveOut(`![${words.join(" ")}]`, node.position);
    node.alt = text.replaceAll(KEYWORDS, " ");
  });
}

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
    const alt = (node.alt ?? "").replaceAll(/\s+/g, " ").trim();
    if (url !== undefined) {
      node.url = url;
      node.alt = alt || (url.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
    } else if (parent && index !== undefined) {
      parent.children[index] = { type: "text", value: alt };
    }
  });
}

/** Writes addresses where they are referred to: another slide of the segment may call its own by the same name. */
export function resolveReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node, index, parent) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  visit(tree, (node, index, parent) => {
    if (node.type !== "imageReference" && node.type !== "linkReference") return;
    const definition = definitions.get(node.identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    const { url, title } = definition;
    const { position } = node;
    parent.children[index] =
      node.type === "linkReference"
        ? { type: "link", url, title, children: node.children, position }
        : { type: "image", url, title, alt: node.alt, position };
  });
}

/**
 * The path beside the deck of a local picture; none for one elsewhere, or that would lie outside of the deck's folder.
 *
 * @param publicFolder in which addresses begin that begin with `/`
 */
export function picturePath(url: string, publicFolder: string): string | undefined {
  const isLocal = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(url);
  const path = localPath(url);
  const isWithin = !path.split(/[/\\]/).includes("..") && !path.includes("\0");
  if (!isLocal || !isWithin || path === "") return undefined;
  return /^(?:\.\/)*\//.test(url) ? publicFolder + path : path;
}
