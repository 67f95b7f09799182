import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beginTheme, SAMPLE_SLIDES } from "../../themes/begin-theme.ts";
import { schemaLine } from "../../site/begin-project.ts";
import { displayPath, OWN_THEME, UsageError } from "../../site/project.ts";
import { DEFAULT_THEME, shippedThemes } from "../../themes/shipped.ts";
import { openHere, type DrawingOptions, type SourceOptions } from "../project.ts";
import { dev } from "./dev.ts";

/** @param folder of the theme; `theme` in that of the episodes when left out */
export async function newTheme(
  folder: string | undefined,
  { extends: base = DEFAULT_THEME, ...options }: SourceOptions & { readonly extends?: string },
): Promise<void> {
  expectShipped(base);
  await using project = await openHere(options);
  const home = resolve(project.cwd, folder ?? join(project.slides, OWN_THEME));
  const path = join(home, "theme.yaml");
  const shown = displayPath(project, path);
  if (existsSync(path)) throw new UsageError(`Unexpected file ${shown}, expected none yet.`);
  await mkdir(home, { recursive: true });
  await writeFile(path, schemaLine(project, home, "theme") + (await beginTheme(base)));
  console.log(shown);
}

/** Serves an episode that shows every layout. @param name of the theme; the author's own when left out */
export async function showTheme(
  name: string | undefined,
  { slides = "slides", ...options }: DrawingOptions & { readonly port: number },
): Promise<void> {
  const own = join(slides, OWN_THEME);
  if (name === undefined && !existsSync(own))
    throw new UsageError(`Unexpected missing folder ${own}, expected it, or the name of a theme.`);
  await dev({ ...options, slides: SAMPLE_SLIDES, themes: slides, theme: name });
}

function expectShipped(name: string): void {
  const names = shippedThemes();
  if (!names.includes(name))
    throw new UsageError(`Unexpected theme ${name}, expected one of ${names.join(", ")}.`);
}
