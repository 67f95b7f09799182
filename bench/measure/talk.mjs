import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { STEP_PROJECT, writeStepEpisodes } from "../deck/step-episodes.mjs";
import { withBrowser } from "../open-page.mjs";
import { EPISODE } from "../places.mjs";
import { OWN_PROJECT, withServedSite } from "../serve-site.mjs";
import { measureBlocked } from "../talk/blocked.mjs";
import { measureKeyToScreen } from "../talk/key-to-screen.mjs";
import { measureStorm } from "../talk/storm.mjs";
import { measureTimer } from "../talk/timer.mjs";

/**
 * Measures a talk's windows: how fast Present follows Speaker, how long a step blocks it, whether both agree and the log
 * is whole whatever is done to them, and the timer.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export function measureTalk({ full, report }) {
  return withBrowser(async (browser) => {
    const real = await withServedSite(async (origin) => {
      const file = join(OWN_PROJECT.out, EPISODE, "timeline.json");
      const timeline = JSON.parse(await readFile(file, "utf8"));
      const about = { episode: `${origin}/${EPISODE}/`, timeline, report };
      report("presses keys in Speaker");
      const keyToScreen = await measureKeyToScreen(browser, about);
      report("lets three hours pass");
      const timer = await measureTimer(browser, about);
      return { keyToScreen, timer, storm: await measureStorm(browser, about) };
    });
    await writeStepEpisodes();
    const blocked = await withServedSite((origin) => {
      report("steps through the made-up episodes");
      return measureBlocked(browser, { origin, full });
    }, STEP_PROJECT);
    return { ...real, blocked };
  });
}
