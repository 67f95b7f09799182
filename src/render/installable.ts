import type { Element } from "hast";
import { h } from "hastscript";
import { APPLE_ICON } from "./app-icons.ts";
import type { PageContext } from "./context.ts";
import { PAPER } from "./web-manifest.ts";

/** What makes the Listen page one to install: its manifest, which also names its service worker where there is one. */
export function renderInstallable({ worker }: PageContext): Element[] {
  return [
    h("link", { rel: "manifest", href: "manifest.webmanifest", dataWorker: worker }),
    h("link", { rel: "apple-touch-icon", href: `../${APPLE_ICON}` }),
    themeColor("light"),
    themeColor("dark"),
  ];
}

function themeColor(scheme: keyof typeof PAPER): Element {
  return h("meta", {
    name: "theme-color",
    media: `(prefers-color-scheme: ${scheme})`,
    content: PAPER[scheme],
  });
}
