import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import type { BlockContent, FootnoteDefinition, PhrasingContent, RootContent } from "mdast";
import GithubSlugger from "github-slugger";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { Episode, Slide } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import { badgeOf } from "../../parts/deck/html.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Format } from "../format.ts";
import { replaceFiles } from "./html.ts";
import { type Anchors, CONTENT_HANDLERS, convert, isPhrasing } from "./markdown-content.ts";

export const markdown = {
  title: "plain Markdown: slides, notes with their times, sources as footnotes",
  export: {
    type: "files",
    path: pathOf,
    folder: folderOf,
    async write({ episode, timeline, words }, { publicFolder }) {
      const { id } = episode;
      const shown = new Map<string, Uint8Array>();
      const moveFile = async (path: string) => {
        const copy = `${folderOf(id)}/${path}`;
        shown.set(copy, await readFile(join(publicFolder, path)));
        return encodeURI(copy);
      };
      // A link to another episode, or to what a build makes, stays: this file may lie in a site.
      const isOwn = (path: string) =>
        !normalize(path).startsWith("..") &&
        (statSync(join(publicFolder, path), { throwIfNoEntry: false })?.isFile() ?? false);
      const moved = await replaceFiles(episode, moveFile, isOwn);
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
  .use(remarkStringify, { bullet: "-", rule: "-", handlers: CONTENT_HANDLERS });

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
              blocks(convert(note.content, anchors)),
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
      children: blocks(convert(content, anchors)),
    };
    children.push(definition);
  }
  return toMarkdown.stringify({ type: "root", children });
}

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
  const nodes = convert(slide.content, anchors, slide);
  const first = nodes.find((node) => node.type === "heading");
  const body = nodes.filter((node) => node !== first);
  const badge = badgeOf(slide, words);
  return [
    first && first.children.length > 0 ? { ...first, depth: 3 } : heading(3, slide.title),
    ...(badge === undefined ? [] : [emphasised(badge)]),
    ...body.map((node) => (node.type === "heading" ? { ...node, depth: 4 as const } : node)),
    ...(slide.credit === undefined ? [] : [paragraph(slide.credit)]),
  ];
}

/** The time before a note's first words, and who says it: `03:12 **Anna:** …`. */
function beginNote(
  content: readonly BlockContent[],
  seconds: number,
  speaker: string | undefined,
): BlockContent[] {
  const [first, ...rest] = content;
  const space: PhrasingContent = { type: "text", value: " " };
  const beginning: PhrasingContent[] = [{ type: "text", value: formatTimecode(seconds) }];
  if (speaker !== undefined)
    beginning.push(space, { type: "strong", children: [{ type: "text", value: `${speaker}:` }] });
  if (first?.type === "paragraph")
    return [{ ...first, children: [...beginning, space, ...first.children] }, ...rest];
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
