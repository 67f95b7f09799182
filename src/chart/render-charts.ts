import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { hashOf, openJsonCache } from "../cache/json-cache.ts";
import type { Picture } from "../episode/episode.ts";
import type { Theme } from "../themes/theme.ts";
import type { ChartResult, ChartSource } from "./chart.ts";
import type { DrawChartOptions } from "./draw-chart.ts";

export interface ChartOptions extends Pick<DrawChartOptions, "files" | "words"> {
  readonly theme: Pick<Theme, "colours" | "fonts">;
  /** Of the cache; made when it is not there. */
  readonly cacheDir: string;
}

/** Whether a chart may have its data from a file. */
export function isDataFile(name: string): boolean {
  return /\.(?:csv|tsv|json)$/i.test(name);
}

/**
 * Draws charts, in their order, each settled for itself. What was drawn before comes from the cache; when all of it
 * does, Vega is not loaded.
 */
export async function renderCharts(
  charts: readonly ChartSource[],
  options: ChartOptions,
): Promise<ChartResult[]> {
  if (charts.length === 0) return [];
  const { files, words, theme, cacheDir } = options;
  const cache = openJsonCache<Picture>(cacheDir);
  const common = await commonKey(options);
  const keys = charts.map(({ code, tones, badges, language }) =>
    hashOf([...common, code, tones, badges, language]),
  );
  const cached = await Promise.all(keys.map((key) => cache.read(key)));
  const results: ChartResult[] = [];
  let draw: ((source: ChartSource) => Promise<ChartResult>) | undefined;
  for (const [index, chart] of charts.entries()) {
    const picture = cached[index];
    if (picture) {
      results.push({ type: "svg", picture });
      continue;
    }
    draw ??= await openDrawing({ files, words, theme });
    // One after another: Vega measures text by a function that all of it shares.
    const result = await draw(chart);
    if (result.type === "svg") await cache.write(keys[index] ?? "", result.picture);
    results.push(result);
  }
  return results;
}

async function openDrawing({ files, words, theme }: Omit<ChartOptions, "cacheDir">) {
  const [{ drawChart }, { openFonts }] = await Promise.all([
    import("./draw-chart.ts"),
    import("./measure-text.ts"),
  ]);
  const measure = await openFonts(theme);
  return (source: ChartSource) =>
    drawChart(source, { measure, colours: theme.colours, words, files });
}

/** All that a chart depends on beside its own source. The files of a font and of this program have hashes in their names. */
async function commonKey({ files, words, theme }: ChartOptions): Promise<unknown[]> {
  const [program, ...data] = await Promise.all([
    readFile(fileURLToPath(import.meta.url), "utf8"),
    ...files.names.map(async (name) => [name, await files.read(name).catch(() => "")]),
  ]);
  return [hashOf([program]), theme.colours, theme.fonts, words, hashOf(data)];
}
