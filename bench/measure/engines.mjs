import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { TICKING_PROJECT, TICKS, writeTickingEpisode } from "../deck/ticking-episode.mjs";
import { withServedSite } from "../serve-site.mjs";
import { spread } from "../statistics.mjs";

/** The tests' own way to drive browsers. */
const DRIVER = fileURLToPath(new URL("../../tests/engines/", import.meta.url));

/** Without the options of this project's own builds. */
const PLAIN = /** @type {const} */ ({ configFile: false, logLevel: "error" });

const NAMES = /** @type {const} */ (["chromium", "firefox", "webkit"]);

/**
 * Plays a minute in each engine, and notes how far the sound is when a cue is told.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureEngines({ report }) {
  /** @type {{ module: typeof import("../../tests/engines/engines.ts") }} */
  const { module: engines } = await runnerImport(`${DRIVER}engines.ts`, PLAIN);
  /** @type {{ module: typeof import("../../tests/engines/page.ts") }} */
  const { module: pages } = await runnerImport(`${DRIVER}page.ts`, PLAIN);
  await engines.expectInstalled();
  await writeTickingEpisode();
  return withServedSite(async (origin) => {
    const results = [];
    for (const name of NAMES) {
      const browser = await engines.startBrowser(name);
      try {
        const windows = await pages.windowsOf(browser.session);
        const late = await playThrough(await windows.open(`${origin}/ticks/`));
        report(`${name}: ${late.length} of ${TICKS} cues`);
        results.push({ name, of: TICKS, ...spread(late) });
      } finally {
        await browser[Symbol.asyncDispose]();
      }
    }
    return results;
  }, TICKING_PROJECT);
}

/**
 * @param {import("../../tests/engines/page.ts").Page} page
 * @returns {Promise<number[]>} milliseconds of sound
 */
async function playThrough(page) {
  await page.evaluate(() => {
    /** @type {number[]} */
    const late = [];
    Object.assign(window, { late });
    const audio = document.querySelector("audio");
    document.addEventListener("cuedeck:cue", (event) => {
      if (!audio || audio.paused || !(event instanceof CustomEvent)) return;
      late.push((audio.currentTime - event.detail.start) * 1000);
    });
  });
  await page.click('[data-action="play"]');
  for (;;) {
    const late = await page.evaluate(() => {
      const audio = document.querySelector("audio");
      return audio?.ended ? Reflect.get(window, "late") : undefined;
    });
    if (late) return late;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
