import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { runnerImport } from "vite";
import { LANGUAGES_PROJECT, writeLanguages } from "../deck/languages.mjs";
import { TICKING_PROJECT, TICKS, writeTickingEpisode } from "../deck/ticking-episode.mjs";
import { buildSite, withPreview, withServedSite } from "../serve-site.mjs";
import { spread } from "../statistics.mjs";

/** The tests' own way to drive browsers. */
const DRIVER = fileURLToPath(new URL("../../tests/engines/", import.meta.url));

/** Without the options of this project's own builds. */
const PLAIN = /** @type {const} */ ({ configFile: false, logLevel: "error" });

const NAMES = /** @type {const} */ (["chromium", "firefox", "webkit"]);

/** Of an episode, with what stands in each once it can be used. */
const PAGES = [
  ["", ".reveal.ready"],
  ["present/", ".reveal.ready"],
  ["speaker/", ".preview.now section"],
  ["print/?layout=slides", "main .slide"],
  ["print/?layout=handout", "main .slide"],
  ["print/?layout=notes", "main .slide"],
];

/** Of axe: what the dark colours can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Plays a minute in each engine, and notes how far the sound is when a cue is told; with `full`, has axe look at all
 * pages in all languages, too, light and dark.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureEngines({ full, report }) {
  /** @type {{ module: typeof import("../../tests/engines/engines.ts") }} */
  const { module: engines } = await runnerImport(`${DRIVER}engines.ts`, PLAIN);
  /** @type {{ module: typeof import("../../tests/engines/page.ts") }} */
  const { module: pages } = await runnerImport(`${DRIVER}page.ts`, PLAIN);
  await engines.expectInstalled();

  /**
   * @template T
   * @param {(windows: import("../../tests/engines/page.ts").Windows, name: typeof NAMES[number]) => Promise<T>} use
   */
  const inEach = async (use) => {
    const results = [];
    for (const name of NAMES) {
      const browser = await engines.startBrowser(name);
      try {
        results.push(await use(await pages.windowsOf(browser.session), name));
      } finally {
        await browser[Symbol.asyncDispose]();
      }
    }
    return results;
  };

  await writeTickingEpisode();
  const late = await withServedSite(
    (origin) =>
      inEach(async (windows, name) => {
        const ticks = await playThrough(await windows.open(`${origin}/ticks/`));
        report(`${name}: ${ticks.length} of ${TICKS} cues`);
        return { name, of: TICKS, ...spread(ticks) };
      }),
    TICKING_PROJECT,
  );
  if (!full) return { late, faults: [] };

  const addresses = (await writeLanguages()).flatMap((tag) =>
    PAGES.map(([path = "", ready = ""]) => ({ path: `${tag}/${path}`, ready })),
  );
  addresses.push({ path: "", ready: "main" });
  await buildSite(LANGUAGES_PROJECT);
  const faults = await withPreview(
    ({ origin }) =>
      inEach(async (windows, name) => {
        const found = await findFaults(await windows.open(`${origin}/`), origin, addresses);
        report(`${name}: axe finds ${found.length} faults on ${addresses.length} pages`);
        return { name, pages: addresses.length, found };
      }),
    { project: LANGUAGES_PROJECT },
  );
  return { late, faults };
}

/**
 * What axe finds on pages, light and dark, each with its address.
 *
 * @param {import("../../tests/engines/page.ts").Page} page
 * @param {string} origin
 * @param {readonly { path: string, ready: string }[]} addresses
 */
async function findFaults(page, origin, addresses) {
  /** @type {{ module: typeof import("../../tests/engines/axe.ts") }} */
  const { module } = await runnerImport(`${DRIVER}axe.ts`, PLAIN);
  await writeFile(join(LANGUAGES_PROJECT.out, module.AXE), axe.source);
  const found = [];
  for (const { path, ready } of addresses) {
    await page.open(`${origin}/${path}`);
    while (!(await page.evaluate((selector) => document.querySelector(selector) !== null, ready)))
      await new Promise((resolve) => setTimeout(resolve, 100));
    const light = await module.accessibilityFaults(page);
    await page.evaluate(() => {
      document.documentElement.dataset["theme"] = "dark";
      // Some colours change bit by bit; in Firefox those of slides that do not show never begin to.
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    });
    const dark = await module.accessibilityFaults(page, COLOUR_RULES);
    found.push(...[...light, ...dark].map((fault) => `/${path} ${fault}`));
  }
  return found;
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
