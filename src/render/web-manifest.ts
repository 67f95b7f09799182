import { MANIFEST_ICONS } from "./app-icons.ts";
import type { PageContext } from "./context.ts";

/** `--paper` of the tokens, light and dark: an application's window has no style sheet to ask. */
export const PAPER = { light: "#fbfaf6", dark: "#10161c" };

/**
 * `dist/<episode>/manifest.webmanifest`: an installed episode is an application of its own.
 *
 * It has no `id`, as that is resolved against the host and not the manifest; `start_url` tells episodes apart.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function renderWebManifest({ episode: { meta } }: PageContext): string {
  const manifest = {
    name: meta.show ? `${meta.title} · ${meta.show}` : meta.title,
    short_name: meta.title,
    description: meta.description,
    lang: meta.language,
    dir: "auto",
    start_url: "./",
    scope: "./",
    display: "standalone",
    theme_color: PAPER.light,
    background_color: PAPER.light,
    icons: MANIFEST_ICONS.map((icon) => ({ ...icon, src: `../${icon.src}` })),
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
