import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withPage } from "../open-page.mjs";
import { paintTimes } from "../page/paint-times.mjs";
import { EPISODE } from "../places.mjs";
import { OWN_PROJECT, withServedSite } from "../serve-site.mjs";
import { median } from "../statistics.mjs";
import { traceScripts } from "../trace-scripts.mjs";

const ROUNDS = 5;
/** How much slower than this machine's its processor is made to be. */
const SLOWDOWN = 4;
/** Milliseconds to wait for a paint once nothing more is loaded. */
const TIMEOUT = 5000;
/** A copy of the Listen page in which the elements to watch are marked for Element Timing. */
const COPY = "timed.html";

/** The first slide's heading and the first note. */
const WATCHED = /** @type {const} */ ([
  ["slide", /<section[^>]* data-slide=.*?<h[1-6](?=[ >])/s],
  ["note", / data-cue=.*?<p(?=[ >])/s],
]);

/**
 * Loads the Listen page on a processor that is four times slower, and notes how long before its first script begins to
 * run the first slide and its notes are on screen; and whether they come to be seen without any script.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export function measurePaint({ report }) {
  return withServedSite(async (origin) => {
    await writeTimedCopy(join(OWN_PROJECT.out, EPISODE));
    const url = `${origin}/${EPISODE}/${COPY}`;
    const rounds = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const times = await timeFirstPaint(url);
      rounds.push(times);
      report(
        Array.from(Object.entries(times), ([name, time]) => `${name} ${time.toFixed(0)} ms`).join(
          ", ",
        ),
      );
    }
    const unseen = await withoutScripts(url);
    report(
      unseen.length > 0 ? `not seen without scripts: ${unseen.join(", ")}` : "seen without scripts",
    );
    return {
      rounds,
      painted: median(rounds.map(({ painted }) => painted)),
      script: median(rounds.map(({ script }) => script)),
      paintedAfterScript: median(rounds.map(({ painted, script }) => painted - script)),
      unseen,
    };
  });
}

/** @param {string} folder of the episode's Listen page */
async function writeTimedCopy(folder) {
  let html = await readFile(join(folder, "index.html"), "utf8");
  for (const [name, before] of WATCHED) {
    if (!before.test(html)) throw new Error(`Unexpected Listen page without its first ${name}`);
    html = html.replace(before, (found) => `${found} elementtiming="${name}"`);
  }
  await writeFile(join(folder, COPY), html);
}

/**
 * @param {string} url
 * @returns {Promise<{ slide: number, note: number, painted: number, script: number }>} milliseconds from the
 *   navigation: when the slide and the note were on screen, when both were, and when the first script began to run
 */
function timeFirstPaint(url) {
  return withPage(async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    const script = await traceScripts(page, () => page.goto(url, { waitUntil: "networkidle" }));
    const names = WATCHED.map(([name]) => name);
    const times = await page.evaluate(paintTimes, { names, timeout: TIMEOUT });
    const { slide = Infinity, note = Infinity } = times;
    return { slide, note, painted: Math.max(slide, note), script };
  });
}

/**
 * Holds every script back for ever, and looks at what the page shows meanwhile.
 *
 * @param {string} url
 * @returns {Promise<string[]>} which of the watched elements can't be seen
 */
function withoutScripts(url) {
  return withPage(async (page) => {
    // Neither answered nor refused: the page waits.
    await page.route(/\.js$/, () => undefined);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(
      () =>
        performance.getEntriesByName("first-contentful-paint").length > 0 &&
        document.fonts.status === "loaded",
    );
    const unseen = [];
    for (const [name] of WATCHED) {
      const element = page.locator(`[elementtiming="${name}"]`);
      const clip = await element.boundingBox();
      if (!clip) throw new Error(`Unexpected ${name} without a place on the page`);
      const shown = await page.screenshot({ clip });
      await element.evaluate((each) => each.setAttribute("style", "visibility: hidden"));
      // A picture with it differs from one without it, if it is to be seen at all.
      if (shown.equals(await page.screenshot({ clip }))) unseen.push(name);
    }
    return unseen;
  });
}
