import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderDocument } from "./document.ts";
import { renderNotes } from "./notes.ts";
import { hasMath, renderSlides } from "./slide.ts";

/** `dist/<episode>/speaker/index.html`: what the speaker sees of the talk that Present shows. */
export function renderSpeakerPage(context: PageContext): string {
  const { episode, words } = context;
  const { meta } = episode;
  return renderDocument({
    page: "speaker",
    title: `${words.speaker} · ${meta.title}`,
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
        h("h1", { class: "sr-only" }, `${words.speaker} · ${meta.title}`),
        h("p", [h("span", { class: "elapsed" }, "00:00"), h("span", { class: "planned" }, "")]),
        h("p", { class: "pace" }, ""),
        h("button", { type: "button", dataAction: "timer" }, words.startTheClock),
        h("button", { type: "button", dataAction: "timer-reset" }, words.reset),
        h("p", { class: "time-of-day" }, ""),
      ]),
      h("main", [
        h(
          "section",
          { class: "notes", ariaLabel: words.notes, tabIndex: 0 },
          renderNotes(context, "../"),
        ),
        h("section", { class: "previews", ariaLabel: words.slides, tabIndex: 0 }, [
          h("h2", [h("span", words.now), h("span", { class: "position" }, "")]),
          h("div", { class: "preview thumb now" }),
          h("h2", [h("span", { class: "next-label" }, words.next)]),
          h("div", { class: "preview thumb next" }),
        ]),
      ]),
      h("nav", { class: "turn", ariaLabel: words.slides }, [
        h("button", { type: "button", dataAction: "previous" }, `‹ ${words.turnBack}`),
        h("p", { class: "connection", role: "status" }, words.lookingForDeck),
        h("button", { type: "button", dataAction: "next" }, `${words.turnOn} ›`),
      ]),
      h("template", { id: "slides" }, renderSlides(context, { base: "../" })),
    ],
  });
}
