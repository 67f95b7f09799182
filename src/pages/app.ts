import type { Element } from "hast";
import { h } from "hastscript";
import type { Colour } from "../themes/theme.ts";
import type { PageContext } from "./context.ts";

/** Icons of an installed episode as a web app manifest lists them, but for `src`: a path below `dist/`. */
const MANIFEST_ICONS = [
  { src: "assets/cuedeck.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
  { src: "assets/cuedeck-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
  { src: "assets/cuedeck-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
  {
    src: "assets/cuedeck-maskable-512.png",
    sizes: "512x512",
    type: "image/png",
    purpose: "maskable",
  },
];

/** iOS takes no SVG, and rounds the corners itself. */
const APPLE_ICON = "assets/cuedeck-apple-180.png";

/** Paths of all icons, below `dist/`. */
export const APP_ICONS: readonly string[] = [...MANIFEST_ICONS.map(({ src }) => src), APPLE_ICON];

/** Makes the Listen page installable: links to its manifest, with the name of its service worker. */
export function renderInstallable({ worker, theme }: PageContext): Element[] {
  return [
    h("link", { rel: "manifest", href: "manifest.webmanifest", dataWorker: worker }),
    h("link", { rel: "apple-touch-icon", href: `../${APPLE_ICON}` }),
    themeColor("light", theme.theme.colours.paper),
    themeColor("dark", theme.theme.colours.paper),
  ];
}

function themeColor(scheme: keyof Colour, paper: Colour): Element {
  return h("meta", {
    name: "theme-color",
    media: `(prefers-color-scheme: ${scheme})`,
    content: paper[scheme],
  });
}

/**
 * `dist/<episode>/manifest.webmanifest`: each episode is an application of its own.
 *
 * It has no `id`, as that is resolved against the host and not the manifest; `start_url` tells episodes apart.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function renderWebManifest({ episode: { meta }, theme }: PageContext): string {
  const { light } = theme.theme.colours.paper;
  const manifest = {
    name: meta.show ? `${meta.title} · ${meta.show}` : meta.title,
    short_name: meta.title,
    description: meta.description,
    lang: meta.language,
    dir: "auto",
    start_url: "./",
    scope: "./",
    display: "standalone",
    theme_color: light,
    background_color: light,
    icons: MANIFEST_ICONS.map((icon) => ({ ...icon, src: `../${icon.src}` })),
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
