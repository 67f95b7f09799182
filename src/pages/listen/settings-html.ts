import type { Element, ElementContent, Properties } from "hast";
import { h } from "hastscript";
import { isRemote, type Media } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import { choice, settingsPanel, stepper, textButton } from "../../parts/ui/html.ts";
import type { PageContext } from "../context.ts";
import { interfaceProperties } from "../document.ts";
import { addressOf } from "../files.ts";
import { PAPERS, pdfOf } from "../print/papers.ts";

const SLEEP_MINUTES = [5, 10, 15, 30, 45, 60];

/** What a listener sets once: a panel that opens over the page, in groups of which one is open. */
export function renderSettings(context: PageContext, more: readonly ElementContent[]): Element {
  const { words, episode, pdf } = context;
  const { commands } = words.scripts;
  const { groups } = words;
  const spoken = interfaceProperties(episode.meta.language);
  return settingsPanel("settings", commands.settings, spoken, [
    group("sound", groups.sound, renderSound(context), { open: true }),
    group("slides", groups.slides, [
      choice("captions", commands.captions),
      choice("announce", words.announce),
      h("div", { class: "menu" }, [
        textButton("overview", commands.overview),
        textButton("fullscreen", commands.fullscreen),
        textButton("keyboard", words.keyboard),
      ]),
    ]),
    group("files", groups.files, [
      h("div", { class: "menu" }, [
        textButton("copy-link", commands["copy-link"]),
        textButton("copy-embed", words.copyEmbed),
        h("a", { href: "present/" }, words.present),
        ...(pdf ? renderPapers(episode.id, words) : []),
        ...renderDownloads(episode.media, words),
        ...more,
      ]),
    ]),
  ]);
}

/** Opening one closes the others, in browsers that know that. */
function group(
  name: string,
  label: string,
  content: readonly (ElementContent | undefined)[],
  properties: Properties = {},
): Element {
  return h("details", { name: "settings", class: `${name}-group`, ...properties }, [
    h("summary", label),
    ...content,
  ]);
}

/** Where the sound plays, how fast, how late the pictures are, and when it stops. */
function renderSound({ words, episode }: PageContext): (Element | undefined)[] {
  const { commands } = words.scripts;
  return [
    episode.media === undefined ? undefined : renderSource(words),
    h("div", { class: "setting" }, [
      h("label", { htmlFor: "rate" }, words.speed),
      h("input", {
        type: "range",
        id: "rate",
        dataControl: "rate",
        min: 0.5,
        max: 3,
        step: 0.05,
        value: 1,
      }),
      h("output", { htmlFor: "rate" }, words.scripts.rate({ rate: 1 })),
    ]),
    h("div", { class: "setting" }, [
      h("label", { htmlFor: "nudge" }, words.nudge),
      stepper(
        ["nudge-earlier", commands["nudge-earlier"]],
        h("input", {
          type: "number",
          id: "nudge",
          step: 0.1,
          value: 0,
          ariaDescribedBy: "nudge-hint",
        }),
        ["nudge-later", commands["nudge-later"]],
      ),
      h("span", words.secondUnit),
      h("p", { class: "hint", id: "nudge-hint" }, words.nudgeHint),
    ]),
    h("div", { class: "setting" }, [
      h("label", { htmlFor: "sleep" }, words.sleep),
      h("select", { id: "sleep", dataControl: "sleep" }, [
        h("option", { value: "" }, words.sleepOff),
        h("option", { value: "chapter" }, words.sleepAtChapter),
        ...SLEEP_MINUTES.map((minutes) =>
          h("option", { value: minutes }, words.sleepAfter({ count: minutes })),
        ),
      ]),
      h("output", { class: "sleep-left", htmlFor: "sleep", ariaLive: "off" }),
    ]),
  ];
}

/** Where the sound comes from. */
function renderSource(words: PageWords): Element {
  const source = (value: string, label: string, checked = false) =>
    choice("source", label, { type: "radio", name: "source", value, checked });
  return h("fieldset", [
    h("legend", words.sound),
    source("here", words.soundHere, true),
    source("by-hand", words.soundElsewhere),
  ]);
}

function renderPapers(id: string, words: PageWords): Element[] {
  return PAPERS.map((paper) =>
    h("a", { href: addressOf(pdfOf(id, paper)) }, `${words[paper]} (${words.pdf})`),
  );
}

/** What a listener may want as a file; what another host has is not ours to hand out. */
function renderDownloads(media: Media | undefined, words: PageWords): Element[] {
  const download = (href: string, text: string) => h("a", { href, download: true }, text);
  const transcript = download("transcript.vtt", words.downloadTranscript);
  if (!media || isRemote(media.source)) return [transcript];
  return [download(addressOf(media.source), words.downloadMedia), transcript];
}
