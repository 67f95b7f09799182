import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import type { Slide } from "../episode/episode.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { numberCitations } from "./citations.ts";
import type { PageContext } from "./context.ts";
import { interfaceProperties } from "./document.ts";
import { resolveFiles } from "./files.ts";
import { markSteps } from "./step-marks.ts";

export interface NotesOptions {
  /** From the page to the episode's files. */
  readonly base: string;
  /** Whether it is marked where steps come. */
  readonly steps?: boolean;
  /** Where a cue's time leads, of its start in seconds; nowhere where that is undefined. */
  readonly hrefOf?: (start: number) => string | undefined;
}

/** The speaker notes as a transcript, a block a segment; citations lead to {@link renderReferences}. */
export function renderNotes(context: PageContext, options: NotesOptions): Element[] {
  return context.episode.segments.map((segment) =>
    h("section", { class: "transcript-segment", dataSegment: segment.id }, [
      h("h2", segment.title),
      ...segment.slides.flatMap((slide) => renderSlideNotes(slide, context, options)),
    ]),
  );
}

/** A slide's notes: a block a cue, with its time. */
export function renderSlideNotes(
  slide: Slide,
  context: PageContext,
  { base, steps = false, hrefOf = (start) => `?t=${start}` }: NotesOptions,
): Element[] {
  const { timeline, words } = context;
  let clicks = 0;
  return slide.notes.map((note) => {
    const before = clicks;
    clicks += note.clicks.length;
    const start = timeline.cues.find((cue) => cue.id === note.id)?.start ?? 0;
    const text = renderText(note.content, context, base);
    const href = hrefOf(start);
    return h("div", { class: "cue", id: `cue-${note.id}`, dataCue: note.id }, [
      href === undefined
        ? h("span", { class: "cue-time" }, formatTimecode(start))
        : h("a", { class: "cue-time", href }, formatTimecode(start)),
      ...(steps ? markSteps(text, note.clicks, words.step, before) : text),
    ]);
  });
}

/** What the page itself can lead on from: its citations to the list of sources, its files to where they lie. */
function renderText(text: Root, { episode, words }: PageContext, base: string): ElementContent[] {
  const content = numberCitations(
    text,
    episode.references,
    words,
    (_reference, number) => `#reference-${number}`,
  );
  resolveFiles(content, base);
  return content.children.filter((child) => child.type !== "doctype");
}

/**
 * All references that the episode cites, numbered as on the slides.
 *
 * @param base from the page to the episode's files
 * @param heading a part of the page like its segments, or on paper a part of the whole
 */
export function renderReferences(
  context: PageContext,
  base: string,
  heading: "h1" | "h2" = "h2",
): Element | undefined {
  const { episode, words } = context;
  if (episode.references.length === 0) return undefined;
  const spoken = interfaceProperties(episode.meta.language);
  return h("section", { class: "references", ariaLabelledBy: "references-heading" }, [
    h(heading, { id: "references-heading", ...spoken }, words.sources),
    h(
      "ol",
      episode.references.map((reference, index) =>
        h("li", { id: `reference-${index + 1}` }, renderText(reference.content, context, base)),
      ),
    ),
  ]);
}
