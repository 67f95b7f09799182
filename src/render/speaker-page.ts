import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderDocument } from "./document.ts";
import { renderNotes } from "./notes.ts";
import { hasMath, renderSlides } from "./slide.ts";

/** `dist/<episode>/speaker/index.html`: what the speaker sees of the talk that Present shows. */
export function renderSpeakerPage(context: PageContext): string {
  const { meta } = context.episode;
  return renderDocument({
    page: "speaker",
    title: `Speaker · ${meta.title}`,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    math: hasMath(context),
    head: [
      h("link", {
        rel: "preload",
        href: "../timeline.json",
        as: "fetch",
        crossOrigin: "anonymous",
      }),
    ],
    body: [
      h("header", { class: "times" }, [
        h("p", [h("span", { class: "elapsed" }, "00:00"), h("span", { class: "planned" }, "")]),
        h("p", { class: "pace" }, ""),
        h("button", { type: "button", dataAction: "timer" }, "Start the clock"),
        h("button", { type: "button", dataAction: "timer-reset" }, "Reset"),
        h("p", { class: "time-of-day" }, ""),
      ]),
      h("main", [
        h("section", { class: "notes", ariaLabel: "Notes" }, renderNotes(context, "../")),
        h("section", { class: "previews", ariaLabel: "Slides" }, [
          h("h2", [h("span", "Now"), h("span", { class: "position" }, "")]),
          h("div", { class: "preview now" }),
          h("h2", [h("span", { class: "next-label" }, "Next")]),
          h("div", { class: "preview next" }),
        ]),
      ]),
      h("nav", { class: "turn", ariaLabel: "Slides" }, [
        h("button", { type: "button", dataAction: "previous" }, "‹ Previous"),
        h("p", { class: "connection", role: "status" }, "Looking for the deck …"),
        h("button", { type: "button", dataAction: "next" }, "Next ›"),
      ]),
      h("template", { id: "slides" }, renderSlides(context, { base: "../" })),
    ],
  });
}
