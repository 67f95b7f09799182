import { LONG_EPISODES, LONG_PROJECT, writeLongEpisodes } from "../deck/long-episode.mjs";
import { expectedAt } from "../moments.mjs";
import { withPage } from "../open-page.mjs";
import { seekAbout } from "../page/seek-about.mjs";
import { EPISODE } from "../places.mjs";
import { createRandom } from "../random.mjs";
import { withServedSite } from "../serve-site.mjs";
import { spread } from "../statistics.mjs";
import { watchPage } from "../watch-page.mjs";

const SEEKS = 500;
const SEED = 1;
/** Milliseconds to wait for the right slide, step and note. */
const TIMEOUT = 2000;

/**
 * Seeks about in the real episode and in the made-up ones, and notes how long after `seeked` the right slide, step and
 * note show.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureSeek({ report }) {
  const real = await withServedSite((origin) => seekIn(`${origin}/${EPISODE}/`, report));
  report("writes and builds the made-up episodes");
  await writeLongEpisodes();
  const long = await withServedSite(async (origin) => {
    const results = [];
    for (const { id } of LONG_EPISODES) {
      results.push({ name: id, ...(await seekIn(`${origin}/${id}/`, report)) });
    }
    return results;
  }, LONG_PROJECT);
  return { real, long };
}

/** @param {string} url @param {(line: string) => void} report */
function seekIn(url, report) {
  return withPage(async (page) => {
    await watchPage(page);
    await page.goto(url, { waitUntil: "networkidle" });
    const response = await page.request.get(`${url}timeline.json`);
    const aims = chooseAims(await response.json());
    const landings = await page.evaluate(seekAbout, { aims, timeout: TIMEOUT });
    const seeks = aims.map((aim, index) => ({ ...aim, ...landings[index] }));
    report(`sought ${landings.length} times in ${url}`);
    return {
      shown: spread(landings.map(({ shown }) => shown ?? TIMEOUT)),
      laidOut: spread(landings.map(({ laidOut }) => laidOut)),
      drawn: spread(landings.map(({ drawn }) => drawn)),
      wrong: seeks.filter(({ shown, stayed }) => shown === undefined || !stayed),
      seeks,
    };
  });
}

/**
 * Times all over an episode, none of them on the edge of a cue, where the media's own rounding would decide.
 *
 * @param {import("../moments.mjs").Timeline} timeline
 * @returns {import("../page/seek-about.mjs").Aim[]}
 */
function chooseAims(timeline) {
  const random = createRandom(SEED);
  return Array.from({ length: SEEKS }, () => {
    const time = (Math.floor(random() * (timeline.duration - 1) * 1000) + 0.5) / 1000;
    return { time, ...expectedAt(timeline, time) };
  });
}
