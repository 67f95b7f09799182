import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type {
  Citation,
  NoteDraft,
  ReferenceDraft,
  SlideDraft,
} from "../../src/episode/assemble.ts";
import type { parseSegment } from "../../src/markdown/parse-segment.ts";

/** A parsed segment as a fixture holds it: what a reader would ask about, and nothing that is empty. */
export function outlineOf(
  source: string,
  { segment, problems }: Awaited<ReturnType<typeof parseSegment>>,
) {
  return filled({
    title: segment?.title,
    slides: segment?.slides.map((slide) => slideOutline(slide, source)),
    references: segment?.references.map(referenceOutline),
    problems: problems.map((message) => `${message.name} ${message.reason} (${message.ruleId})`),
  });
}

function slideOutline(slide: SlideDraft, source: string) {
  return filled({
    id: slide.id,
    title: slide.title,
    layout: slide.layout,
    tone: slide.tone,
    badges: slide.badges,
    caveat: slide.caveat,
    ground: slide.ground,
    focus: slide.focus,
    credit: slide.credit,
    classes: slide.classes,
    hidden: slide.hidden || undefined,
    steps: slide.steps,
    html: html(slide.content),
    citations: slide.citations.map(identifierOf),
    diagrams: slide.diagrams.map(({ code, steps, firstStep, ghost }) => ({
      code,
      steps,
      firstStep,
      ...(ghost && { ghost }),
    })),
    notes: slide.notes.map((note) => noteOutline(note, source)),
    remarks: slide.remarks.map(({ notesBefore, content }) => ({
      notesBefore,
      html: html(content),
    })),
  });
}

function noteOutline(note: NoteDraft, source: string) {
  const { timecodeAt: at } = note;
  return filled({
    start: note.start,
    held: note.held || undefined,
    timecodeBefore: at === undefined ? undefined : source.slice(at).split(/\s/, 1)[0],
    speaker: note.speaker,
    text: note.text,
    words: note.words,
    clicks: note.clicks.map(({ wordsBefore }) => wordsBefore),
    html: html(note.content),
    citations: note.citations.map(identifierOf),
  });
}

function referenceOutline({ identifier, label, url, content }: ReferenceDraft) {
  return filled({ identifier, label, url, html: html(content) });
}

function identifierOf({ identifier }: Citation): string {
  return identifier;
}

function filled(entry: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => !isEmpty(value)));
}

/** Lines of HTML; of a formula, which KaTeX sets in hundreds of elements, only the source that it carries. */
function html(content: Root): string[] {
  const copy = structuredClone(content);
  visit(copy, "element", (node) => {
    const { className } = node.properties;
    if (!Array.isArray(className) || !className.includes("katex")) return;
    visit(node, "element", (inner) => {
      if (inner.tagName === "annotation")
        node.children = [{ type: "text", value: `KaTeX: ${toString(inner)}` }];
    });
  });
  return toHtml(copy).split("\n");
}
