import { join } from "node:path";
import { joinDrawing, type ReadOptions, readSvg } from "../drawing/read-drawing.ts";
import { tokensOf } from "../drawing/use-theme.ts";
import type { DrawingFile } from "../episode/episode.ts";
import type { MarkdownOptions } from "../markdown/core.ts";
import { DEFAULT_THEME, readShipped } from "../themes/shipped.ts";
import { displayPath, type Project } from "./project.ts";
import { readSource } from "./read-source.ts";

/** Whatever the theme, drawings are made in these colours, and follow the others by their names. */
const tokens = tokensOf(readShipped(DEFAULT_THEME).colours);

function outdated(drawing: DrawingFile | undefined): DrawingFile | undefined {
  return drawing && { ...drawing, picture: { ...drawing.picture, isOutdated: true } };
}

/**
 * Reads drawings of an episode, each once: its problems come with the first image that shows it.
 *
 * @param files those of its folder in `public/`
 */
export function openDrawings(
  project: Project,
  episode: string,
  files: ReadonlySet<string>,
): NonNullable<MarkdownOptions["readDrawing"]> {
  const read = (name: string, options: ReadOptions) => {
    const path = join(project.public, episode, name);
    return readSource(path, displayPath(project, path), (source) =>
      readSvg(source, tokens, options),
    );
  };
  const readBoth = async (name: string) => {
    const beside = name.replace(/(?=\.svg$)/i, ".tall");
    const isDrawing = files.has(beside);
    const { result, problems } = await read(name, { isDrawing });
    const wide = result?.drawing;
    const known = project.memory?.drawings;
    const key = join(episode, name);
    if (!wide)
      return { drawing: problems.length > 0 ? outdated(known?.get(key)) : undefined, problems };
    const tall = isDrawing ? await read(beside, { isDrawing, steps: wide.steps }) : undefined;
    const drawing = joinDrawing(wide, tall?.result?.drawing);
    known?.set(key, drawing);
    return { drawing, problems: [...problems, ...(tall?.problems ?? [])] };
  };
  const known = new Map<string, ReturnType<typeof readBoth>>();
  return async (name) => {
    if (!files.has(name)) return { problems: [] };
    const earlier = known.get(name);
    if (earlier) return { drawing: (await earlier).drawing, problems: [] };
    const reading = readBoth(name);
    known.set(name, reading);
    return reading;
  };
}
