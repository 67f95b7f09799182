import GithubSlugger, { slug } from "github-slugger";
import type { Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import type { Citation, ReferenceDraft, SegmentDraft, SlideDraft } from "../episode/draft.ts";
import { problem } from "../episode/problem.ts";
import { checkClosed } from "./check-closed.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { isSilent, readNote } from "./read-note.ts";
import { readReference } from "./read-reference.ts";
import remarkBlockDirectives from "./remark-block-directives.ts";
import remarkContainers from "./remark-containers.ts";
import type { ImageOptions } from "./rehype-images.ts";
import remarkSlides from "./remark-slides.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { dropStubDefinitions, withStubDefinitions } from "./stub-definitions.ts";
import { toHtml } from "./to-html.ts";
import type { SlideNode } from "./tree.ts";

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkBlockDirectives)
  .freeze();

/**
 * Reads one segment: Markdown → mdast → slides and notes, each of these → hast.
 *
 * @param id the segment's, from its file's name
 * @returns all that could be read, with every problem in the order of the text; `segment` misses only without a title
 */
export async function parseSegment(
  source: SourceFile,
  id: string,
  images: ImageOptions,
): Promise<{ segment?: SegmentDraft; problems: VFileMessage[] }> {
  const file = openFile(source);
  const text = String(file);
  const tree = parser.parse(withStubDefinitions(text));
  dropStubDefinitions(tree, text.length);
  const end = location(file).toPoint(text.length);
  if (tree.position && end) tree.position.end = end;
  const frontMatter = parseFrontMatter(tree, file);
  const references = await takeReferences(tree, file, images);

  await unified().use(remarkSlides).use(remarkContainers).run(tree, file);

  const slides: SlideDraft[] = [];
  const slugger = new GithubSlugger();
  for (const node of tree.children) {
    if (node.type !== "slide") continue;
    const slide = await readSlide(node, file, images);
    const number = `${id}-${slides.length + 1}`;
    // Of a heading like `???` nothing is left.
    const title = slide.title || (frontMatter?.title ?? id);
    slides.push({
      ...slide,
      title,
      id: slide.id || slugger.slug(slug(slide.title) === "" ? number : slide.title),
    });
  }
  return {
    ...(frontMatter && { segment: { id, ...frontMatter, slides, references } }),
    problems: file.messages,
  };
}

/** Reads `references.md`: footnote definitions, under headings and with comments if their author likes. */
export async function parseReferences(
  source: SourceFile,
  images: ImageOptions,
): Promise<{ references: ReferenceDraft[]; problems: VFileMessage[] }> {
  const file = openFile(source);
  const tree = parser.parse(file);
  const references = await takeReferences(tree, file, images);
  for (const node of tree.children) {
    checkClosed(node, file);
    if (["heading", "html", "thematicBreak", "yaml"].includes(node.type)) continue;
    const reason = "Unexpected text, expected definitions as `[^key]: source`; it is left out";
    const place = { path: file.path, position: node.position };
    file.messages.push(problem("footnote-text", place, reason));
  }
  return { references, problems: file.messages };
}

/** Without a byte order mark, which is no part of the text in which offsets count. */
function openFile({ path, text }: SourceFile): VFile {
  return new VFile({ path, value: text.replace(/^\uFEFF/, "") });
}

async function takeReferences(
  tree: Root,
  file: VFile,
  images: ImageOptions,
): Promise<ReferenceDraft[]> {
  const references: ReferenceDraft[] = [];
  for (const node of tree.children) {
    if (node.type === "footnoteDefinition")
      references.push(await readReference(node, file, images));
  }
  tree.children = tree.children.filter((node) => node.type !== "footnoteDefinition");
  return references;
}

/** A slide whose title is empty when it has no heading. */
async function readSlide(node: SlideNode, file: VFile, images: ImageOptions): Promise<SlideDraft> {
  const { id = "", layout, tone, badges, caveat, steps } = node.data;
  const firstBlock = node.children[0] ?? node.data.notes[0];
  if (node.children.length === 0) {
    const [rule, reason] =
      node.data.notes.length > 0
        ? ([
            "notes-without-slide",
            "Unexpected notes without a slide, expected a heading or text beside them",
          ] as const)
        : ([
            "slide-empty",
            "Unexpected empty slide, expected a heading or text between two `---`",
          ] as const);
    const at = firstBlock?.position ?? node.data.directive ?? node.position;
    file.messages.push(problem(rule, { path: file.path, position: at }, reason));
  }
  const heading = node.children.find((child) => child.type === "heading");
  const citations = citationsIn(node.children, file);
  const content = await toHtml(node.children, file, images);
  const notes: SlideDraft["notes"][number][] = [];
  for (const block of node.data.notes) {
    const note = readNote(block, file);
    if (isSilent(block, note)) continue;
    notes.push({
      ...note,
      citations: citationsIn([block], file),
      content: await toHtml([block], file, images),
    });
  }
  return {
    id,
    title: heading ? titleOf(heading) : "",
    layout,
    tone,
    badges,
    caveat,
    content,
    diagrams: node.data.diagrams.map(({ position, ...diagram }) => ({
      ...diagram,
      place: { path: file.path, position },
    })),
    notes,
    steps,
    citations,
    place: { path: file.path, position: node.data.directive ?? heading?.position ?? node.position },
  };
}

function titleOf(heading: RootContent): string {
  return toString(heading, { includeHtml: false }).replace(/\s+/g, " ").trim();
}

function citationsIn(nodes: readonly RootContent[], file: VFile): Citation[] {
  const citations: Citation[] = [];
  visit({ type: "root", children: [...nodes] } satisfies Root, "footnoteReference", (node) => {
    citations.push({
      identifier: node.identifier,
      place: { path: file.path, position: node.position },
    });
  });
  return citations;
}
