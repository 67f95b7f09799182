/**
 * The package's `cuedeck/markdown`: how an episode's Markdown becomes slides and notes, as unified processors to which
 * plugins can be added, and as functions that read whole files.
 *
 * ```ts
 * import { parseSegment } from "cuedeck/markdown";
 *
 * const { segment, problems } = await parseSegment(
 *   { path: "01-intro.md", text: "---\ntitle: Intro\n---\n\n# Hello\n\n:::tip\nLook up.\n:::\n" },
 *   "intro",
 *   {
 *     directives: {
 *       tip: ({ children }) => ({
 *         type: "element",
 *         tagName: "div",
 *         properties: { className: ["tip"] },
 *         children,
 *       }),
 *     },
 *   },
 * );
 * ```
 */
export {
  createHtmlProcessor,
  createMarkdownProcessor,
  createSegmentProcessor,
  type MarkdownOptions,
} from "./core.ts";
export { parseReferences } from "./parse-references.ts";
export { parseSegment } from "./parse-segment.ts";
export type { Directive, Directives } from "./rehype-directives.ts";
export type { IconSet } from "./rehype-icons.ts";
export type { DiagramNode, SlideData, SlideNode } from "./remark-slides.ts";
export type {
  Citation,
  NoteDraft,
  ReferenceDraft,
  SegmentDraft,
  SlideDraft,
} from "../episode/assemble.ts";
export type { SourceFile } from "../episode/source-file.ts";
