import type { FootnoteDefinition } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { ReferenceDraft } from "../episode/draft.ts";
import type { ImageOptions } from "./rehype-images.ts";
import { toHtml } from "./to-html.ts";

/** Reads a footnote definition as a reference: its first strong text is the label, its first link the address. */
export async function readReference(
  node: FootnoteDefinition,
  file: VFile,
  images: ImageOptions,
): Promise<ReferenceDraft> {
  let label: string | undefined;
  let url: string | undefined;
  visit(node, (child) => {
    if (child.type === "strong") label ??= toString(child);
    if (child.type === "link") url ??= child.url;
  });
  const content = await toHtml(node.children, file, images);
  const [only, ...others] = content.children;
  const inline = only?.type === "element" && only.tagName === "p" && others.length === 0;
  return {
    identifier: node.identifier,
    label: label ?? node.label ?? node.identifier,
    url,
    content: inline ? { type: "root", children: only.children } : content,
    place: { path: file.path, position: node.position },
  };
}
