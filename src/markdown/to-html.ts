import type { Element, Root as HtmlRoot } from "hast";
import type { FootnoteReference, RootContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { VFile } from "vfile";
import rehypeAllowed, { allowList } from "./rehype-allowed.ts";
import rehypeCode from "./rehype-code.ts";
import rehypeImages, { type ImageOptions } from "./rehype-images.ts";
import rehypeMath from "./rehype-math.ts";

const processor = unified()
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { footnoteReference: citation } })
  .use(rehypeRaw)
  .use(rehypeAllowed)
  .use(rehypeSanitize, allowList)
  .use(rehypeMath)
  .use(rehypeCode)
  .freeze();

/**
 * Turns some blocks of Markdown into HTML that is safe to publish. A slide is converted by itself, so that an
 * author's stray `</div>` can't reach beyond it.
 */
export async function toHtml(
  blocks: readonly RootContent[],
  file: VFile,
  images: ImageOptions,
): Promise<HtmlRoot> {
  const tree = { type: "root" as const, children: [...blocks] };
  return processor().use(rehypeImages, images).run(tree, file);
}

/** A citation is a superscript link; its number is known only once the whole episode is, so the page puts it in. */
function citation(_state: State, node: FootnoteReference): Element {
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { className: ["citation"], dataCitation: node.identifier },
    children: [],
  };
  return { type: "element", tagName: "sup", properties: {}, children: [link] };
}
