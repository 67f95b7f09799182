import type { Element, Root as HtmlRoot } from "hast";
import type { FootnoteReference, Root, RootContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import rehypeSanitize from "rehype-sanitize";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { type PluggableList, unified } from "unified";
import { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import remarkAttributes from "./remark-attributes.ts";
import remarkBounds, { TOO_DEEP } from "./bounds.ts";
import rehypeAllowed, { allowList } from "./rehype-allowed.ts";
import rehypeCode, { type CodeOptions } from "./rehype-code.ts";
import rehypeDirectives, { type Directives } from "./rehype-directives.ts";
import rehypeFigures from "./rehype-figures.ts";
import rehypeClosed from "./rehype-closed.ts";
import rehypeHtml from "./rehype-html.ts";
import rehypeIcons, { type IconOptions } from "./rehype-icons.ts";
import rehypeImages from "./rehype-images.ts";
import rehypeLinks, { type LinkOptions } from "./rehype-links.ts";
import rehypeMath from "./rehype-math.ts";
import rehypeTasks from "./rehype-tasks.ts";
import { type HtmlMemory, rememberHtml } from "./remember-html.ts";
import remarkRememberTree, { type TreeMemory } from "./remember-tree.ts";
import remarkAutolinks from "./remark-autolinks.ts";
import remarkBlockDirectives from "./remark-block-directives.ts";
import remarkCallouts from "./remark-callouts.ts";
import remarkClosed from "./remark-closed.ts";
import remarkContainers from "./remark-containers.ts";
import remarkDisables from "./remark-disables.ts";
import remarkDrawings, { type DrawingOptions } from "./remark-drawings.ts";
import remarkHeadings from "./remark-headings.ts";
import remarkImageAttributes from "./remark-image-attributes.ts";
import remarkLooseFootnotes from "./remark-loose-footnotes.ts";
import remarkMarks from "./remark-marks.ts";
import remarkPrices from "./remark-prices.ts";
import remarkReferences from "./remark-references.ts";
import remarkSlips from "./remark-slips.ts";
import remarkSlides, { type SlideOptions } from "./remark-slides.ts";

export interface MarkdownOptions
  extends SlideOptions, LinkOptions, IconOptions, DrawingOptions, CodeOptions {
  /** Run on each file's tree, before it is divided into slides. */
  readonly remarkPlugins?: PluggableList | undefined;
  /** Run on the HTML of each slide, note and reference, before the allow list. */
  readonly rehypePlugins?: PluggableList | undefined;
  /** Names of those who are known to speak. */
  readonly speakers?: readonly string[] | undefined;
  /** Directives beside Cuedeck's own, by name. */
  readonly directives?: Directives | undefined;
  /** For files that are read again and again. What else they depend on has to stay the same meanwhile. */
  readonly memory?: MarkdownMemory | undefined;
}

/** What was made of files the last time. */
export interface MarkdownMemory {
  readonly trees: TreeMemory;
  readonly html: HtmlMemory;
}

/** Markdown → mdast. */
export function createMarkdownProcessor({ remarkPlugins = [] }: MarkdownOptions = {}) {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm)
    .use(remarkAutolinks)
    .use(remarkMath)
    .use(remarkPrices)
    .use(remarkMarks)
    .use(remarkBlockDirectives)
    .use(remarkImageAttributes)
    .use(remarkBounds)
    .use(remarkClosed)
    .use(remarkAttributes)
    .use(remarkDisables)
    .use(remarkReferences)
    .use(remarkPlugins)
    .use(remarkCallouts)
    .freeze();
}

/** Markdown of a segment → mdast with a `slide` node for each slide. */
export function createSegmentProcessor(options: MarkdownOptions = {}) {
  return createMarkdownProcessor(options)()
    .use(remarkLooseFootnotes)
    .use(options.memory ? [[remarkRememberTree, options.memory.trees]] : [])
    .use(remarkSlides, options)
    .use(remarkSlips, options)
    .use(remarkHeadings)
    .use(remarkDrawings, options)
    .use(remarkContainers, options.directives ?? {})
    .freeze();
}

/** mdast → hast that is safe to publish. */
export function createHtmlProcessor(options: MarkdownOptions = {}) {
  return (
    unified()
      .use(remarkRehype, { allowDangerousHtml: true, handlers: { footnoteReference: citation } })
      .use(rehypeClosed)
      // What an author's plugins make may be as lax as HTML.
      .use(rehypeHtml, { always: (options.remarkPlugins ?? []).length > 0 })
      .use(options.rehypePlugins ?? [])
      .use(rehypeAllowed)
      .use(rehypeSanitize, allowList)
      .use(rehypeTasks)
      .use(rehypeDirectives, options.directives ?? {})
      .use(rehypeMath)
      .use(rehypeCode, options)
      .use(rehypeIcons, options)
      .use(rehypeImages, options)
      .use(rehypeFigures)
      .use(rehypeLinks, options)
      .freeze()
  );
}

/** A superscript link; the page fills in its number, which depends on the whole episode. */
function citation(_state: State, node: FootnoteReference): Element {
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { className: ["citation"], dataCitation: node.identifier },
    children: [],
  };
  return { type: "element", tagName: "sup", properties: {}, children: [link] };
}

/** A file's text without its byte order mark: offsets count from after it. */
export function openFile({ path, text }: SourceFile): VFile {
  return new VFile({ path, value: text.replace(/^\uFEFF/, "") });
}

export type ToHtml = (blocks: readonly RootContent[]) => Promise<HtmlRoot>;

/**
 * Converts some blocks of a file to HTML. A slide is converted by itself, so that an author's stray `</div>` can't reach
 * beyond it.
 */
export function toHtmlOf(file: VFile, options: MarkdownOptions): ToHtml {
  const processor = createHtmlProcessor(options);
  const toHtml: ToHtml = async (blocks) => {
    try {
      return await processor.run({ type: "root", children: [...blocks] } satisfies Root, file);
    } catch (error) {
      // Elements of HTML are not known before: readers of them recurse, and the call stack is limited.
      if (!(error instanceof RangeError)) throw error;
      const place = { path: file.path, position: blocks[0]?.position };
      file.messages.push(problem("file-depth", place, TOO_DEEP));
      return { type: "root", children: [] };
    }
  };
  return options.memory ? rememberHtml(file, options.memory.html, toHtml) : toHtml;
}
