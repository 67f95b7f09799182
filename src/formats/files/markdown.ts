import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, Root } from "hast";
import type {
  BlockContent,
  Blockquote,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from "mdast";
import { phrasing } from "mdast-util-phrasing";
import GithubSlugger from "github-slugger";
import rehypeRemark, { type Options } from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { hasClass } from "../../episode/class-names.ts";
import { copyTree } from "../../episode/copy-tree.ts";
import { type Diagram, type Episode, isStepLine, type Slide } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import { isFormula, texOf } from "../../pages/slide-text.ts";
import { badgeOf } from "../../parts/deck/html.ts";
import { slideOf } from "../../timeline/position.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Format } from "../format.ts";
import { codeIn, titledCodeIn } from "./markdown-code.ts";
import { replaceFiles } from "./html.ts";

export const markdown = {
  title: "plain Markdown: slides, notes with their times, sources as footnotes",
  export: {
    type: "files",
    path: pathOf,
    folder: folderOf,
    async write({ episode, timeline, words }, { publicFolder }) {
      const { id } = episode;
      const shown = new Map<string, Uint8Array>();
      const moved = await replaceFiles(episode, async (path) => {
        const copy = `${folderOf(id)}/${path}`;
        shown.set(copy, await readFile(join(publicFolder, path)));
        return encodeURI(copy);
      });
      const text = writeMarkdown(moved, timeline, words);
      return new Map<string, string | Uint8Array>([[pathOf(id), text], ...shown]);
    },
  },
} as const satisfies Format;

function pathOf(id: string): string {
  return `${id}.md`;
}

function folderOf(id: string): string {
  return `${id}-files`;
}

/** The HTML of slides and notes → Markdown that any program reads. */
const toMarkdown = unified()
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkStringify, { bullet: "-", rule: "-" });

/**
 * Writes an episode as plain Markdown: a heading a segment and a slide, what the slide shows, its notes as a quotation
 * with their times, and the sources as footnotes.
 *
 * @param words in the episode's language
 */
function writeMarkdown(episode: Episode, timeline: Timeline, words: PageWords): string {
  const { meta, segments, references } = episode;
  const anchors = anchorsOf(episode);
  const start = new Map(timeline.cues.map((cue) => [cue.id, cue.start]));
  const children: RootContent[] = [
    heading(1, meta.title),
    ...[meta.description, meta.disclaimer].flatMap((text) =>
      text === undefined ? [] : [paragraph(text)],
    ),
  ];
  for (const segment of segments) {
    children.push(heading(2, segment.title));
    for (const slide of segment.slides) {
      children.push(...slideContent(slide, words, anchors));
      if (slide.notes.length === 0) continue;
      children.push({
        type: "blockquote",
        children: [
          {
            type: "paragraph",
            children: [{ type: "strong", children: [{ type: "text", value: words.notes }] }],
          },
          ...slide.notes.flatMap((note) =>
            beginNote(
              blocks(convert(note.content, [], anchors)),
              start.get(note.id) ?? 0,
              note.speaker,
            ),
          ),
        ],
      });
    }
  }
  for (const { identifier, content } of references) {
    const definition: FootnoteDefinition = {
      type: "footnoteDefinition",
      identifier,
      children: blocks(convert(content, [], anchors)),
    };
    children.push(definition);
  }
  return toMarkdown.stringify({ type: "root", children });
}

/** The fragments of the slides' headings, by their ids. */
type Anchors = ReadonlyMap<string, string>;

/** Made as GitHub makes them, and most programs: from the headings, in order. */
function anchorsOf({ meta, segments }: Episode): Anchors {
  const slugger = new GithubSlugger();
  slugger.slug(meta.title);
  const anchors = new Map<string, string>();
  for (const { title, slides } of segments) {
    slugger.slug(title);
    for (const slide of slides) anchors.set(slide.id, slugger.slug(slide.title));
  }
  return anchors;
}

/** The first heading is the slide's title; the others are one level below. */
function slideContent(slide: Slide, words: PageWords, anchors: Anchors): RootContent[] {
  const { title, content, diagrams } = slide;
  const badge = badgeOf(slide, words);
  const nodes = convert(content, diagrams, anchors);
  const first = nodes.findIndex(({ type }) => type === "heading");
  const body = nodes.filter((_, index) => index !== first);
  return [
    heading(3, title),
    ...(badge === undefined ? [] : [emphasised(badge)]),
    ...body.map((node) => (node.type === "heading" ? { ...node, depth: 4 as const } : node)),
  ];
}

function convert(content: Root, diagrams: readonly Diagram[], anchors: Anchors): RootContent[] {
  const handlers: Options["handlers"] = {
    figure: (state, node: Element) => {
      const diagram = diagrams[Number(node.properties["dataDiagram"])];
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
    sup: (state, node: Element) => citationIn(node) ?? state.all(node),
    span: (state, node: Element) => formulaIn(node) ?? state.all(node),
  };
  const copy = copyTree(content);
  visit(copy, { tagName: "a" }, ({ properties }) => {
    const anchor = anchors.get(slideOf(String(properties["href"])) ?? "");
    if (anchor !== undefined) properties["href"] = `#${anchor}`;
  });
  const tree: Nodes = unified().use(rehypeRemark, { handlers, document: false }).runSync(copy);
  return tree.type === "root" ? tree.children : [];
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

/** The time before a note's first words, and who says it: `03:12 **Anna:** …`. */
function beginNote(
  content: readonly BlockContent[],
  seconds: number,
  speaker: string | undefined,
): BlockContent[] {
  const [first, ...rest] = content;
  const beginning: PhrasingContent[] = [{ type: "text", value: `${formatTimecode(seconds)} ` }];
  if (speaker !== undefined)
    beginning.push(
      { type: "strong", children: [{ type: "text", value: `${speaker}:` }] },
      { type: "text", value: " " },
    );
  if (first?.type === "paragraph")
    return [{ ...first, children: [...beginning, ...first.children] }, ...rest];
  return [{ type: "paragraph", children: beginning }, ...content];
}

/** The content of a quotation or a footnote; adjacent phrasing content becomes a paragraph. */
function blocks(nodes: readonly RootContent[]): BlockContent[] {
  const result: BlockContent[] = [];
  let words: PhrasingContent[] = [];
  const endParagraph = () => {
    if (words.length > 0) result.push({ type: "paragraph", children: words });
    words = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) words.push(node);
    else {
      endParagraph();
      if (isBlock(node)) result.push(node);
    }
  }
  endParagraph();
  return result;
}

function isPhrasing(node: RootContent): node is PhrasingContent {
  return phrasing(node);
}

const BLOCKS: ReadonlySet<string> = new Set(
  "blockquote code heading html list math paragraph table thematicBreak".split(" "),
);

function isBlock(node: RootContent): node is BlockContent {
  return BLOCKS.has(node.type);
}

function heading(depth: 1 | 2 | 3, value: string): RootContent {
  return { type: "heading", depth, children: [{ type: "text", value }] };
}

function emphasised(value: string): RootContent {
  return {
    type: "paragraph",
    children: [{ type: "emphasis", children: [{ type: "text", value }] }],
  };
}

function paragraph(value: string): RootContent {
  return { type: "paragraph", children: [{ type: "text", value }] };
}
