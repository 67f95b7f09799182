import type { Element } from "hast";
import { h, s } from "hastscript";
import { isRemote, type Media } from "../episode/episode.ts";

const RATES = "0.75 1 1.25 1.5 1.75 2";

/** The player's controls are Media Chrome's elements. */
export function renderPlayer(media: Media, language: string): Element {
  const track = h("track", {
    kind: "chapters",
    src: "chapters.vtt",
    srcLang: language,
    default: true,
  });
  const source = { slot: "media", src: address(media.source), preload: "metadata" };
  return h("footer", { class: "player" }, [
    h("media-controller", { audio: true, nohotkeys: true }, [
      media.kind === "audio"
        ? h("audio", source, [track])
        : h("video", { ...source, playsInline: true }, [track]),
      h("media-control-bar", [
        h("media-play-button", { dataAction: "play", notooltip: true }),
        button("previous-segment", "Previous chapter", "M6 5h2.5v14H6zM20 5v14L9.5 12z"),
        h("media-seek-backward-button", { seekoffset: "10", dataAction: "back", notooltip: true }),
        h("media-seek-forward-button", {
          seekoffset: "10",
          dataAction: "forward",
          notooltip: true,
        }),
        button("next-segment", "Next chapter", "M15.5 5H18v14h-2.5zM4 5v14l10.5-7z"),
        h("media-time-range", { dataAction: "seek" }),
        h("media-time-display", { showduration: true, notoggle: true }),
        h("media-playback-rate-button", { rates: RATES, dataAction: "rate", notooltip: true }),
        h("media-mute-button", { dataAction: "mute", notooltip: true }),
        h("media-volume-range", { dataAction: "volume" }),
      ]),
    ]),
  ]);
}

/** A file's name may hold what in an address means something else: `talk #1.mp3`. */
function address(source: string): string {
  return isRemote(source) ? source : source.split("/").map(encodeURIComponent).join("/");
}

/** @param path of the icon, on 24×24 */
function button(action: string, label: string, path: string): Element {
  return h("button", { type: "button", dataAction: action, ariaLabel: label, title: label }, [
    s("svg", { viewBox: "0 0 24 24", width: 24, height: 24, ariaHidden: "true" }, [
      s("path", { d: path, fill: "currentColor" }),
    ]),
  ]);
}
