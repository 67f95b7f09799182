import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PageContext } from "../pages/context.ts";
import { type PublishedTheme, publishTheme } from "../themes/publish-theme.ts";
import { DEFAULT_THEME, readShipped } from "../themes/shipped.ts";
import { ASSETS } from "./assets.ts";

/** The theme of the page with all episodes: the newest one's. */
export function indexTheme(newest: Pick<PageContext, "theme"> | undefined): PublishedTheme {
  return newest?.theme ?? publishTheme(readShipped(DEFAULT_THEME), ASSETS);
}

/** Writes a theme's files into a site. */
export async function writeTheme(
  { sheet, css, files }: PublishedTheme,
  folder: string,
): Promise<void> {
  await mkdir(join(folder, ASSETS), { recursive: true });
  await writeFile(join(folder, sheet), css);
  for (const [path, from] of files) await copyFile(from, join(folder, path));
}

/** A file of one of the themes, by its path below the site. */
export async function readThemeFile(
  themes: readonly PublishedTheme[],
  path: string,
): Promise<string | Buffer | undefined> {
  for (const { sheet, css, files } of themes) {
    if (path === sheet) return css;
    const from = files.get(path);
    if (from !== undefined) return readFile(from);
  }
  return undefined;
}
