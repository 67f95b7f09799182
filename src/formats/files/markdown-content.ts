import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type {
  Blockquote,
  FootnoteReference,
  Html,
  Link,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { phrasing } from "mdast-util-phrasing";
import rehypeRemark, { type Options } from "rehype-remark";
import type { Options as StringifyOptions } from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { hasClass } from "../../episode/class-names.ts";
import { copyTree } from "../../episode/copy-tree.ts";
import { isStepLine, type Slide } from "../../episode/episode.ts";
import { drawingText, isFormula, texOf } from "../../pages/slide-text.ts";
import { slideOf } from "../../timeline/position.ts";
import { codeIn, titledCodeIn } from "./markdown-code.ts";

/** The fragments of the slides' headings, by their ids. */
export type Anchors = ReadonlyMap<string, string>;

/** Elements within text for which Markdown has no sign: they stay HTML, which it may hold. */
const ELEMENTS = "abbr ins kbd mark rp rt ruby samp small sub sup u var".split(" ");

/**
 * The HTML of a slide, with its diagrams and drawings, of a note or of a source as Markdown's tree. To write it takes
 * {@link CONTENT_HANDLERS}.
 */
export function convert(
  content: Root,
  anchors: Anchors,
  { diagrams, drawings }: Partial<Pick<Slide, "diagrams" | "drawings">> = {},
): RootContent[] {
  const handlers: NonNullable<Options["handlers"]> = {
    figure: (state, node: Element) => {
      const diagram = diagrams?.[Number(node.properties["dataDiagram"])];
      if (!diagram) return state.all(node);
      return diagram.kind === "chart"
        ? { type: "code", lang: "yaml", value: diagram.code }
        : { type: "code", lang: "mermaid", value: withoutSteps(diagram.code) };
    },
    pre: (_state, node: Element) => codeIn(node),
    div: (state, node: Element) =>
      titledCodeIn(node) ?? calloutIn(node, state.toFlow(state.all(node))) ?? state.all(node),
    svg: (_state, { properties: { ariaLabel } }: Element) =>
      typeof ariaLabel === "string" ? { type: "text", value: ariaLabel } : undefined,
    sup: (state, node: Element) => citationIn(node) ?? elementIn(node, state.all(node)),
    span: (state, node: Element) => formulaIn(node) ?? state.all(node),
    audio: (_state, node: Element) => clipIn(node),
    video: (_state, node: Element) => clipIn(node),
  };
  for (const name of ELEMENTS) handlers[name] ??= (state, node) => elementIn(node, state.all(node));
  const copy = copyTree(content);
  visit(copy, "element", ({ tagName, properties, children }, index, parent) => {
    const anchor =
      tagName === "a" ? anchors.get(slideOf(String(properties["href"])) ?? "") : undefined;
    if (anchor !== undefined) properties["href"] = `#${anchor}`;
    const drawing = drawings?.[Number(properties["dataDrawing"])];
    if (drawing) properties["alt"] = drawingText(drawing, String(properties["alt"]));
    // The box of a task is one only as the first in its item, not in the label around its words.
    if (tagName !== "label" || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1, ...children);
    return index;
  });
  const tree: Nodes = unified().use(rehypeRemark, { handlers, document: false }).runSync(copy);
  visit(tree, "tableCell", (cell) =>
    visit(cell, "break", (_node, index, parent) => {
      // A row is one line.
      if (parent && index !== undefined) parent.children[index] = { type: "html", value: "<br>" };
    }),
  );
  return tree.type === "root" ? tree.children : [];
}

/**
 * Such an element with what it says of its text. As a directive it stays in its sentence: HTML, which may be a block as
 * well, would be divided from it.
 */
function elementIn(node: Element, content: RootContent[]): TextDirective | RootContent[] {
  const children = content.filter(isPhrasing);
  const isCredit = hasClass(node, "credit");
  if (isCredit || children.length < content.length) return content;
  const { title, lang, dir } = node.properties;
  const attributes = Object.entries({ title, lang, dir }).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return {
    type: "textDirective",
    name: node.tagName,
    attributes: Object.fromEntries(attributes),
    children,
  };
}

export function isPhrasing(node: RootContent): node is PhrasingContent {
  return phrasing(node);
}

/** Writes what {@link convert} makes and Markdown has no sign for. */
export const CONTENT_HANDLERS: StringifyOptions["handlers"] = {
  textDirective(node: TextDirective, _parent, state, info) {
    const { name, attributes } = node;
    const end = `</${name}>`;
    const start = toHtml(h(name, { ...attributes })).slice(0, -end.length);
    return start + state.containerPhrasing(node, { ...info, before: ">", after: "<" }) + end;
  },
};

/** A link to the file, by the words for who can't see or hear it. */
function clipIn({ properties }: Element): Link {
  const { src, poster, ariaLabel, title } = properties;
  const words = [ariaLabel, title, src].find((value) => typeof value === "string" && value !== "");
  const [url, text] = [String(src), String(words)];
  return {
    type: "link",
    url,
    title: typeof title === "string" ? title : null,
    children: [
      typeof poster === "string"
        ? { type: "image", url: poster, alt: text }
        : { type: "text", value: text },
    ],
  };
}

/** A quotation that begins with `[!NOTE]`, and with the author's title behind it. */
function calloutIn(node: Element, content: Blockquote["children"]): Blockquote | undefined {
  const kind = node.properties["dataCallout"];
  if (typeof kind !== "string") return undefined;
  // Written as it is: a bracket in a text would be escaped.
  const marker: Html = { type: "html", value: `[!${kind.toUpperCase()}]` };
  const [title, ...rest] = content;
  const first = node.children.find((child) => child.type === "element");
  if (title?.type !== "paragraph" || !first || !hasClass(first, "callout-title"))
    return {
      type: "blockquote",
      children: [{ type: "paragraph", children: [marker] }, ...content],
    };
  const space: PhrasingContent = { type: "text", value: " " };
  const line: Paragraph = { type: "paragraph", children: [marker, space, ...title.children] };
  return { type: "blockquote", children: [line, ...rest] };
}

function citationIn(node: Element): FootnoteReference | undefined {
  const [link] = node.children;
  const identifier = link?.type === "element" ? link.properties["dataCitation"] : undefined;
  return typeof identifier === "string" ? { type: "footnoteReference", identifier } : undefined;
}

/** A displayed formula is wrapped in an element of its own. */
function formulaIn(node: Element) {
  if (isFormula(node)) return { type: "inlineMath" as const, value: texOf(node) };
  const isBox = hasClass(node, "katex-display");
  return isBox ? { type: "math" as const, value: texOf(node) } : undefined;
}

function withoutSteps(code: string): string {
  return code
    .split("\n")
    .filter((line) => !isStepLine(line))
    .join("\n");
}
