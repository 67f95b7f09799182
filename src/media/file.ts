import { h } from "hastscript";
import { isRemote } from "../episode/episode.ts";
import { mediaKind } from "../episode/source-file.ts";
import { addressOf } from "../pages/files.ts";
import type { Provider } from "./media.ts";

/** A file that the browser plays itself, of the episode's own or elsewhere. */
export const file = {
  name: "file",
  recognizes: () => true,
  // A host that redirects to a file may name it in the query.
  kindOf: (address) =>
    address.split(/[?#]/).some((part) => mediaKind(part) === "video") ? "video" : "audio",
  // A podcast's host may redirect to any other.
  policy(source): Readonly<Record<string, string>> {
    return isRemote(source) ? { "media-src": "https: http:" } : {};
  },
  render({ kind, source }, language) {
    const properties = {
      src: addressOf(source),
      preload: "metadata",
      // Without scripts; with them the player's bar takes their place.
      controls: true,
      playsInline: kind === "video",
    };
    const track = { kind: "chapters", src: "chapters.vtt", srcLang: language, default: true };
    return h(kind, properties, [h("track", track)]);
  },
} as const satisfies Provider;
