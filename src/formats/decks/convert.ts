import type { Html, List, Paragraph, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { Position } from "unist";
import { SKIP, visit } from "unist-util-visit";
import { isAbsolute } from "../../episode/source-file.ts";
import remarkPrices from "../../markdown/remark-prices.ts";
import remarkReferences from "../../markdown/remark-references.ts";
import { convertFence, convertMagicMove, isMagicMove } from "./code.ts";
import { removeElementComments, removeNoteComments } from "./comments.ts";
import { type Dialect, firstLine, type LeaveOut, type RawNotes } from "./deck.ts";
import { removeKeywords, resolveImages } from "./images.ts";

/** A converted slide. */
export interface Converted {
  readonly markdown: string;
  /** The text of its first heading. */
  readonly heading: string | undefined;
  /** Its number of steps. */
  readonly steps: number;
  /** Notes that were part of its body. */
  readonly notes: readonly RawNotes[];
}

export interface ConvertOptions {
  /** Whether all code has line numbers. */
  readonly numbersCode: boolean;
  readonly leaveOut: LeaveOut;
  /** The address of an image in the episode; `undefined` if it can't be used. */
  readonly resolveImage: (url: string, position: Position | undefined) => string | undefined;
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkPrices)
  .use(remarkStringify, {
    bullet: "-",
    rule: "*",
    // At the start of a line it may begin a directive.
    unsafe: [{ character: ":", atBreak: true }],
  })
  .freeze();

const resolveReferences = remarkReferences();

/** HTML elements that a segment may contain. */
const KEPT = /^<\/?(?:br|sub|sup|b|i|em|strong|small|kbd|mark|u|s)\s*\/?>$/i;

/** The Markdown of another tool's slide → the Markdown of a segment. */
export function convertSlide(
  text: string,
  {
    starsAreSteps = false,
    commentsAreNotes = false,
    hasKeywords = false,
    hasSlots = false,
  }: Dialect,
  { leaveOut, resolveImage, numbersCode }: ConvertOptions,
): Converted {
  const tree = markdown.parse(text);
  const fragments = removeElementComments(tree, leaveOut);
  const notes = commentsAreNotes ? removeNoteComments(tree, leaveOut) : [];
  const hasColumns = hasSlots && convertSlots(tree, leaveOut);
  resolveReferences(tree);
  if (hasKeywords) removeKeywords(tree, leaveOut);
  resolveImages(tree, resolveImage);
  removeInlineHtml(tree, leaveOut);
  unlinkSlides(tree, leaveOut);
  keepCallouts(tree);
  const heading = tree.children.find(({ type }) => type === "heading");
  let steps = 0;
  let open = 0;
  const children = tree.children.flatMap((node): RootContent[] => {
    if (node.type === "html") {
      if (isColumnMark(node)) return open > 0 ? [fence(":::"), node, fence(":::steps")] : [node];
      const [, slash, name] = /^<(\/?)(v-clicks?)\b[^>]*>$/i.exec(node.value.trim()) ?? [];
      if (name !== undefined) {
        open += slash === "" ? 1 : -1;
        if (open === (slash === "" ? 1 : 0)) return [fence(slash === "" ? ":::steps" : ":::")];
        return [];
      }
      if (KEPT.test(node.value.trim())) return [node];
      leaveOut(firstLine(node.value), node.position);
      return [];
    }
    if (node.type === "code") {
      const code = isMagicMove(node)
        ? convertMagicMove(node, (text) => markdown.parse(text), leaveOut, {
            isBox: open === 0,
            numbered: numbersCode,
          })
        : convertFence(node, leaveOut, numbersCode);
      steps += code.steps + (open > 0 && !isMagicMove(node) ? 1 : 0);
      return [...code.nodes];
    }
    if (node.type === "thematicBreak") return [];
    const isStepped = open > 0 || fragments.has(node) || (starsAreSteps && hasStars(node, text));
    if (isStepped) steps += node.type === "list" ? node.children.length : 1;
    return isStepped && open === 0 ? [fence(":::steps"), node, fence(":::")] : [node];
  });
  // An element that is not closed ends with the slide.
  if (open > 0) children.push(fence(":::"));
  if (hasColumns) children.push(fence(COLUMN_END));
  return {
    markdown: write(children),
    heading: heading && (toString(heading, { includeHtml: false }).trim() || undefined),
    steps,
    notes,
  };
}

/** Splits notes into their paragraphs, each with its line. */
export function convertNotes({ text, line }: RawNotes): RawNotes[] {
  const tree = markdown.parse(text);
  return tree.children.flatMap((node) => {
    if (node.type === "html" || node.type === "thematicBreak") return [];
    // Marks that a segment knows, too, keep their meaning.
    const written = write([node])
      .replaceAll(/\\\[click(?::\d+)?\]/g, "[click]")
      .replace(/^\\\[((?:\d+:)?\d+:\d{2}(?:\.\d+)?)\]/, "[$1]");
    return [{ text: written, line: line + (node.position?.start.line ?? 1) - 1 }];
  });
}

/** Markdown that shows a text literally. */
export function keepAsCode(text: string): string {
  return write([{ type: "code", value: text.trim() }]);
}

function write(children: RootContent[]): string {
  return markdown.stringify({ type: "root", children }).trim();
}

function fence(value: string): Html {
  return { type: "html", value };
}

function hasStars(node: RootContent, text: string): node is List {
  if (node.type !== "list") return false;
  const start = node.position?.start.offset ?? 0;
  return /^\s*(?:\*|\d+\))/.test(text.slice(start, start + 20));
}

/** Removes HTML within blocks; HTML that is a block of its own is handled by {@link convertSlide}. */
function removeInlineHtml(tree: Root, leaveOut: LeaveOut): void {
  visit(tree, "html", (node, index, parent) => {
    if (parent === tree || parent === undefined || index === undefined || KEPT.test(node.value))
      return undefined;
    leaveOut(firstLine(node.value), node.position);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Lets callouts be written as they are: the bracket of `[!NOTE]` would be escaped. */
function keepCallouts(tree: Root): void {
  visit(tree, "blockquote", ({ children: [paragraph] }) => {
    const [first] = paragraph?.type === "paragraph" ? paragraph.children : [];
    const [marker] = first?.type === "text" ? (/^\[![a-z]+\]/i.exec(first.value) ?? []) : [];
    if (marker === undefined || paragraph?.type !== "paragraph" || first?.type !== "text") return;
    first.value = first.value.slice(marker.length);
    paragraph.children.unshift({ type: "html", value: marker });
  });
}

/** Leaves of links to slides, which have other names in an episode, and to files beside the deck only their text. */
function unlinkSlides(tree: Root, leaveOut: LeaveOut): void {
  visit(tree, "link", (node, index, parent) => {
    if (isAbsolute(node.url)) return undefined;
    if (parent === undefined || index === undefined) return undefined;
    leaveOut(`](${firstLine(node.url)})`, node.position);
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

/** Ends a column; with more colons than the steps within it. */
const COLUMN_END = "::::";
const COLUMN = "::::column";
const COLUMNS = new Set(["default", "left", "right"]);
const MARK = /^::\s*([\w.-]+)\s*::[ \t]*(?:\n|$)/;

/**
 * Converts the slots of a Slidev layout, each of which follows a line such as `::right::`, to columns. What comes before
 * the first, except headings, is a column, too.
 *
 * @returns whether there are columns; the last is not closed yet
 */
function convertSlots(tree: Root, leaveOut: LeaveOut): boolean {
  const children: RootContent[] = [];
  let hasColumns = false;
  for (const node of tree.children) {
    const name = node.type === "paragraph" ? removeSlotMark(node) : undefined;
    if (name !== undefined && !COLUMNS.has(name)) leaveOut(`::${name}::`, node.position);
    if (name !== undefined && COLUMNS.has(name)) {
      const first = children.findIndex(({ type }) => type !== "heading");
      const isSecond = hasColumns || (name !== "left" && first >= 0);
      if (isSecond && !hasColumns) children.splice(first, 0, fence(COLUMN));
      children.push(fence(isSecond ? `${COLUMN_END}\n\n${COLUMN}` : COLUMN));
      hasColumns = true;
    }
    if (node.type !== "paragraph" || node.children.length > 0) children.push(node);
  }
  tree.children = children;
  return hasColumns;
}

/** Whether a node is a mark of {@link convertSlots}. */
function isColumnMark({ value }: Html): boolean {
  return value.startsWith(COLUMN_END);
}

function removeSlotMark(paragraph: Paragraph): string | undefined {
  const [first] = paragraph.children;
  if (first?.type !== "text") return undefined;
  const [mark, name] = MARK.exec(first.value) ?? [];
  if (mark === undefined) return undefined;
  first.value = first.value.slice(mark.length);
  if (first.value === "") paragraph.children.shift();
  return name;
}
