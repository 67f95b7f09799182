import type { Element, Root } from "hast";
import { h } from "hastscript";
import { encodeQR } from "qr";
import { visit } from "unist-util-visit";
import type { Segment, Slide } from "../../episode/episode.ts";
import { renderSlide, renderSlides, type SegmentPlace } from "../../parts/deck/html.ts";
import { renderReferences, renderSlideNotes } from "../../parts/notes/html.ts";
import { slideOf } from "../../timeline/position.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { direction } from "../../languages/languages.ts";
import type { PageContext } from "../context.ts";
import { creditsOf } from "../credits.ts";
import { createDocument, interfaceProperties, renderTree } from "../document.ts";
import { momentOf } from "../files.ts";
import { describeFormulas } from "../slide-text.ts";
import { PAPER_ANCHORS, PAPERS } from "./papers.ts";

const BASE = "../";

/**
 * `dist/<episode>/print/index.html`: the content of all {@link PAPERS}, of which `?layout=` shows one. Each segment begins
 * on a new page, and the pages' margins have its title.
 *
 * @param remarks whether it has what only the speaker sees: the page of the site does not
 */
export function createPrintPage(context: PageContext, remarks = false): Root {
  const { meta } = context.episode;
  const references = renderReferences(context, BASE, "h1");
  const main = h("main", { dataPaper: "slides" }, [
    renderOpening(context),
    ...renderSegments(context, remarks),
    references &&
      h("div", { class: "paper-part paper-sources", style: "page: sources" }, [references]),
  ]);
  linkSlides(main, context);
  if (context.math) describeFormulas(main);
  return createDocument({
    page: "print",
    title: meta.title,
    description: meta.description,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    theme: context.theme,
    server: context.server,
    math: context.math,
    head: [h("style", marginRules(context))],
    body: [renderBar(context), main, renderAnchors(context)],
  });
}

/** A page with slides alone, as the print page shows them, to measure them. @param ids of the slides */
export function createSlidesPage(context: PageContext, ids?: ReadonlySet<string>): Root {
  const { meta } = context.episode;
  const slides = renderSlides(context, { base: BASE }).filter(
    ({ properties }) => ids?.has(String(properties["dataSlide"])) ?? true,
  );
  return createDocument({
    page: "print",
    title: meta.title,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    theme: context.theme,
    math: context.math,
    body: [renderBar(context), h("main", { dataPaper: "slides" }, slides)],
  });
}

/** The text of {@link createPrintPage}'s page. */
export function renderPrintPage(context: PageContext): string {
  return renderTree(createPrintPage(context));
}

/** Lets links to slides lead to their anchors on paper. */
function linkSlides(main: Element, { timeline }: PageContext): void {
  const ids = timeline.slides.map(({ id }) => id);
  visit(main, { tagName: "a" }, ({ properties }) => {
    const slide = slideOf(String(properties["href"]));
    if (slide !== undefined) properties["href"] = `#${PAPER_ANCHORS.slide(ids.indexOf(slide) + 1)}`;
  });
}

/** Links to the layouts and a print button, on screen only. */
function renderBar({ words, episode: { meta } }: PageContext): Element {
  return h("nav", { class: "paper-bar", ...interfaceProperties(meta.language) }, [
    ...PAPERS.map((paper) => h("a", { href: `?layout=${paper}`, dataPaper: paper }, words[paper])),
    h("button", { type: "button", dataAction: "print", hidden: true }, words.print),
  ]);
}

/** Above the first segment of a handout or a script. */
function renderOpening({ episode, timeline, words }: PageContext): Element {
  const { meta } = episode;
  const facts = [
    meta.show,
    words.segments({ count: episode.segments.length }),
    formatTimecode(timeline.duration),
  ];
  const credits = creditsOf(meta, words);
  const spoken = interfaceProperties(meta.language);
  return h("header", { class: "paper-opening", style: pageOf(1) }, [
    h("p", { class: "paper-facts", ...spoken }, facts.filter(Boolean).join(" · ")),
    h("p", { class: "paper-title" }, meta.title),
    meta.description === undefined ? undefined : h("p", meta.description),
    h("p", { class: "paper-small" }, [meta.disclaimer, " ", credits && h("span", spoken, credits)]),
  ]);
}

function renderSegments(context: PageContext, remarks: boolean): Element[] {
  let slides = 0;
  return context.episode.segments.map((segment, index) => {
    const element = renderSegment(segment, { number: index + 1, slides, remarks }, context);
    slides += segment.slides.length;
    return element;
  });
}

interface PaperPlace {
  /** The segment's number, from 1. */
  readonly number: number;
  /** Number of slides before the segment. */
  readonly slides: number;
  readonly remarks: boolean;
}

function renderSegment(
  segment: Segment,
  { number, slides, remarks }: PaperPlace,
  context: PageContext,
): Element {
  const { words, timeline } = context;
  const start = timeline.segments.find(({ id }) => id === segment.id)?.start ?? 0;
  const href = momentOf(context, start);
  const time = formatTimecode(start);
  return h(
    "section",
    { class: "paper-part paper-segment", dataSegment: segment.id, style: pageOf(number) },
    [
      h("div", { class: "paper-head", id: PAPER_ANCHORS.segment(number) }, [
        h("h1", segment.title),
        h("p", { class: "paper-facts" }, [
          `${number} / ${context.episode.segments.length} · `,
          href === undefined ? time : h("a", { href }, time),
        ]),
        href === undefined ? undefined : renderQrCode(href, words.listenFrom({ timecode: time })),
      ]),
      ...segment.slides.map((slide, index) =>
        h("div", { class: "paper-slide" }, [
          renderAnchored(slide, slides + index + 1, { segment, number }, context),
          h(
            "div",
            { class: "paper-notes" },
            renderSlideNotes(slide, context, {
              base: BASE,
              steps: true,
              remarks,
              hrefOf: (seconds) => momentOf(context, seconds),
            }),
          ),
        ]),
      ),
    ],
  );
}

function renderAnchored(
  slide: Slide,
  number: number,
  place: SegmentPlace,
  context: PageContext,
): Element {
  const element = renderSlide(slide, place, context, { base: BASE, isWhole: true });
  element.properties["id"] = PAPER_ANCHORS.slide(number);
  visit(element, { tagName: "video" }, ({ properties }) => void delete properties["controls"]);
  return element;
}

/** Hidden links to all anchors: Chromium writes only linked anchors into a PDF. */
function renderAnchors({ episode: { segments } }: PageContext): Element {
  const slides = segments.flatMap((segment) => segment.slides);
  const anchors = [
    ...segments.map((_, index) => PAPER_ANCHORS.segment(index + 1)),
    ...slides.map((_, index) => PAPER_ANCHORS.slide(index + 1)),
    PAPER_ANCHORS.sources,
  ];
  return h(
    "nav",
    { hidden: true },
    anchors.map((anchor) => h("a", { href: `#${anchor}` })),
  );
}

function pageOf(segment: number): string {
  return `page: segment-${segment}`;
}

/** `@page` rules for the margins of each part: the episode, the part's title and the page number. */
function marginRules({ episode: { meta, segments }, words }: PageContext): string {
  const episode = [meta.show, meta.title].filter((name) => name !== undefined).join(" · ");
  const parts = [
    ...segments.map(({ title }, index) => [`segment-${index + 1}`, `${index + 1} · ${title}`]),
    ["sources", words.sources],
  ] as const;
  const [start, end] = direction(meta.language) === "rtl" ? ["right", "left"] : ["left", "right"];
  return parts
    .map(
      ([name = "", title = ""]) =>
        `@page ${name} { @top-${start} { content: ${quote(episode)} } @top-${end} { content: ${quote(title)} } @bottom-${end} { content: counter(page) " / " counter(pages) } }`,
    )
    .join("\n");
}

/** A text as a CSS string, in which `<` is escaped too, so that it can't close the `<style>`. */
function quote(text: string): string {
  const escaped = text.replace(
    /["\\<\p{Cc}]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}

/** An address as a QR code that is also a link. */
function renderQrCode(href: string, label: string): Element {
  // On paper: with "quartile", a quarter of the code may be damaged.
  const svg = encodeQR(href, "svg", { ecc: "quartile", border: 2 });
  const src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return h("a", { class: "paper-code", href }, [h("img", { src, alt: label })]);
}
