import { parseJson } from "../../build/room/json.js";
import { EventShape } from "../../build/talk/event.js";
import { createLog } from "../../build/talk/log.js";
import { clampPosition } from "../../build/timeline/position.js";
import { start } from "./moves.mjs";

/**
 * The log of a talk as a page's `localStorage` has it, and the state that it comes to.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} session
 * @param {import("./moves.mjs").Timeline} timeline
 */
export async function readLog(page, session, timeline) {
  const entries = await page.evaluate(
    (part) => Object.entries(localStorage).filter(([key]) => key.includes(part)),
    `event:${session}:`,
  );
  const log = createLog();
  log.add(entries.flatMap(([, text]) => parseJson(text, EventShape) ?? []));
  const { state } = log;
  const position = (state.position && clampPosition(timeline, state.position)) ?? start(timeline);
  /** By the event's own name, its text. */
  const texts = new Map(entries.map(([key, text]) => [key.slice(key.lastIndexOf(":") + 1), text]));
  return { state, position, texts };
}
