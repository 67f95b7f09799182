import type { Root } from "mdast";
import type { Position } from "unist";
import { visit } from "unist-util-visit";
import { isAbsolute, localPath } from "../../episode/source-file.ts";
import type { Unusable } from "../format.ts";
import type { LeaveOut } from "./deck.ts";

/** Marp's keywords for the layout of an image. */
const KEYWORDS =
  /(?:^|\s)(?:bg|left(?::\S+)?|right(?::\S+)?|fit|auto|contain|cover|vertical|[wh]:\S+|width:\S+|height:\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?|\d+%)(?=\s|$)/g;

/** Removes Marp's keywords from the images' alternative texts, and reports them. */
export function removeKeywords(tree: Root, leaveOut: LeaveOut): void {
  visit(tree, "image", (node) => {
    const text = node.alt ?? "";
    const words = text.match(KEYWORDS)?.map((word) => word.trim()) ?? [];
    if (words.length === 0) return;
    leaveOut(`![${words.join(" ")}]`, node.position);
    node.alt = text.replaceAll(KEYWORDS, " ");
  });
}

/**
 * Gives each image its address in the episode; one that can't be used becomes its alternative text.
 *
 * @param resolve the new address of an image, or `undefined`
 */
export function resolveImages(
  tree: Root,
  resolve: (url: string, position: Position | undefined) => string | undefined,
): void {
  visit(tree, "image", (node, index, parent) => {
    const url = resolve(node.url, node.position);
    const alt = (node.alt ?? "").replaceAll(/\s+/g, " ").trim();
    if (url !== undefined) {
      node.url = url;
      node.alt = alt || (url.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
    } else if (parent && index !== undefined) {
      parent.children[index] = { type: "text", value: alt };
    }
  });
}

type FoundImage =
  | { readonly type: "file"; readonly path: string }
  | { readonly type: "fault"; readonly fault: ImageFault };

/** Why an image is left out. */
type ImageFault = Unusable | "elsewhere" | "hidden";

/**
 * Finds the path, beside the deck, of the file that an image shows.
 *
 * @param publicFolder for addresses that begin with `/`
 */
export function findImage(
  url: string,
  publicFolder: string,
  unusable: ReadonlyMap<string, Unusable>,
): FoundImage {
  const names = localPath(url)
    .split(/[/\\]/)
    .filter((name) => name !== "" && name !== ".");
  if (
    isAbsolute(url) ||
    names.length === 0 ||
    names.some((name) => name === ".." || name.includes("\0"))
  )
    return { type: "fault", fault: "elsewhere" };
  if (names.some((name) => name.startsWith("."))) return { type: "fault", fault: "hidden" };
  const path = (/^(?:\.\/)*\//.test(url) ? publicFolder : "") + names.join("/");
  const fault = unusable.get(path);
  return fault === undefined ? { type: "file", path } : { type: "fault", fault };
}

/** The message about an image that is left out. */
export function describeFault(url: string, fault: ImageFault): string {
  const { what, expected } = FAULTS[fault];
  return `Unexpected ${what} \`${url.slice(0, 60)}\`, expected ${expected}; it is left out`;
}

const FAULTS: Readonly<Record<ImageFault, { readonly what: string; readonly expected: string }>> = {
  elsewhere: { what: "picture from elsewhere", expected: "a file beside the deck" },
  missing: { what: "missing picture", expected: "a file beside the deck" },
  hidden: { what: "hidden file", expected: "a path without a name that begins with a full stop" },
  "no-media": { what: "file", expected: "a picture, a sound or a film" },
};
