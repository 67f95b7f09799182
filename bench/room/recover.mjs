import mqtt from "mqtt";
import { createSigner } from "../../build/room/envelope.js";
import { positionAfter } from "../../build/timeline/position.js";
import { start, write } from "../talk/moves.mjs";
import { comesTo } from "../talk/windows.mjs";
import { wishOf } from "./forgeries.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * Whether a room goes on as before: all of its pages, and one that comes only now, follow what the phone asks for by a
 * key, and the very message that was forged, once the phone's own key has signed it.
 *
 * @param {object} room
 * @param {string} room.address of the broker
 * @param {{ username?: string, password?: string }} room.login
 * @param {import("../../build/room/envelope.js").Topics} room.topics
 * @param {readonly import("./forgeries.mjs").Message[]} room.recorded
 * @param {string} room.slide
 * @param {Page} room.phone
 * @param {readonly Page[]} room.followers
 * @param {() => Promise<Page>} room.join
 * @param {import("../talk/moves.mjs").Timeline} timeline
 * @returns {Promise<boolean[]>} of each page, by the message and by the key
 */
export async function recovers(
  { address, login, topics, recorded, slide, phone, followers, join },
  timeline,
) {
  const followed = await Promise.all([
    byMessage(),
    ...followers.map((page) => comesTo(page, `${slide} 0`)),
  ]);
  await phone.keyboard.press("Home");
  // The phone moves on from where it has heard that the talk is.
  await comesTo(phone, write(start(timeline)));
  await phone.keyboard.press("ArrowRight");
  const second = write(positionAfter(timeline, start(timeline)) ?? start(timeline));
  const late = await join();
  const pages = [...followers, phone, late];
  return [...followed, ...(await Promise.all(pages.map((page) => comesTo(page, second))))];

  async function byMessage() {
    const kept = await phone.evaluate(() =>
      Object.entries(localStorage).find(([key]) => key.endsWith("identity")),
    );
    const signer = createSigner(JSON.parse(kept?.[1] ?? "").key, Date.now);
    const client = await mqtt.connectAsync(address, login);
    const text = signer.sign(topics.remote, wishOf(recorded, topics.remote, slide));
    await client.publishAsync(topics.remote, text, { qos: 1 });
    await client.endAsync();
    return true;
  }
}
