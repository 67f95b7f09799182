import type { Raw } from "mdast-util-to-hast";
import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { EXIT, visit } from "unist-util-visit";
import type { Segment, Slide } from "../episode/episode.ts";
import type { PageWords } from "../words/languages.ts";
import { numberCitations } from "./citations.ts";
import type { PageContext } from "./context.ts";
import { resolveFile, resolveFiles } from "./files.ts";
import { isFormula } from "./formula.ts";

export interface SlideOptions {
  /** From the page to the episode's files: `""` or `"../"`. */
  readonly base: string;
}

/** Every slide of the episode as a `section`, in order. */
export function renderSlides(context: PageContext, options: SlideOptions): Element[] {
  return context.episode.segments.flatMap((segment, index) =>
    segment.slides.map((slide) =>
      renderSlide(slide, { segment, number: index + 1 }, context, options),
    ),
  );
}

export interface SegmentPlace {
  readonly segment: Segment;
  readonly number: number;
}

export function renderSlide(
  slide: Slide,
  place: SegmentPlace,
  context: PageContext,
  options: SlideOptions,
): Element {
  const { references } = context.episode;
  const content = numberCitations(slide.content, references, context.words, ({ url }) => url);
  resolveFiles(content, options.base);
  placeSteps(content);
  placeDiagrams(content, slide, context);
  const { title, body } = splitTitle(content, slide.title);
  const cover = slide.layout === "cover";
  return h(
    "section",
    {
      class: `slide layout-${slide.layout} tone-${slide.tone}`,
      dataSlide: slide.id,
      dataSegment: place.segment.id,
    },
    [
      h("div", { class: "frame" }, [
        cover ? h("p", { class: "overline" }, coverLine(context)) : undefined,
        title,
        renderBadge(slide, context.words),
        h("div", { class: "slide-body" }, body),
        cover ? undefined : renderFooter(slide, place, context, options.base),
      ]),
    ],
  );
}

/** The slide's first heading becomes its title; all others come below it. */
function splitTitle(content: Root, fallback: string): { title: Element; body: ElementContent[] } {
  let title: Element | undefined;
  const body: ElementContent[] = [];
  for (const node of content.children) {
    if (node.type === "doctype" || (node.type === "text" && node.value.trim() === "")) continue;
    if (node.type === "element" && /^h[1-6]$/.test(node.tagName)) {
      if (!title) {
        title = h("h2", { class: "slide-title" }, node.children);
        continue;
      }
      node.tagName = "h3";
    }
    body.push(node);
  }
  return { title: title ?? h("h2", { class: "slide-title sr-only" }, fallback), body };
}

function renderBadge(slide: Slide, words: PageWords): Element | undefined {
  const label = badgeOf(slide, words);
  return label === undefined
    ? undefined
    : h("p", { class: "badge", dataEvidence: slide.evidence.join(" ") }, label);
}

/** What a slide says its claims rest on. */
export function badgeOf({ evidence, caveat }: Slide, words: PageWords): string | undefined {
  const [first, ...rest] = [
    ...evidence.map((kind) => words.evidence[kind]),
    ...(caveat ? [caveat] : []),
  ];
  return evidence.length === 0 || first === undefined
    ? undefined
    : [first, ...rest.map(words.afterFirst)].join(" · ");
}

/** How many sources a footer names in full; the rest are counted. */
const NAMED_SOURCES = 3;

/** A diagram has no room for citations: its slide names those of its notes. */
function footerCitations({ citations, notes }: Slide): readonly string[] {
  return citations.length > 0 ? citations : [...new Set(notes.flatMap((note) => note.citations))];
}

function renderFooter(
  slide: Slide,
  { segment, number }: SegmentPlace,
  { episode, words }: PageContext,
  base: string,
): Element {
  const cited = footerCitations(slide);
  const others = cited.length - NAMED_SOURCES;
  const sources = cited.slice(0, NAMED_SOURCES).flatMap((identifier): ElementContent[] => {
    const index = episode.references.findIndex((reference) => reference.identifier === identifier);
    const reference = episode.references[index];
    if (!reference) return [];
    const label = `${index + 1} ${reference.label}`;
    const href = reference.url && resolveFile(reference.url, base);
    return [
      { type: "text", value: " · " },
      href
        ? h("a", { href, target: "_blank", rel: "noopener" }, label)
        : { type: "text", value: label },
    ];
  });
  if (others > 0) sources.push({ type: "text", value: ` · ${words.moreSources(others)}` });
  return h("footer", { class: "slide-footer" }, [
    h("p", `${number} · ${shortTitle(segment.title)}`),
    sources.length > 0 ? h("p", { class: "slide-sources" }, sources.slice(1)) : undefined,
  ]);
}

/** A title without its subtitle: `Mechanisms of Action` of `Mechanisms of Action: How Ketamine Changes the Brain`. */
function shortTitle(title: string): string {
  return title.split(/:\s/, 1)[0] ?? title;
}

function coverLine({ episode, timeline, words }: PageContext): string {
  const minutes = Math.max(1, Math.round(timeline.duration / 60));
  const parts = [
    episode.meta.show,
    words.segments(episode.segments.length),
    words.minutes(minutes),
  ];
  return parts.filter(Boolean).join(" · ");
}

function placeSteps(content: Root): void {
  visit(content, "element", (node) => {
    const step = node.properties["dataStep"];
    if (step === undefined) return;
    node.properties["className"] = ["fragment"];
    node.properties["dataFragmentIndex"] = String(Number(step) - 1);
  });
}

function placeDiagrams(content: Root, slide: Slide, { drawings }: PageContext): void {
  visit(content, "element", (node) => {
    const index = node.properties["dataDiagram"];
    const diagram = index === undefined ? undefined : slide.diagrams[Number(index)];
    if (!diagram) return;
    // The drawing itself is the figure; on paper two would stand in each other.
    node.tagName = "div";
    node.properties = { className: ["diagram"] };
    const drawing: Raw = { type: "raw", value: drawings.get(diagram) ?? "" };
    node.children = [drawing];
  });
}

/** Whether KaTeX set anything in the episode. */
export function hasMath({ episode }: PageContext): boolean {
  const slides = episode.segments.flatMap((segment) => segment.slides);
  return [...slides, ...slides.flatMap(({ notes }) => notes), ...episode.references].some(
    ({ content }) => {
      let found = false;
      visit(content, "element", (node) => {
        found = isFormula(node);
        return found ? EXIT : undefined;
      });
      return found;
    },
  );
}
