import type { Element } from "hast";
import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { interfaceProperties } from "./document.ts";

/**
 * What a page says whose script does not run, as when it was opened as a file: the script takes it away, and the style
 * shows it after a while.
 */
export function renderUnstarted({ episode: { meta }, words }: PageContext): Element {
  return h(
    "p",
    { class: "unstarted", role: "status", ...interfaceProperties(meta.language) },
    words.unstarted,
  );
}
