import mqtt from "mqtt";
import { createRandom } from "../random.mjs";
import { createForger } from "./forgeries.mjs";
import { framesOf } from "./frames.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./forgeries.mjs").Message} Message
 * @typedef {{ username?: string, password?: string }} Login
 * @typedef {{ name: string, login: Login, count: number, perConnection: number, only?: string }} Route a way into the broker, how many messages come by it and by one connection, and under which topic alone they may
 */

const SEED = 5;
/** Messages at a time, and milliseconds between two times: more at once, and the broker lets go of who can't keep up. */
const BATCH = 10;
const PAUSE = 15;
const SETTLING = 1000;
/** One in so many asks to be acknowledged: of these a page may be sent no more than the broker's bucket holds. */
const ACKNOWLEDGED = 20;

/**
 * Sends forged, replayed and oversized messages into a room, and looks what its pages do.
 *
 * @param {object} room
 * @param {string} room.address of the broker
 * @param {import("../../build/room/envelope.js").Topics} room.topics
 * @param {readonly Message[]} room.recorded
 * @param {string} room.slide that none of its pages shows
 * @param {{ speaker: Page, phone?: Page, listener: Page }} room.pages
 * @param {readonly Route[]} routes
 */
export async function attack({ address, topics, recorded, slide, pages }, routes) {
  const random = createRandom(SEED);
  const forger = createForger({ topics, recorded, slide, random });
  const watched = Object.values(pages);
  // What they were told before has to be on screen by then.
  await sleep(SETTLING);
  const before = await Promise.all(watched.map(readPage));
  const framesBefore = watched.map(framesOf);
  const sent = createTally();
  const kinds = createTally();
  for (const { name, login, count, perConnection, only } of routes) {
    while ((sent.counts[name] ?? 0) < count) {
      const client = await mqtt.connectAsync(address, { ...login, reconnectPeriod: 0 });
      const closed = new Promise((resolve) => client.once("close", () => resolve(undefined)));
      client.on("error", () => undefined);
      for (let each = 0; each < perConnection && client.connected; each += 1) {
        const forgery = forger.next();
        const topic = only ?? forgery.topic;
        const qos = random() * ACKNOWLEDGED < 1 ? 1 : 0;
        // Even in place of the position that who comes next is given.
        const retain = topic === topics.position && random() < 0.1;
        client.publish(topic, forgery.text, { qos, retain });
        sent.add(name);
        kinds.add(forgery.kind);
        if (each % BATCH === BATCH - 1) await sleep(PAUSE);
      }
      // It is closed when all was sent, or the broker does so.
      client.end();
      await closed;
    }
  }
  // What the pages have not yet looked at is before whatever they are told now.
  await sleep(SETTLING);
  const after = await Promise.all(watched.map(readPage));
  return {
    sent: sent.counts,
    kinds: kinds.counts,
    arrived: Object.fromEntries(
      Object.entries(pages).map(([name, page], index) => [
        name,
        framesOf(page) - (framesBefore[index] ?? 0),
      ]),
    ),
    acted: before.flatMap((page, index) => differences(page, after[index])),
  };
}

/** All that a message could change. @param {Page} page */
function readPage(page) {
  return page.evaluate(() => ({
    changes: window.changes.length,
    position: window.readPosition(),
    events: Object.keys(localStorage).filter((key) => key.includes("event:")).length,
    room: Object.entries(localStorage)
      .filter(([key]) => key.endsWith("room"))
      .map(([, text]) => ({ ...JSON.parse(text), seen: "differs" })),
    connection: document.querySelector(".connection")?.textContent ?? "",
  }));
}

/** @typedef {Awaited<ReturnType<typeof readPage>>} Read @param {Read} before @param {Read} [after] */
function differences(before, after) {
  const now = new Map(Object.entries(after ?? {}));
  return Object.entries(before).flatMap(([name, value]) => {
    const [was, is] = [JSON.stringify(value), JSON.stringify(now.get(name))];
    return was === is ? [] : [`${name}: ${was} to ${is}`];
  });
}

function createTally() {
  /** @type {Record<string, number>} */
  const counts = {};
  return { counts, add: (/** @type {string} */ name) => (counts[name] = (counts[name] ?? 0) + 1) };
}

/** @param {number} milliseconds @returns {Promise<void>} */
function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
