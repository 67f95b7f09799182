import type { Element } from "hast";
import { h } from "hastscript";
import type { Media } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import { providerOf } from "../../media/media.ts";
import { iconButton, textButton } from "../../parts/ui/html.ts";
import type { PageContext } from "../context.ts";
import { interfaceProperties } from "../document.ts";

const RATES = "0.5 0.75 1 1.25 1.5 1.75 2 2.5 3";

/** What Media Chrome's controls find their media by. */
const CONTROLLER = "media";

/** The bar below the page: Media Chrome's elements, which drive whatever plays in {@link renderMedia}. */
export function renderPlayer(context: PageContext): Element {
  const { words, episode } = context;
  const { commands } = words.scripts;
  const { media } = episode;
  return h(
    "section",
    {
      class: "player",
      ariaLabel: words.scripts.player,
      ...interfaceProperties(episode.meta.language),
    },
    [
      renderByHand(context),
      h("p", { class: "bar-title", ariaHidden: "true", hidden: true }),
      hasPicture(media) ? undefined : renderMedia(context),
      // As video.js has it, and Arabic readers know it from other players: time runs from left to right, and with it what
      // moves in it. See https://github.com/videojs/video.js/issues/949
      h("media-control-bar", { mediacontroller: CONTROLLER, dir: "ltr" }, [
        h("media-play-button", { dataAction: "play", notooltip: true }),
        iconButton("previous-segment", "previousChapter", commands["previous-segment"]),
        h("media-seek-backward-button", { seekoffset: "10", dataAction: "back", notooltip: true }),
        h("media-seek-forward-button", {
          seekoffset: "10",
          dataAction: "forward",
          notooltip: true,
        }),
        iconButton("next-segment", "nextChapter", commands["next-segment"]),
        h("media-time-range", { dataAction: "seek" }),
        h("media-time-display", { showduration: true, notoggle: true }),
        h("media-playback-rate-button", { rates: RATES, dataAction: "rate", notooltip: true }),
        h("media-mute-button", { dataAction: "mute", notooltip: true }),
        h("media-volume-range", { dataAction: "volume" }),
        iconButton("settings", "settings", commands.settings, { popoverTarget: "settings" }),
      ]),
    ],
  );
}

/** What plays, without controls of its own; the page's script may put the clock set by hand in its place. */
export function renderMedia(context: PageContext): Element {
  const { media } = context.episode;
  return h(
    "media-controller",
    { id: CONTROLLER, audio: !hasPicture(media), nohotkeys: true },
    media ? renderSource(media, context) : [],
  );
}

function renderSource(media: Media, { episode: { meta }, words }: PageContext): Element[] {
  const provider = providerOf(media.source);
  const element = provider.render(media, meta.language);
  Object.assign(element.properties, { slot: "media", dataProvider: provider.name });
  return provider.service === undefined
    ? [element]
    : [element, renderConsent(provider.service, words)];
}

/** Asks before the player of a service is loaded. */
function renderConsent(service: string, words: PageWords): Element {
  return h("div", { class: "consent" }, [
    h("p", words.askFirst({ provider: service })),
    textButton("load-player", words.loadPlayer({ provider: service }), { class: "primary" }),
  ]);
}

/** Whether the media has something to show, and wants a place on the page. */
export function hasPicture(media: Media | undefined): boolean {
  return media?.kind === "video";
}

/** For an episode that plays in another app. */
function renderByHand({ words }: PageContext): Element {
  return h("form", { class: "by-hand", hidden: true }, [
    h("p", words.byHand),
    h("label", [
      words.iAmAt,
      " ",
      h("input", {
        name: "time",
        inputMode: "numeric",
        autoComplete: "off",
        placeholder: "12:34",
        size: 8,
      }),
    ]),
    h("button", { type: "submit", class: "primary" }, words.set),
  ]);
}
