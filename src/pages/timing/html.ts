import type { Element } from "hast";
import { h } from "hastscript";
import { isRemote, type Media } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import { renderSlides } from "../../parts/deck/html.ts";
import { iconButton, textButton } from "../../parts/ui/html.ts";
import type { PageContext } from "../context.ts";
import { interfaceProperties, renderDocument } from "../document.ts";
import { addressOf } from "../files.ts";

/** `/<episode>/timing/` of `cuedeck dev`, which only that serves: the times of the notes, set by hand while the recording plays. */
export function renderTimingPage(context: PageContext): string {
  const { episode, words } = context;
  const { id, meta, media, segments } = episode;
  const hasNotes = segments.some(({ slides }) => slides.some(({ notes }) => notes.length > 0));
  const missing = !media || isRemote(media.source) ? renderNoRecording(id, words) : undefined;
  const recording = missing || !hasNotes ? undefined : media;
  return renderDocument({
    page: "timing",
    title: `${words.timing.heading} · ${meta.title}`,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    theme: context.theme,
    // What is being set would be gone: the page itself tells when its sources have changed.
    server: { ...context.server, sources: recording ? undefined : context.server?.sources },
    math: context.math,
    body: [
      renderHeader(context),
      h("div", {
        class: "notices",
        role: "status",
        ...interfaceProperties(meta.language),
      }),
      ...(recording
        ? renderTools(context, recording)
        : [
            h("main", { class: "empty", ...interfaceProperties(meta.language) }, [
              missing ?? h("p", words.timing.noNotes),
            ]),
          ]),
    ],
  });
}

function renderHeader({ episode: { meta }, words }: PageContext): Element {
  const { timing } = words;
  return h("header", { class: "top" }, [
    h("a", { class: "home", href: "../", ariaLabel: timing.toEpisode }, "←"),
    h("h1", [
      h("span", interfaceProperties(meta.language), timing.heading),
      h("span", { class: "episode-title" }, meta.title),
    ]),
    h("div", { class: "state", ...interfaceProperties(meta.language) }, [
      h("p", { class: "saved" }),
      textButton("doubt", "", { class: "to-doubt", title: timing.commands.doubt, hidden: true }),
      h("p", { class: "progress" }),
    ]),
    iconButton("theme", "theme", words.lightOrDark),
    iconButton("keyboard", "keys", words.keyboard),
  ]);
}

function renderNoRecording(id: string, { timing }: PageWords): Element {
  const text = timing.noRecording({
    folder: `public/${id}/`,
    file: `slides/${id}/episode.yaml`,
  });
  return h("div", [h("p", text), h("pre", [h("code", `media: ${id}.mp3`)])]);
}

function renderTools(context: PageContext, media: Media): Element[] {
  const { episode, words } = context;
  const { timing } = words;
  const spoken = interfaceProperties(episode.meta.language);
  return [
    h("audio", { src: `../${addressOf(media.source)}`, preload: "auto" }),
    h("main", [
      // Time runs from left to right also where text does not.
      h("div", { class: "overview", dir: "ltr" }, [
        h("div", { class: "overview-window", ariaHidden: "true" }),
        h("input", {
          type: "range",
          min: 0,
          step: 1,
          value: 0,
          ariaLabel: timing.position,
          dataControl: "position",
          ...spoken,
        }),
      ]),
      h(
        "section",
        { class: "waveform", ariaLabel: timing.waveform, tabIndex: 0, dir: "ltr", ...spoken },
        [h("div", { class: "track" })],
      ),
      h("section", { class: "cues", ariaLabel: timing.cues, ...spoken }, [h("ol")]),
      h("section", { class: "here", ariaLabel: timing.slide, ...spoken }, [
        h("div", { class: "preview" }, [h("div", { class: "thumb" })]),
        h("div", { class: "clock" }, [
          h("p", { class: "time" }, "00:00.0"),
          h("p", { class: "place" }),
          h("p", { class: "next-up" }),
        ]),
        renderKeys(words),
      ]),
    ]),
    h("template", { id: "slides" }, renderSlides(context, { base: "../" })),
  ];
}

/** The buttons for what is done again and again, each with its key. */
function renderKeys({ timing, scripts, seconds }: PageWords): Element {
  const { labels, commands } = timing;
  const keys = [
    ["set", scripts.keys[" "], labels.set],
    ["click", "C", labels.click],
    ["nudge-earlier", "←", seconds(0.1)],
    ["nudge-later", "→", seconds(0.1)],
    ["hear", "R", labels.hear({ duration: seconds(2) })],
    ["check", "A", labels.check],
    ["undo", "Z", labels.undo],
  ] as const;
  return h(
    "div",
    // Earlier and later stand where they are on the waveform.
    { class: "keys", dir: "ltr" },
    keys.map(([action, key, label]) =>
      h("button", { type: "button", class: "key", dataAction: action, title: commands[action] }, [
        h("kbd", key),
        h("span", { class: "key-label", dir: "auto" }, label),
      ]),
    ),
  );
}
