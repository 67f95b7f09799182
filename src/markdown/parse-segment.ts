import GithubSlugger, { slug } from "github-slugger";
import type { Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import * as v from "valibot";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { SegmentDraft, SlideDraft } from "../episode/assemble.ts";
import { checkTitle } from "../episode/check-title.ts";
import { mapping } from "../episode/mapping.ts";
import { type Place, problem } from "../episode/problem.ts";
import { readYaml } from "../episode/read-yaml.ts";
import type { Disable } from "../episode/rules/settings.ts";
import { cutToId, isPicture, localPath, type SourceFile } from "../episode/source-file.ts";
import { parseWithin } from "./bounds.ts";
import {
  type MarkdownOptions,
  openFile,
  createSegmentProcessor,
  type ToHtml,
  toHtmlOf,
} from "./core.ts";
import { citationsIn, takeReferences } from "./parse-references.ts";
import { isSilent, readNote } from "./read-note.ts";
import { readRemark } from "./read-remark.ts";
import { isPrivate } from "./remark-containers.ts";
import type { SlideNode } from "./remark-slides.ts";

/**
 * Reads one segment: Markdown → mdast → slides and notes, each of these → hast.
 *
 * @param id the segment's, from its file's name
 * @returns all that could be read, and every problem; no `segment` when its front matter has no title
 */
export async function parseSegment(
  source: SourceFile,
  id: string,
  options: MarkdownOptions = {},
): Promise<{ segment?: SegmentDraft; problems: VFileMessage[]; disables: readonly Disable[] }> {
  const file = openFile(source);
  const processor = createSegmentProcessor(options);
  const toHtml = toHtmlOf(file, options);
  const tree = parseWithin(processor, file);
  if (!tree) return { problems: file.messages, disables: [] };
  const frontMatter = readFrontMatter(tree, file);
  await processor.run(tree, file);
  const references = await takeReferences(tree, file, toHtml);

  const speakers = new Set(options.speakers);
  const slides: SlideDraft[] = [];
  const slugger = new GithubSlugger();
  for (const node of tree.children) {
    if (node.type !== "slide") continue;
    const slide = await readSlide(node, file, toHtml, speakers);
    // A heading such as `???` has an empty slug.
    const name = slug(slide.title) || `${id}-${slides.length + 1}`;
    slides.push({
      ...slide,
      title: slide.title || (frontMatter?.title ?? id),
      id: slide.id || slugger.slug(cutToId(name)),
    });
  }
  return {
    ...(frontMatter && { segment: { id, ...frontMatter, slides, references } }),
    problems: file.messages,
    disables: file.data.disables ?? [],
  };
}

const FrontMatter = mapping({
  title: v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text")),
});

/** Reads a segment's front matter. @returns it with the place of its title; undefined when it has errors */
function readFrontMatter(
  tree: Root,
  file: VFile,
): (v.InferOutput<typeof FrontMatter> & { readonly place: Place }) | undefined {
  const [first] = tree.children;
  if (first?.type !== "yaml") {
    const start = { line: 1, column: 1 };
    const place = { path: file.path, position: { start, end: start } };
    const reason = "Unexpected start, expected front matter with a `title`";
    file.messages.push(problem("segment-file", place, reason));
    return undefined;
  }
  const linesAbove = first.position?.start.line ?? 1;
  const source = { path: file.path, text: first.value, linesAbove };
  const { value, problems, placeOf } = readYaml(source, FrontMatter);
  file.messages.push(...problems, ...(value ? checkTitle(value.title, placeOf("title")) : []));
  return value && { ...value, place: placeOf("title") };
}

/** Reads a slide; its title is empty when it has no heading. */
async function readSlide(
  node: SlideNode,
  file: VFile,
  toHtml: ToHtml,
  speakers: ReadonlySet<string>,
): Promise<SlideDraft> {
  const { id = "", steps, directive } = node.data;
  const { layout, tone, badges, caveat, ground, focus, credit, classes, hidden } = node.data;
  checkContent(node, file);
  const heading = node.children.find((child) => child.type === "heading");
  const citations = citationsIn(node.children, file);
  const content = await toHtml(node.children);
  const notes: SlideDraft["notes"][number][] = [];
  const remarks: SlideDraft["remarks"][number][] = [];
  for (const block of node.data.notes) {
    if (isPrivate(block)) {
      remarks.push({ notesBefore: notes.length, content: await readRemark(block, file, toHtml) });
      continue;
    }
    const note = readNote(block, file, speakers);
    if (isSilent(block, note)) continue;
    const citations = citationsIn([block], file);
    notes.push({ ...note, citations, content: await toHtml([block]) });
  }
  return {
    id,
    title: heading ? titleOf(heading) : "",
    layout,
    tone,
    badges,
    caveat,
    ground,
    focus,
    credit,
    classes,
    hidden,
    content,
    diagrams: node.data.diagrams.map(({ position, ...diagram }) => ({
      ...diagram,
      place: { path: file.path, position },
    })),
    drawings: node.data.drawings,
    notes,
    remarks,
    steps,
    citations,
    place: { path: file.path, position: directive ?? heading?.position ?? node.position },
  };
}

function checkContent({ children, data, position }: SlideNode, file: VFile): void {
  if (!children.every(isEmptyHeading) || (children.length > 0 && isFilled(data))) return;
  const [note] = data.notes;
  const [heading] = children;
  const at = note?.position ?? heading?.position ?? data.directive ?? position;
  const place = { path: file.path, position: at };
  file.messages.push(
    note
      ? problem(
          "notes-without-slide",
          place,
          "Unexpected notes without a slide, expected a heading or text beside them",
        )
      : problem(
          "slide-empty",
          place,
          "Unexpected empty slide, expected a heading or text between two `---`",
        ),
  );
}

/** Whether it is a heading without words, as the `#` that an author has begun with. */
function isEmptyHeading(node: RootContent): boolean {
  return (
    node.type === "heading" &&
    node.children.every(
      (child) =>
        (child.type === "text" && child.value.trim() === "") ||
        (child.type === "html" && child.value.startsWith("<!--")),
    )
  );
}

/** Whether a slide shows something that does not stand on it: what is cited, or a picture. */
function isFilled({ layout, ground }: SlideNode["data"]): boolean {
  return layout === "sources" || (ground !== undefined && isPicture(localPath(ground)));
}

function titleOf(heading: RootContent): string {
  return toString(heading, { includeHtml: false }).replace(/\s+/g, " ").trim();
}
