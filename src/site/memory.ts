import { extname, sep } from "node:path";
import type { Diagram, DrawingFile, Episode, Media, Picture } from "../episode/episode.ts";
import type { MarkdownMemory } from "../markdown/core.ts";
import type { LoadedEpisode } from "./load-episode.ts";
import type { Project } from "./project.ts";

/** What was made of the sources the last time, for `cuedeck dev`, which loads them at each save. */
export interface Memory {
  /** Episodes none of whose sources have changed since, by their ids. */
  readonly episodes: Map<string, LoadedEpisode>;
  readonly markdown: MarkdownMemory;
  /** What is known of recordings, by path. */
  readonly media: Map<string, Omit<Media, "source">>;
  /** By all that they were drawn from. */
  readonly pictures: Map<string, Picture>;
  /** The last picture in each place on a slide, for sources that can't be drawn. */
  readonly shown: Map<string, Picture>;
  /** The last drawing of each file, likewise. */
  readonly drawings: Map<string, DrawingFile>;
}

export function createMemory(): Memory {
  return {
    episodes: new Map(),
    markdown: { trees: new Map(), html: new Map() },
    media: new Map(),
    pictures: new Map(),
    shown: new Map(),
    drawings: new Map(),
  };
}

/** Forgets what may have been made of a file: of an episode's Markdown that episode, of any other everything. */
export function forget({ memory, slides }: Project, path: string): void {
  if (!memory) return;
  const [id = "", ...rest] = path.startsWith(slides + sep)
    ? path.slice(slides.length + 1).split(sep)
    : [];
  if (rest.length === 1 && extname(path) === ".md") memory.episodes.delete(id);
  else
    for (const made of [memory.episodes, memory.markdown.html, memory.media, memory.pictures])
      made.clear();
}

/** Puts the last picture of a place where there is none, marked. */
export function keepPictures(
  episodes: readonly Episode[],
  pictures: Map<Diagram, Picture>,
  { shown }: Memory,
): void {
  for (const { id, segments } of episodes)
    for (const slide of segments.flatMap(({ slides }) => slides))
      for (const [index, diagram] of slide.diagrams.entries()) {
        const place = JSON.stringify([id, slide.id, index]);
        const [picture, last] = [pictures.get(diagram), shown.get(place)];
        if (picture) shown.set(place, picture);
        else if (last) pictures.set(diagram, { ...last, isOutdated: true });
      }
}

type Drawn = { readonly type: "svg"; readonly picture: Picture };

/** Draws those sources of which there is no picture yet. */
export async function drawMissing<
  Source,
  Failed extends { readonly type: string; readonly picture?: never },
>(
  sources: readonly Source[],
  keyOf: (source: Source) => unknown,
  pictures: Map<string, Picture> | undefined,
  draw: (missing: readonly Source[]) => Promise<(Drawn | Failed)[]>,
): Promise<(Drawn | Failed)[]> {
  if (!pictures) return draw(sources);
  const keys = sources.map((source) => JSON.stringify(keyOf(source)));
  const missing = [...keys.keys()].filter((index) => !pictures.has(keys[index] ?? ""));
  const results = await draw(missing.flatMap((index) => sources[index] ?? []));
  const failed = new Map<number, Failed>();
  for (const [index, result] of results.entries()) {
    const at = missing[index] ?? 0;
    if ("picture" in result) pictures.set(keys[at] ?? "", result.picture);
    else failed.set(at, result);
  }
  return keys.flatMap((key, index) => {
    const picture = pictures.get(key);
    return picture ? { type: "svg", picture } : (failed.get(index) ?? []);
  });
}
