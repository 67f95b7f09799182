import { openFonts } from "../../build/chart/measure-text.js";
import { drawChart } from "../../build/chart/draw-chart.js";
import { ROLE_TONES } from "../../build/episode/episode.js";
import { pageWords } from "../../build/languages/languages.js";
import { readShipped } from "../../build/themes/shipped.js";
import { CHARTS } from "../deck/charts.mjs";
import { watchMemory } from "../process-tree.mjs";
import { median } from "../statistics.mjs";

const ROUNDS = 20;

/**
 * Draws charts for both formats of a slide, each many times, and counts the processes that come of it.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureCharts({ report }) {
  const { fonts, colours } = readShipped("editorial");
  const measure = await openFonts({ fonts });
  const files = { folder: "public/talk", names: [], read: () => Promise.resolve("") };
  const options = { measure, colours, words: pageWords("en").charts, files };
  const stop = watchMemory(process.pid);
  /** @type {Record<string, number>} */
  const milliseconds = {};
  for (const [name, code] of Object.entries(CHARTS)) {
    report(`draws ${name}`);
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const source = { code, place: { path: name }, tones: ROLE_TONES, badges: {}, language: "en" };
      const { type } = await drawChart(source, options);
      times.push(performance.now() - begun);
      if (type !== "svg") throw new Error(`Unexpected fault in the chart ${name}, expected none`);
    }
    milliseconds[name] = median(times);
  }
  return { milliseconds, processes: stop().length };
}
