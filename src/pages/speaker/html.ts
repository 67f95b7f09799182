import type { Element, Properties, Root } from "hast";
import { h } from "hastscript";
import { direction, type PageWords } from "../../languages/languages.ts";
import { renderSlides } from "../../parts/deck/html.ts";
import { renderNotes } from "../../parts/notes/html.ts";
import {
  choice,
  iconButton,
  type IconName,
  settingsPanel,
  stepper,
  textButton,
} from "../../parts/ui/html.ts";
import type { PageContext } from "../context.ts";
import { createDocument, interfaceProperties, renderTree, renderUnstarted } from "../document.ts";

/** `dist/<episode>/speaker/index.html`: the speaker's console. */
export function createSpeakerPage(context: PageContext): Root {
  const { episode, words } = context;
  const { meta } = episode;
  const spoken = interfaceProperties(meta.language);
  return createDocument({
    page: "speaker",
    title: `${words.speaker} · ${meta.title}`,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    theme: context.theme,
    server: context.server,
    math: context.math,
    records: true,
    head: [
      h("link", {
        rel: "preload",
        href: "../timeline.json",
        as: "fetch",
        crossOrigin: "anonymous",
      }),
    ],
    body: [
      renderUnstarted(context),
      renderTimes(context),
      h("div", { class: "notices", role: "status", ...spoken }),
      h("main", [
        h(
          "section",
          { class: "notes", ariaLabel: words.notes, tabIndex: 0 },
          renderNotes(context, { base: "../", steps: true, remarks: true }),
        ),
        h("section", { class: "previews", ariaLabel: words.slides, tabIndex: 0 }, [
          h("div", { class: "view now-view" }, [
            h("h2", [
              h("span", spoken, words.now),
              h("span", { class: "position", ...spoken }, ""),
            ]),
            h("div", { class: "preview now" }, [h("div", { class: "thumb" })]),
            renderTools(words, spoken),
          ]),
          h("div", { class: "view next-view" }, [
            h("h2", spoken, [h("span", { class: "next-label" }, words.next)]),
            h("div", { class: "preview next" }, [h("div", { class: "thumb" })]),
          ]),
        ]),
      ]),
      renderFoot(context),
      renderPreferences(words, spoken),
      h("template", { id: "slides" }, renderSlides(context, { base: "../" })),
    ],
  });
}

/** @returns the text of {@link createSpeakerPage}'s page */
export function renderSpeakerPage(context: PageContext): string {
  return renderTree(createSpeakerPage(context));
}

/** The stopwatch, and the talk compared with its plan. */
function renderTimes({ episode: { meta }, words }: PageContext): Element {
  const { talk } = words;
  return h("header", { class: "times", ...interfaceProperties(meta.language) }, [
    h("h1", { class: "sr-only" }, `${words.speaker} · ${meta.title}`),
    h("p", { class: "elapsed", role: "timer" }, "00:00"),
    h("form", { class: "slot" }, [
      h("label", { class: "sr-only", htmlFor: "slot" }, words.console.slot),
      h("input", {
        id: "slot",
        name: "slot",
        size: 8,
        autoComplete: "off",
        inputMode: "decimal",
        title: words.console.slotHint,
      }),
    ]),
    h("p", { class: "pace" }, ""),
    h("p", { class: "ends" }, ""),
    h("p", { class: "left" }, ""),
    h("p", { class: "next-cue" }, ""),
    h("p", { class: "recording", role: "status" }, ""),
    h("div", { class: "stopwatch" }, [
      textButton("timer", words.now, { title: talk.commands.timer }),
      textButton("timer-reset", words.console.reset, { title: words.console.resetHint }),
    ]),
    h("p", { class: "time-of-day" }, ""),
  ]);
}

type Tool = keyof PageWords["console"]["short"] & IconName;

/** In groups: what hides the slide, what points and draws on it, and what else it does. */
const TOOLS: readonly (readonly (readonly [action: Tool, properties?: Properties])[])[] = [
  [
    ["black", { ariaPressed: "false" }],
    ["white", { ariaPressed: "false" }],
  ],
  [["pointer", { ariaPressed: "false" }], ["pen", { ariaPressed: "false" }], ["clear"]],
  [
    ["zoom", { ariaPressed: "false" }],
    ["sound", { ariaPressed: "false" }],
  ],
];

/** Buttons that act on the current slide. */
function renderTools(words: PageWords, spoken: Properties): Element {
  return h(
    "div",
    { class: "tools", role: "group", ariaLabel: words.console.tools, ...spoken },
    TOOLS.map((group) =>
      h(
        "div",
        { class: "tool-group" },
        group.map(([action, properties]) => {
          const { short } = words.console;
          return iconButton(action, action, words.talk.commands[action], properties, short[action]);
        }),
      ),
    ),
  );
}

/** The map of segments, and buttons that move the talk and open dialogs. */
function renderFoot({ episode: { meta }, timeline, words }: PageContext): Element {
  const { talk } = words;
  const { short } = words.console;
  const spoken = interfaceProperties(meta.language);
  /** Its name is short enough to stand below it. */
  const named = (action: string, shape: IconName, label: string, properties: Properties = {}) =>
    iconButton(action, shape, label, properties, label);
  return h("footer", { class: "foot" }, [
    h(
      "nav",
      { class: "map", ariaLabel: words.console.map },
      timeline.segments.map(({ id, title, start, end }, index) =>
        h(
          "button",
          {
            type: "button",
            class: "plain",
            dataAction: "segment",
            dataSegment: id,
            title,
            style: `flex-grow: ${Math.max(1, Math.round(end - start))}`,
          },
          [
            h("span", { class: "bar" }),
            h("span", { class: "map-title" }, `${index + 1} · ${title}`),
          ],
        ),
      ),
    ),
    h("nav", { class: "turn", ariaLabel: words.slides, dir: direction(meta.language) }, [
      textButton("previous", `‹ ${words.turn.back}`, { class: "turn-back" }),
      h("div", { class: "more", ...spoken }, [
        h("p", { class: "connection", role: "status" }, words.lookingForDeck),
        textButton("open-deck", words.openDeck, { class: "open-deck", hidden: true }),
        named("overview", "overview", words.scripts.commands.overview),
        iconButton("jump", "jump", talk.commands.jump, {}, short.jump),
        iconButton("fill-screen", "fillScreen", words.console.fillScreen, {}, short["fill-screen"]),
        named("rehearsal", "rehearsal", words.console.rehearsal),
        named("room", "room", words.console.room, { hidden: true }),
        named("theme", "theme", words.lightOrDark),
        named("preferences", "settings", words.scripts.commands.settings, {
          popoverTarget: "preferences",
        }),
        named("keyboard", "keys", words.keyboard),
      ]),
      textButton("next", `${words.turn.on} ›`, { class: "turn-on" }),
    ]),
  ]);
}

const LAYOUTS = ["notes", "slides", "side"] as const;

/** A popover with the console's preferences. */
function renderPreferences(words: PageWords, spoken: Properties): Element {
  const { larger, smaller } = words.talk.commands;
  const label = words.scripts.commands.settings;
  return settingsPanel("preferences", label, spoken, [
    h("fieldset", [
      h("legend", words.console.layout),
      ...LAYOUTS.map((value) =>
        choice("layout", words.console.layouts[value], {
          type: "radio",
          name: "layout",
          value,
          checked: value === "notes",
        }),
      ),
    ]),
    h("div", { class: "setting" }, [
      h("span", words.console.size),
      stepper(["smaller", smaller], h("output", { class: "size" }, ""), ["larger", larger]),
    ]),
    choice("starts-by-itself", words.console.startsByItself, { checked: true }),
  ]);
}
