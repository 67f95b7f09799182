import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { isRemote, type Media } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import type { PageContext } from "../context.ts";
import { interfaceProperties } from "../document.ts";
import { addressOf } from "../files.ts";
import { PAPERS, pdfOf } from "../print/papers.ts";

const SLEEP_MINUTES = [5, 10, 15, 30, 45, 60];

/** What a listener sets once: a panel that opens over the page. */
export function renderSettings(
  { words, episode, pdf }: PageContext,
  more: readonly ElementContent[],
): Element {
  const { commands } = words.scripts;
  const hasSound = episode.media !== undefined;
  return h(
    "div",
    {
      class: "settings",
      id: "settings",
      popover: "auto",
      role: "dialog",
      // Where the focus goes when a key has opened it.
      autoFocus: true,
      tabIndex: -1,
      ariaLabel: commands.settings,
      ...interfaceProperties(episode.meta.language),
    },
    [
      hasSound
        ? h("fieldset", [
            h("legend", words.sound),
            choice("source", "here", words.soundHere, true),
            choice("source", "by-hand", words.soundElsewhere),
          ])
        : undefined,
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
        h("output", { htmlFor: "rate" }, "1×"),
      ]),
      h("div", { class: "setting" }, [
        h("label", { htmlFor: "nudge" }, words.nudge),
        h("span", { class: "stepper" }, [
          h(
            "button",
            { type: "button", dataAction: "nudge-earlier", ariaLabel: commands["nudge-earlier"] },
            "−",
          ),
          h("input", {
            type: "number",
            id: "nudge",
            step: 0.1,
            value: 0,
            ariaDescribedBy: "nudge-hint",
          }),
          h(
            "button",
            { type: "button", dataAction: "nudge-later", ariaLabel: commands["nudge-later"] },
            "+",
          ),
        ]),
        h("span", words.seconds),
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
      toggle("captions", commands.captions),
      toggle("announce", words.announce),
      h("div", { class: "settings-more menu" }, [
        h("button", { type: "button", dataAction: "fullscreen" }, commands.fullscreen),
        h("button", { type: "button", dataAction: "copy-link" }, commands["copy-link"]),
        h("button", { type: "button", dataAction: "copy-embed" }, words.copyEmbed),
        h("button", { type: "button", dataAction: "keyboard" }, words.keyboard),
        ...more,
        h("a", { href: "present/" }, words.present),
        ...(pdf ? renderPapers(episode.id, words) : []),
        ...renderDownloads(episode.media, words),
      ]),
    ],
  );
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

function toggle(control: string, label: string): Element {
  return h("label", { class: "choice" }, [
    h("input", { type: "checkbox", dataControl: control }),
    h("span", label),
  ]);
}

function choice(control: string, value: string, label: string, checked = false): Element {
  return h("label", { class: "choice" }, [
    h("input", { type: "radio", name: control, value, checked, dataControl: control }),
    h("span", label),
  ]);
}
