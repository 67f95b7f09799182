import type { Element } from "hast";
import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import type { PageContext } from "./context.ts";

/** The segments with their times; a script adds each one's picture and how far it has been heard. */
export function renderChapters({ timeline, words }: PageContext): Element {
  return h("nav", { class: "chapters", id: "chapters", ariaLabel: words.chapters }, [
    h(
      "ol",
      timeline.segments.map((segment) =>
        h("li", [
          h("button", { type: "button", dataAction: "segment", dataSegment: segment.id }, [
            h("span", { class: "chapter-picture thumb", ariaHidden: "true" }),
            h("span", { class: "chapter-progress", ariaHidden: "true" }),
            h("span", { class: "chapter-title" }, segment.title),
            h("span", { class: "chapter-time" }, formatTimecode(segment.start)),
          ]),
        ]),
      ),
    ),
  ]);
}
