import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { SKIP, visit } from "unist-util-visit";
import { classesOf } from "../../episode/class-names.ts";
import type { Badge, Picture, Segment, Slide } from "../../episode/episode.ts";
import { hasList } from "../../episode/has-list.ts";
import type { PageWords } from "../../languages/languages.ts";
import type { PageContext } from "../../pages/context.ts";
import { resolveFile, resolveFiles } from "../../pages/files.ts";
import { placePicture } from "../../picture/place-picture.ts";
import { completeBlocks, frameOrigins } from "../blocks/html.ts";
import { placeCode } from "../code/html.ts";
import { addCredit, arrangeContent } from "./arrange-html.ts";
import { numberCitations } from "./citations-html.ts";
import { markContents } from "./contents-html.ts";
import { renderSources } from "./sources-html.ts";

/**
 * The deck as reveal.js expects it.
 *
 * @param loading when the pictures of all slides but the first are loaded: at once, or as their slides come near
 */
export function renderDeck(
  context: PageContext,
  base: string,
  loading: "eager" | "lazy" = "eager",
): Element {
  const slides = renderSlides(context, { base });
  if (loading === "lazy")
    for (const slide of slides.slice(1))
      visit(slide, { tagName: "img" }, ({ properties }) => void (properties["loading"] = loading));
  // Its script is loaded only where there is something to load.
  const embeds = frameOrigins(context).length > 0;
  return h("div", { class: "reveal", dataEmbeds: embeds ? "" : undefined }, [
    h("div", { class: "slides" }, slides),
  ]);
}

export interface SlideOptions {
  /** From the page to the episode's files: `""` or `"../"`. */
  readonly base: string;
  /** Whether nothing on the page changes: what its steps show is shown from the start. */
  readonly isWhole?: boolean;
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
  completeBlocks(content, context);
  placeCode(content, context, { id: slide.id, isFixed: options.isWhole ?? false });
  // Late, as pictures are large, and only their steps are of interest here.
  placeDiagrams(content, slide, context);
  placeDrawings(content, slide);
  placeSteps(content, options.isWhole);
  arrangeContent(content);
  const credit =
    slide.credit === undefined || addCredit(content, slide.credit) ? undefined : slide.credit;
  const { title, body } = splitTitle(content, slide.title);
  const cover = slide.layout === "cover";
  const { ground } = slide;
  const fits = context.fits?.get(slide.id);
  if (slide.layout === "sources" && !hasList(slide.content))
    body.push(...renderSources(context, options.base));
  const section = h(
    "section",
    {
      class: ["slide", `layout-${slide.layout}`, `tone-${slide.tone}`, ...slide.classes],
      style: styleOf({
        "--focus": slide.focus,
        "--fit": fits?.wide,
        "--fit-tall": fits?.tall,
        ...Object.fromEntries(
          (context.wordWidths?.get(slide.id) ?? []).map((width, index) => [
            `--words-${index + 1}`,
            width.toFixed(3),
          ]),
        ),
      }),
      dataGround: ground && (ground.type === "picture" ? "picture" : ground.name),
      // The target of links to it where no script runs.
      id: `/${slide.id}`,
      dataSlide: slide.id,
      dataSegment: place.segment.id,
    },
    [
      ground?.type === "picture"
        ? h("div", { class: "ground" }, [
            h("img", { src: resolveFile(ground.source, options.base), alt: "" }),
          ])
        : undefined,
      h("div", { class: "frame" }, [
        slide.hidden ? h("p", { class: "hidden-mark" }, context.words.hiddenSlide) : undefined,
        cover ? renderCoverLine(context) : undefined,
        title,
        renderBadge(slide, context.words),
        h("div", { class: "slide-body" }, body),
        credit === undefined ? undefined : h("p", { class: "credit" }, credit),
        cover ? undefined : renderFooter(slide, place, context, options.base),
      ]),
    ],
  );
  markContents(section);
  return section;
}

/** Custom properties as a `style`; without those that have no value. */
function styleOf(properties: Readonly<Record<string, string | number | undefined>>) {
  const set = Object.entries(properties).filter(([, value]) => value !== undefined);
  return set.map(([name, value]) => `${name}: ${value}`).join("; ") || undefined;
}

/** The slide's first heading becomes its title (`h2`), all others `h3`. */
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
    : h("p", { class: "badge", ...dotOf(slide.badges) }, label);
}

/** Badges share one dot: the last colour and the last stroke that say something. */
function dotOf(badges: readonly Badge[]): Record<string, string> {
  return {
    dataMark: badges.findLast(({ mark }) => mark !== "neutral")?.mark ?? "neutral",
    dataStroke: badges.findLast(({ stroke }) => stroke !== "solid")?.stroke ?? "solid",
  };
}

/** The text of a slide's badges, with its caveat. */
export function badgeOf({ badges, caveat }: Slide, words: PageWords): string | undefined {
  const [first, ...rest] = [...badges.map(({ label }) => label), ...(caveat ? [caveat] : [])];
  const later = words.laterLabels === "lower case" ? rest.map(lowerFirst) : rest;
  return first === undefined ? undefined : [first, ...later].join(" · ");
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** Sources that a footer names; the rest are counted. */
const NAMED_SOURCES = 3;

/** The slide's citations. A slide without any, such as one with a diagram, has those of its notes. */
function footerCitations({ citations, notes }: Slide): readonly string[] {
  return citations.length > 0 ? citations : [...new Set(notes.flatMap((note) => note.citations))];
}

function renderFooter(
  slide: Slide,
  { segment, number }: SegmentPlace,
  { episode, theme, words }: PageContext,
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
  if (others > 0)
    sources.push({ type: "text", value: ` · ${words.moreSources({ count: others })}` });
  return h("footer", { class: "slide-footer" }, [
    h("p", [number, shortTitle(segment.title), theme.theme.footer].filter(Boolean).join(" · ")),
    sources.length > 0 ? h("p", { class: "slide-sources" }, sources.slice(1)) : undefined,
  ]);
}

/** A title without its subtitle: `Tides` of `Tides: What the moon does to a harbor`. */
function shortTitle(title: string): string {
  return title.split(/:\s/, 1)[0] ?? title;
}

/** Of what show the episode is, and how long; of one with a recording, that it plays. */
function renderCoverLine({ episode, timeline, words }: PageContext): Element {
  const { show, media } = episode.meta;
  const minutes = words.minutes(Math.max(1, Math.round(timeline.duration / 60)));
  if (media !== undefined)
    return h("p.overline.plays", [show, minutes, words.slidesFollow].filter(Boolean).join(" · "));
  const segments = words.segments({ count: episode.segments.length });
  return h("p.overline", [show, segments, minutes].filter(Boolean).join(" · "));
}

function placeSteps(content: Root, isWhole = false): void {
  visit(content, "element", (node) => {
    const step = node.properties["dataStep"];
    if (step === undefined) return;
    node.properties["className"] = [
      ...classesOf(node),
      "fragment",
      ...(isWhole ? ["visible"] : []),
    ];
    node.properties["dataFragmentIndex"] = String(Number(step) - 1);
  });
}

function placeDiagrams(content: Root, slide: Slide, { pictures }: PageContext): void {
  if (slide.diagrams.length === 0) return;
  visit(content, "element", (node) => {
    const index = node.properties["dataDiagram"];
    const diagram = index === undefined ? undefined : slide.diagrams[Number(index)];
    if (!diagram) return undefined;
    // The `svg` itself is tagged as a Figure: inside a figure element, a PDF would have two.
    node.tagName = "div";
    const picture = pictures.get(diagram);
    const marks = { ghost: diagram.ghost, outdated: picture?.isOutdated ?? false };
    node.properties = { className: ["diagram", ...namesOf(marks)] };
    const place = {
      id: `${slide.id}-${Number(index) + 1}`,
      firstStep: diagram.firstStep,
      label: slide.title,
    };
    node.children = picture ? [...placePicture(picture, place), ...dataTable(picture)] : [];
    return SKIP;
  });
}

function namesOf(marks: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(marks).filter((name) => marks[name]);
}

/** The data of a chart as a table, which screen readers and tagged PDFs have after it. */
function dataTable({ data }: Picture): Element[] {
  const [heads = [], ...rows] = data?.table ?? [];
  if (rows.length === 0) return [];
  const row = (cells: readonly string[], cell: "th" | "td") =>
    h(
      "tr",
      cells.map((text) => h(cell, text)),
    );
  const table = h("table", [
    h("thead", row(heads, "th")),
    h(
      "tbody",
      rows.map((cells) => row(cells, "td")),
    ),
  ]);
  return [h("div", { class: "sr-only" }, table)];
}

/** An image stands among text: what takes its place may, too. */
function placeDrawings(content: Root, { id, drawings }: Slide): void {
  if (drawings.length === 0) return;
  visit(content, "element", (node) => {
    const { dataDrawing: index, alt, style, dataName } = node.properties;
    const drawing = index === undefined ? undefined : drawings[Number(index)];
    if (!drawing) return undefined;
    const place = {
      id: `${id}-d${Number(index) + 1}`,
      firstStep: drawing.firstStep,
      label: String(alt),
    };
    node.tagName = "span";
    const marks = { outdated: drawing.picture.isOutdated ?? false };
    node.properties = {
      className: ["diagram", ...namesOf(marks), ...classesOf(node)],
      style,
      dataName,
    };
    node.children = placePicture(drawing.picture, place);
    return SKIP;
  });
}
