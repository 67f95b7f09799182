import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import type { ChartResult } from "../../src/chart/chart.ts";
import { drawChart } from "../../src/chart/draw-chart.ts";
import { type MeasureText, openFonts } from "../../src/chart/measure-text.ts";
import type { DataFiles } from "../../src/chart/vega-lite/load-data.ts";
import { ROLE_TONES } from "../../src/episode/episode.ts";
import { pageWords } from "../../src/languages/languages.ts";
import { readShipped } from "../../src/themes/shipped.ts";

const { colours, fonts } = readShipped("editorial");
let measure: Promise<MeasureText> | undefined;

/** Measures text in the fonts of the editorial theme. */
export function measureText(): Promise<MeasureText> {
  measure ??= openFonts({ fonts });
  return measure;
}

/** Data files by name. */
export type Files = Readonly<Record<string, string>>;

const PATH = "01-part.md";
/** Milliseconds that no chart takes here, on any machine: only a test of the limit has less. */
const TIMEOUT = 60_000;

/** Draws a chart of an episode whose fence is on line 10 of `01-part.md`. */
export async function draw(
  code: string,
  files: Files = {},
  language = "en",
  timeout = TIMEOUT,
): Promise<ChartResult> {
  const start = { line: 10, column: 1 };
  return drawChart(
    {
      code,
      place: { path: PATH, position: { start, end: start } },
      tones: { ...ROLE_TONES, loss: "negative" },
      badges: { measured: "solid", rats: "dashed", guess: "dotted" },
      language,
    },
    {
      measure: await measureText(),
      colours,
      words: pageWords(language).charts,
      files: open(files),
      timeout,
    },
  );
}

function open(files: Files): DataFiles {
  return {
    folder: "public/talk",
    names: Object.keys(files),
    read: (name) => Promise.resolve(files[name] ?? ""),
  };
}

/** A chart as HTML. */
export async function drawn(code: string, files: Files = {}, language = "en") {
  const result = await draw(code, files, language);
  if (result.type === "error") throw new Error(result.problems.map(String).join("\n"));
  const { wide, tall, data } = result.picture;
  const html = (svg: Element | undefined) => (svg ? toHtml(svg, { space: "svg" }) : "");
  return { wide: html(wide), tall: html(tall), svg: wide, data };
}

/** What is wrong with a chart: places in its file, or in another that they name, and reasons. */
export async function faults(code: string, files: Files = {}, timeout?: number): Promise<string[]> {
  const result = await draw(code, files, "en", timeout);
  if (result.type === "svg") return [];
  return result.problems.map(
    ({ file = "", line, column, reason, ruleId }) =>
      `${file === PATH ? "" : `${file}:`}${line}:${column} ${reason} (${ruleId})`,
  );
}
