import type { Element } from "hast";
import { h } from "hastscript";
import type { Slide } from "../episode/episode.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { numberCitations } from "./citations.ts";
import type { PageContext } from "./context.ts";
import { resolveFiles } from "./files.ts";

/**
 * The speaker notes as a transcript, a block a segment; citations lead to {@link renderReferences}.
 *
 * @param base from the page to the episode's files
 */
export function renderNotes(context: PageContext, base: string): Element[] {
  return context.episode.segments.map((segment) =>
    h("section", { class: "transcript-segment", dataSegment: segment.id }, [
      h("h2", segment.title),
      ...segment.slides.flatMap((slide) => renderSlideNotes(slide, context, base)),
    ]),
  );
}

function renderSlideNotes(
  slide: Slide,
  { episode, timeline, words }: PageContext,
  base: string,
): Element[] {
  return slide.notes.map((note) => {
    const start = timeline.cues.find((cue) => cue.id === note.id)?.start ?? 0;
    const content = numberCitations(
      note.content,
      episode.references,
      words,
      (_reference, number) => `#reference-${number}`,
    );
    resolveFiles(content, base);
    return h("div", { class: "cue", id: `cue-${note.id}`, dataCue: note.id }, [
      h("a", { class: "cue-time", href: `?t=${start}` }, formatTimecode(start)),
      ...content.children.filter((child) => child.type !== "doctype"),
    ]);
  });
}

/** All references that the episode cites, numbered as on the slides. */
export function renderReferences({ episode, words }: PageContext): Element | undefined {
  if (episode.references.length === 0) return undefined;
  return h("section", { class: "references", ariaLabelledBy: "references-heading" }, [
    h("h2", { id: "references-heading" }, words.sources),
    h(
      "ol",
      episode.references.map((reference, index) =>
        h(
          "li",
          { id: `reference-${index + 1}` },
          reference.content.children.filter((child) => child.type !== "doctype"),
        ),
      ),
    ),
  ]);
}
