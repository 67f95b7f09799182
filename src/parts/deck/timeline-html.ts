import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { SKIP, visit } from "unist-util-visit";
import { copyTree } from "../../episode/copy-tree.ts";
import type { PageContext } from "../../pages/context.ts";
import { isCitation } from "./citations-html.ts";

/** The timeline as a part of a page, for its script. */
export function renderTimeline(timeline: object): Element {
  return h("template", { id: "timeline" }, JSON.stringify(timeline));
}

/**
 * As {@link renderTimeline}, for `readTimeline` in a page that has the notes: a cue's text is left out where its note says
 * the same, word for word, as one with a formula doesn't.
 */
export function renderTimelineOfNotes({ episode, timeline }: PageContext): Element {
  const notes = episode.segments.flatMap(({ slides }) => slides.flatMap((slide) => slide.notes));
  const shown = new Map(notes.map(({ id, content }) => [id, withoutSpace(spokenText(content))]));
  const cues = timeline.cues.map(({ text, ...cue }) =>
    shown.get(cue.id) === withoutSpace(text) ? cue : { ...cue, text },
  );
  return renderTimeline({ ...timeline, cues });
}

/** A note's text without its citations. */
function spokenText(content: Root): string {
  const copy = copyTree(content);
  visit(copy, "element", (node, index, parent) => {
    if (!isCitation(node) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return toString(copy);
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, "");
}
