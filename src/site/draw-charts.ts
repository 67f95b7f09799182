import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isDataFile, renderCharts } from "../chart/render-charts.ts";
import type { Diagram, Episode, Picture } from "../episode/episode.ts";
import { pageWords } from "../languages/languages.ts";
import type { ThemedEpisode } from "./draw-diagrams.ts";
import { listFiles, realPath } from "./files.ts";
import { drawMissing } from "./memory.ts";
import { displayPath, type Project } from "./project.ts";

/**
 * Draws the charts of all episodes, without a browser.
 *
 * @returns the pictures, and what is wrong with the charts
 */
export async function drawCharts(
  episodes: readonly ThemedEpisode[],
  project: Project,
): Promise<{ pictures: Map<Diagram, Picture>; problems: VFileMessage[] }> {
  const pictures = new Map<Diagram, Picture>();
  const problems: VFileMessage[] = [];
  for (const { episode, theme } of episodes) {
    const charts = chartsOf(episode);
    if (charts.length === 0) continue;
    const { language, tones, badges } = episode.meta;
    const strokes = Object.entries(badges).map(([name, { stroke }]) => [name, stroke] as const);
    const sources = charts.map(({ code, place }) => ({
      code,
      place,
      tones,
      badges: Object.fromEntries(strokes),
      language,
    }));
    const options = {
      theme: theme.theme,
      words: pageWords(language).charts,
      files: await dataFiles(project, episode.id),
      cacheDir: join(project.cache, "charts"),
    };
    const { colours, fonts } = theme.theme;
    const results = await drawMissing(
      sources,
      ({ code, tones, badges, language }) => [
        episode.id,
        colours,
        fonts,
        code,
        tones,
        badges,
        language,
      ],
      project.memory?.pictures,
      (missing) => renderCharts(missing, options),
    );
    for (const [index, result] of results.entries()) {
      const chart = charts[index];
      if (result.type === "error") problems.push(...result.problems);
      else if (chart) pictures.set(chart, result.picture);
    }
  }
  return { pictures, problems };
}

function chartsOf({ segments }: Episode): Diagram[] {
  return segments
    .flatMap(({ slides }) => slides.flatMap(({ diagrams }) => diagrams))
    .filter(({ kind }) => kind === "chart");
}

/** The data files of an episode. A link that leads out of its folder is not read. */
async function dataFiles(project: Project, id: string) {
  const folder = join(project.public, id);
  const names = (await listFiles(folder)).filter(isDataFile);
  return {
    folder: displayPath(project, folder),
    names,
    read: async (name: string): Promise<string> => {
      const [path, home] = await Promise.all([realPath(join(folder, name)), realPath(folder)]);
      if (!path.startsWith(home + sep)) throw new Error("it is a link out of the folder");
      return readFile(path, "utf8");
    },
  };
}
