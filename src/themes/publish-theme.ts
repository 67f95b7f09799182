import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Episode } from "../episode/episode.ts";
import { episodeCss } from "./episode-css.ts";
import type { Theme } from "./theme.ts";
import { themeCss } from "./theme-css.ts";

/** A theme as a site has it: a style sheet, and the files that it names. */
export interface PublishedTheme {
  readonly theme: Theme;
  readonly css: string;
  /** Path of the style sheet, below `dist/`, with a hash of its content in the name. */
  readonly sheet: string;
  /** Fonts and pictures: paths below `dist/`, with the paths that they are copied from. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that the first view of a deck always needs. */
  readonly preload: readonly string[];
}

/**
 * @param folder below `dist/`, for all files that pages share
 * @param episode whose occasional styles the style sheet has
 */
export function publishTheme(theme: Theme, folder: string, episode?: Episode): PublishedTheme {
  const css = themeCss(theme, episode && episodeCss(episode));
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  const pathOf = (file: string) => `${folder}/${basename(file)}`;
  const faces = Object.values(theme.fonts).flatMap((font) => font.faces);
  const logo = theme.logo ? [theme.logo.light, theme.logo.dark] : [];
  const files = [...faces.map(({ path }) => path), ...logo, ...theme.files];
  const preload = faces.filter((face) => face.preload).map(({ path }) => pathOf(path));
  return {
    theme,
    css,
    sheet: `${folder}/theme-${hash}.css`,
    files: new Map(files.map((path) => [pathOf(path), path])),
    preload: [...new Set(preload)],
  };
}
