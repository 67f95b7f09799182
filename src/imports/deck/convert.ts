import type { Html, Image, List, Paragraph, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit, SKIP } from "unist-util-visit";
import type { Position } from "unist";
import { linesInCode } from "./raw-slide.ts";

/** What a slide or its notes become. */
export interface Converted {
  readonly markdown: string;
  /** How many steps it shows itself in. */
  readonly steps: number;
}

export interface ConvertOptions {
  readonly starsAreSteps: boolean;
  /** Told of what is not carried over. @param position in the text */
  readonly leaveOut: (what: string, position: Position | undefined) => void;
  /** The address under which a picture is found from now on; `undefined` when it can't be. */
  readonly takeImage: (url: string, position: Position | undefined) => string | undefined;
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkStringify, {
    bullet: "-",
    rule: "*",
    // A line of a segment that begins with one may be a directive.
    unsafe: [{ character: ":", atBreak: true }],
  })
  .freeze();

/** Elements that a segment may hold. */
const KEPT = /^<\/?(?:br|sub|sup|b|i|em|strong|small|kbd|mark|u|s)\s*\/?>$/i;
const FRAGMENT = /^<!--\s*\.element:.*\bfragment\b/;

/** The Markdown of another tool's slide → the Markdown of a segment's. */
export function convertSlide(text: string, options: ConvertOptions): Converted {
  const tree = markdown.parse(withoutLongRuns(text));
  const fragments = takeFragments(tree);
  takeImages(tree, options);
  let steps = 0;
  let open = 0;
  const children = tree.children.flatMap((node): RootContent[] => {
    if (node.type === "html") {
      const [, slash, name] = /^<(\/?)(v-clicks?)\b[^>]*>$/i.exec(node.value.trim()) ?? [];
      if (name !== undefined) {
        open += slash === "" ? 1 : -1;
        if (open === (slash === "" ? 1 : 0)) return [fence(slash === "" ? ":::steps" : ":::")];
        return [];
      }
      if (KEPT.test(node.value.trim())) return [node];
      options.leaveOut(nameOf(node), node.position);
      return [];
    }
    if (node.type === "code")
      return [{ ...node, meta: takeMeta(node.meta ?? "", node.position, options) }];
    if (node.type === "thematicBreak") return [];
    const isStepped =
      open > 0 || fragments.has(node) || (options.starsAreSteps && hasStars(node, text));
    if (isStepped) steps += node.type === "list" ? node.children.length : 1;
    return isStepped && open === 0 ? [fence(":::steps"), node, fence(":::")] : [node];
  });
  // Whoever forgot to close it meant the slide's end.
  if (open > 0) children.push(fence(":::"));
  dropInlineHtml({ type: "root", children }, options);
  return { markdown: markdown.stringify({ type: "root", children }).trim(), steps };
}

/** Notes → a paragraph each. */
export function convertNotes(text: string): string[] {
  const tree = markdown.parse(withoutLongRuns(text));
  return tree.children.flatMap((node) => {
    if (node.type === "html" || node.type === "thematicBreak") return [];
    const written = markdown.stringify({ type: "root", children: [node] }).trim();
    // A segment's own marks are meant.
    return written
      .replaceAll(/\\\[click(?::\d+)?\]/g, "[click]")
      .replace(/^\\\[((?:\d+:)?\d+:\d{2}(?:\.\d+)?)\]/, "[$1]");
  });
}

/**
 * Marks that follow each other by the dozen mean no more than a few, and take the parser a time that grows with their
 * square. Lines stay where they are.
 */
function withoutLongRuns(text: string): string {
  const lines = text.split("\n");
  const inCode = linesInCode(lines);
  return lines
    .map((line, index) =>
      inCode[index]
        ? line
        : line.replaceAll(/([*_~])\1{8,}/g, "$1$1$1").replaceAll(/((?:> ?){8})(?:> ?)+/g, "$1"),
    )
    .join("\n");
}

function fence(value: string): Html {
  return { type: "html", value };
}

function nameOf({ value }: Html): string {
  const line = value.trim().split("\n", 1)[0] ?? "";
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** Takes reveal.js's comments about elements away, and tells which of the slide's blocks had one of a fragment. */
function takeFragments(tree: Root): Set<RootContent> {
  const fragments = new Set<RootContent>();
  for (const [index, block] of tree.children.entries()) {
    visit(block, "html", (node, at, parent) => {
      if (!/^<!--\s*\.(?:element|slide):/.test(node.value)) return undefined;
      if (FRAGMENT.test(node.value))
        fragments.add(block.type === "html" ? (tree.children[index - 1] ?? block) : block);
      if (parent && at !== undefined) {
        parent.children.splice(at, 1);
        const before = parent.children[at - 1];
        if (before?.type === "text") before.value = before.value.trimEnd();
        return [SKIP, at];
      }
      node.value = "";
      return undefined;
    });
  }
  tree.children = tree.children.filter((node) => node.type !== "html" || node.value !== "");
  return fragments;
}

/** Marp says how a picture stands in what is meant to tell of it. */
const KEYWORDS =
  /(?:^|\s)(?:bg|left(?::\S+)?|right(?::\S+)?|fit|auto|contain|cover|vertical|[wh]:\S+|width:\S+|height:\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?|\d+%)(?=\s|$)/g;

function takeImages(tree: Root, { takeImage }: ConvertOptions): void {
  visit(tree, "image", (node: Image, index, parent) => {
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

function takeMeta(
  meta: string,
  position: Position | undefined,
  { leaveOut }: ConvertOptions,
): string | null {
  if (meta.trim() !== "") leaveOut(meta.trim().slice(0, 40), position);
  return null;
}

function hasStars(node: RootContent, text: string): node is List {
  if (node.type !== "list") return false;
  const mark = text.slice(node.position?.start.offset ?? 0).trimStart();
  return mark.startsWith("*") || /^\d+\)/.test(mark);
}

function dropInlineHtml(tree: Root, { leaveOut }: ConvertOptions): void {
  visit(tree, "paragraph", (paragraph: Paragraph) => {
    paragraph.children = paragraph.children.filter((node) => {
      if (node.type !== "html" || KEPT.test(node.value)) return true;
      leaveOut(nameOf(node), node.position);
      return false;
    });
  });
}
