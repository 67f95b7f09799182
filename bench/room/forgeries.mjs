import { randomBytes } from "node:crypto";
import { createSigner, MAX_MESSAGE_LENGTH } from "../../build/room/envelope.js";
import { createSecret } from "../../build/room/keys.js";
import { createPairing } from "../../build/room/pairing.js";

/**
 * @typedef {import("../../build/room/envelope.js").Topics} Topics
 * @typedef {{ topic: string, text: string }} Message
 */

/** Far ahead of any count so far, in milliseconds. */
const LATER = 1e9;

/**
 * Makes messages that nobody may heed, of what was said in a room and of nothing.
 *
 * @param {object} about
 * @param {Topics} about.topics
 * @param {readonly Message[]} about.recorded what presenter and phone have really said, under all three topics
 * @param {string} about.slide to which each of them would move the talk
 * @param {() => number} about.random
 */
export function createForger({ topics, recorded, slide, random }) {
  const stranger = createSigner(createSecret(randomBytes), Date.now);
  const all = Object.values(topics);
  /** @template T @param {readonly T[]} list @returns {T} */
  const some = (list) => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error("Unexpected room in which nothing was said");
    return one;
  };
  const sealed = recorded.filter(({ text }) => text.includes('"signature":'));
  const wish = (/** @type {string} */ topic) => wishOf(recorded, topic, slide);
  const pairings = recorded.filter(({ text }) => text.includes('"proof":'));
  const byStranger = (/** @type {string} */ topic) => stranger.sign(topic, wish(topic));

  /** @type {Record<string, () => Message>} */
  const kinds = {
    replayed: () => some(recorded),
    "replayed elsewhere": () => ({ topic: some(all), text: some(sealed).text }),
    "with a later count": () => {
      const { topic, text } = some(sealed);
      return { topic, text: later(text) };
    },
    "with a bit flipped": () => {
      const { topic, text } = some(sealed);
      return { topic, text: flipBit(random() < 0.5 ? text : later(text), random) };
    },
    "by a stranger": () => {
      const topic = some(all);
      return { topic, text: byStranger(topic) };
    },
    "in another's name": () => {
      const { topic, text } = some(sealed);
      const [, from = ""] = /^\{"from":"([\w-]+)"/.exec(text) ?? [];
      return { topic, text: later(byStranger(topic).replace(stranger.from, from)) };
    },
    "a pairing replayed": () => some(pairings),
    "a pairing forged": () => {
      const [, id = ""] = /^\{"invite":"([\w-]+)"/.exec(some(pairings).text) ?? [];
      const pairingSecret = createSecret(randomBytes);
      return { topic: topics.remote, text: createPairing({ id, pairingSecret }, stranger.from) };
    },
    oversized: () => {
      const { topic, text } = some(sealed);
      const filling = "x".repeat(MAX_MESSAGE_LENGTH);
      return { topic, text: later(text).replace('"body":{', `"body":{"filling":"${filling}",`) };
    },
    "no message": () => ({ topic: some(all), text: some(["", "{", "null", "[".repeat(9000)]) }),
  };
  const names = Object.keys(kinds);
  let count = 0;
  return {
    /** The next of all kinds in turn. @returns {Message & { kind: string }} */
    next() {
      const kind = names[count % names.length] ?? "";
      count += 1;
      const message = kinds[kind]?.();
      if (!message) throw new Error(`Unexpected kind ${kind}`);
      return { kind, ...message };
    },
  };
}

/**
 * What would move the talk to a slide, if it were heeded: what was last said under a topic, of another slide.
 *
 * @param {readonly Message[]} recorded
 * @param {string} topic
 * @param {string} slide
 */
export function wishOf(recorded, topic, slide) {
  const said = recorded.findLast(
    (message) => message.topic === topic && message.text.includes('"slide":'),
  );
  if (!said) throw new Error(`Unexpected room in which nobody moved, under ${topic}`);
  return JSON.parse(said.text.replaceAll(/"slide":"[^"]*"/g, `"slide":"${slide}"`)).body;
}

/** @param {string} text of a sealed message */
function later(text) {
  return text.replace(/"count":(\d+)/, (_, count) => `"count":${Number(count) + LATER}`);
}

/** @param {string} text @param {() => number} random */
function flipBit(text, random) {
  const bytes = Buffer.from(text);
  const index = Math.floor(random() * bytes.length);
  // The seventh only, so that it stays a character.
  bytes[index] = (bytes[index] ?? 0) ^ (1 << Math.floor(random() * 6));
  return bytes.toString();
}
