import { createRandom } from "../random.mjs";
import { write } from "./moves.mjs";
import { readLog } from "./read-log.mjs";
import { openProfile, openWindow, PATIENCE, ready } from "./windows.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./moves.mjs").Timeline} Timeline
 * @typedef {"present" | "speaker"} Role
 * @typedef {Record<Role, Page>} Windows
 */

const TURNS = 1000;
const SEED = 20;
const SESSION = "storm";

const KEYS =
  "ArrowRight ArrowRight ArrowRight ArrowLeft PageDown PageUp Alt+ArrowRight Alt+ArrowLeft End Home t b w".split(
    " ",
  );

/** What happens in a turn, and how often in all of them. @type {readonly (readonly [what: Happening, times: number])[]} */
const HAPPENINGS = [
  ["key", 895],
  ["both keys", 60],
  ["wait", 20],
  ["reload", 12],
  ["close", 10],
  ["close both", 3],
];

/** @typedef {"key" | "both keys" | "wait" | "reload" | "close" | "close both"} Happening */

/**
 * Lets a thousand random things happen to a talk's two windows, and looks whether both are where the log is, and the
 * log has all that any window has told of.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ episode: string, timeline: Timeline, report: (line: string) => void }} options `episode` by its address
 */
export async function measureStorm(browser, { episode, timeline, report }) {
  const context = await openProfile(browser);
  const eavesdropper = await eavesdrop(context, episode);
  const url = (/** @type {Role} */ role) => `${episode}${role}/?session=${SESSION}`;
  const open = (/** @type {Role} */ role) => openWindow(context, url(role));
  /** @type {Windows} */
  const windows = { present: await open("present"), speaker: await open("speaker") };
  const random = createRandom(SEED);
  const choose = (/** @type {number} */ below) => Math.floor(random() * below);
  const someKey = () => KEYS[choose(KEYS.length)] ?? "";
  /** @returns {Role} */
  const someRole = () => (choose(2) === 0 ? "present" : "speaker");

  /** @type {string[]} */
  const disagreements = [];
  /** @type {Map<string, string>} */
  const kept = new Map();
  let checks = 0;
  const check = async (/** @type {string} */ when) => {
    checks += 1;
    const said = await disagreementIn(windows, timeline, kept);
    if (said !== undefined) disagreements.push(`${when}: ${said}`);
  };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const happening = chooseHappening(random());
    const role = someRole();
    switch (happening) {
      case "key":
        await windows[role].keyboard.press(someKey());
        break;
      case "both keys":
        // Neither has heard of the other's.
        await Promise.all([
          windows.present.keyboard.press(someKey()),
          windows.speaker.keyboard.press(someKey()),
        ]);
        break;
      case "wait":
        await windows.speaker.waitForTimeout(choose(300));
        break;
      case "reload":
        await windows[role].reload();
        await ready(windows[role]);
        break;
      case "close":
        await windows[role].close();
        windows[role] = await open(role);
        break;
      case "close both":
        await windows.present.close();
        await windows.speaker.close();
        windows.speaker = await open("speaker");
        windows.present = await open("present");
        break;
    }
    if (happening !== "key" || choose(3) === 0) await check(`${turn}, after ${happening}`);
    if (turn % 250 === 249) report(`${turn + 1} of ${TURNS} turns of both windows`);
  }
  await check("at the end");
  const log = await readLog(windows.speaker, SESSION, timeline);
  const heard = await eavesdropper.evaluate(() => window.heard);
  const told = new Map([...kept, ...heard]);
  const lost = [...told].filter(([key, text]) => log.texts.get(key) !== text);
  await context.close();
  return {
    turns: TURNS,
    checks,
    disagreements,
    entries: log.texts.size,
    heard: heard.length,
    lost: lost.map(([, text]) => text),
  };
}

/** @param {number} chance @returns {Happening} */
function chooseHappening(chance) {
  let left = chance * TURNS;
  for (const [what, times] of HAPPENINGS) {
    left -= times;
    if (left < 0) return what;
  }
  return "key";
}

/**
 * Listens to all that the windows tell each other, in a document of the site that has no script.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} episode
 */
async function eavesdrop(context, episode) {
  const page = await context.newPage();
  await page.goto(`${episode}timeline.json`);
  const channel = `cuedeck:${new URL(episode).pathname}talk:${SESSION}`;
  await page.evaluate((name) => {
    window.heard = [];
    new BroadcastChannel(name).addEventListener("message", ({ data }) => {
      if (data.type !== "events") return;
      for (const event of data.events)
        window.heard.push([`${event.count}-${event.window}`, JSON.stringify(event)]);
    });
  }, channel);
  return page;
}

/**
 * Waits until both windows are where the log is.
 *
 * @param {Windows} windows
 * @param {Timeline} timeline
 * @param {Map<string, string>} kept takes up all entries that there were at the time
 * @returns {Promise<string | undefined>} how they differ, when they do so for as long as one waits
 */
async function disagreementIn({ present, speaker }, timeline, kept) {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const { state, position, texts } = await readLog(speaker, SESSION, timeline);
    for (const [key, text] of texts) kept.set(key, text);
    const expected = [write(position), state.curtain, state.stopwatch.since !== null].join();
    const inSpeaker = await speaker.evaluate(() => [
      window.readPosition(),
      document.querySelector(".preview.now")?.getAttribute("data-curtain"),
      document.querySelector('[data-action="timer"]')?.textContent === "Pause",
    ]);
    const inPresent = await present.evaluate(() => [
      window.readPosition(),
      document.querySelector(".reveal .slides")?.getAttribute("data-curtain"),
    ]);
    const shown = [inSpeaker.join(), [...inPresent, inSpeaker[2]].join()];
    if (shown.every((each) => each === expected)) return undefined;
    if (performance.now() > until)
      return `log ${expected}, Speaker ${shown[0]}, Present ${inPresent.join()}`;
    await speaker.waitForTimeout(20);
  }
}
