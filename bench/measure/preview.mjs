import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORTY, slidesFile, writeFortySlides } from "../deck/forty-slides.mjs";
import { withPage } from "../open-page.mjs";
import { whenShown } from "../page/when-shown.mjs";
import { CLI } from "../places.mjs";
import { percentile } from "../statistics.mjs";

const SAVES = 200;
const DIAGRAMS = 20;
/** The slide that the page shows, and changes most; and one with a flowchart. */
const SHOWN = "mill-2";
const DIAGRAM = "mill-3";
/** Milliseconds after which a change is counted as this late. */
const TIMEOUT = 10_000;

/**
 * What each save changes, in turn: mostly the slide that is shown, at times a note, a time, or which slides there are.
 *
 * @type {readonly ((text: string, save: number) => string)[]}
 */
const CHANGES = [
  (text) => text,
  (text) => text,
  (text, save) => text.replace("Three things", `Three things, ${save}, `),
  (text, save) => text.replace("[00:30]", `[00:3${save % 10}]`),
  (text) => `${text}\n---\n\n## One more\n\nAt the end.\n`,
];

/**
 * Saves the sources of an open Listen page, whose sound plays while the reader has left it, and notes how long it takes
 * until the slide is shown with its change, and whether anything else has changed.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measurePreview({ report }) {
  // Vite does not watch what is below `node_modules`.
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-preview-"));
  try {
    return await measureIn(folder, report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {(line: string) => void} report */
async function measureIn(folder, report) {
  const text = await writeFortySlides(folder);
  return withDev(folder, (origin) =>
    withPage(async (page) => {
      const save = (/** @type {string} */ changed) => writeFile(slidesFile(folder), changed);
      /** @param {string} slide @param {string} word @param {string} changed */
      const time = async (slide, word, changed) => {
        const shown = page.evaluate(whenShown, { slide, word, timeout: TIMEOUT });
        const begun = performance.timeOrigin + performance.now();
        await save(changed);
        return (await shown) - begun;
      };
      await page.goto(`${origin}/${FORTY}/?slide=${SHOWN}`, { waitUntil: "networkidle" });
      // Until the slides are measured.
      await page.waitForTimeout(8000);
      await page.keyboard.press("k");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowLeft");
      await page.evaluate(() => {
        Object.assign(window, { isSame: true });
      });
      report("the page is open");
      const saves = [];
      let kept = 0;
      for (let index = 0; index < SAVES; index += 1) {
        const word = `Rock ${index} close`;
        const change = CHANGES[index % CHANGES.length] ?? String;
        saves.push(await time(SHOWN, word, change(text.replace("Rock close", word), index)));
        if (await page.evaluate(isKept, SHOWN)) kept += 1;
      }
      report(`${SAVES} saves`);
      await page.keyboard.press("ArrowRight");
      const diagrams = [];
      for (let index = 0; index < DIAGRAMS; index += 1) {
        const word = `Weir ${index}`;
        diagrams.push(await time(DIAGRAM, word, text.replace("W[Weir]", `W[${word}]`)));
      }
      return {
        saves: { p50: percentile(saves, 0.5), p95: percentile(saves, 0.95), all: saves },
        diagrams: { p50: percentile(diagrams, 0.5), max: Math.max(...diagrams), all: diagrams },
        lost: SAVES - kept,
      };
    }),
  );
}

/** Whether the page is the same, and is where it was. @param {string} slide */
function isKept(slide) {
  const sound = document.querySelector("audio");
  return (
    "isSame" in window &&
    document.querySelector("section.present")?.getAttribute("data-slide") === slide &&
    sound?.paused === false &&
    document.documentElement.dataset["follow"] === "off"
  );
}

/**
 * Serves a project with `cuedeck dev` until the callback is done.
 *
 * @template T
 * @param {string} cwd
 * @param {(origin: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withDev(cwd, use) {
  const server = spawn(process.execPath, [CLI, "dev", "--port", "0"], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(server, "close");
  try {
    let printed = "";
    for await (const chunk of server.stdout) {
      printed += String(chunk);
      const [origin] = /http:\/\/[\w.]+:\d+/.exec(printed) ?? [];
      if (origin !== undefined) return await use(origin);
    }
    throw new Error(`Unexpected end of dev, expected its address: ${printed}`);
  } finally {
    server.kill();
    await closed;
  }
}
