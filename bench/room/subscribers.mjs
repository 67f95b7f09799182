import { createRandom } from "../random.mjs";
import { spread } from "../statistics.mjs";
import { monotonic } from "./clock.mjs";
import { Subscriber } from "./subscriber.mjs";

/**
 * An audience in a process of its own.
 *
 * @typedef {{ type: "open", address: string, topic: string, count: number }
 *   | { type: "reconnect", count: number, seconds: number }
 *   | { type: "finish", moves: readonly Told[] }} Order
 *
 * @typedef {{ sent: number, accepted: number }} Told when a move was made, and when the broker had accepted its message
 *
 * @typedef {object} Heard
 * @property {import("../statistics.mjs").Spread} latency milliseconds from each move to each subscriber's message
 * @property {import("../statistics.mjs").Spread | undefined} comeback milliseconds from a new connection's asking to the current position
 * @property {number} lost messages that a connected subscriber did not get, from the retained one on
 * @property {number} stale subscribers that are not where the talk is, at the end
 * @property {number} repeated messages that came twice
 * @property {number} reconnects
 * @property {number} dropped connections that the broker ended
 * @property {number} busy share of the time that this process has worked
 */

const SEED = 3;
/** How many connect at a time. */
const ABREAST = 100;
/** Milliseconds that one stays away at most. */
const LONGEST_ABSENCE = 500;
/** Milliseconds to wait for the last messages. */
const PATIENCE = 3000;

const random = createRandom(SEED);
/** @type {Subscriber[]} */
let subscribers = [];
/** @type {Promise<void>} */
let comings = Promise.resolve();
let begun = 0;
let reconnects = 0;

process.on("message", (/** @type {Order} */ order) => {
  void obey(order).then((answer) => process.send?.(answer ?? "done"));
});

/** @param {Order} order */
async function obey(order) {
  switch (order.type) {
    case "open":
      return open(order);
    case "reconnect":
      comings = reconnect(order);
      begun = monotonic();
      process.cpuUsage();
      return undefined;
    case "finish": {
      const seconds = (monotonic() - begun) / 1000;
      await comings;
      await untilAllHave(order.moves.length - 1);
      return summarize(order.moves, seconds);
    }
  }
}

/** @param {{ address: string, topic: string, count: number }} order */
async function open({ address, topic, count }) {
  subscribers = Array.from({ length: count }, () => new Subscriber(address, topic));
  for (let from = 0; from < count; from += ABREAST) {
    await Promise.all(subscribers.slice(from, from + ABREAST).map((each) => each.connect()));
  }
}

/** Lets some go and come back, evenly over a time. @param {{ count: number, seconds: number }} order */
async function reconnect({ count, seconds }) {
  /** @type {Promise<void>[]} */
  const coming = [];
  const away = new Set();
  for (let each = 0; each < count; each += 1) {
    await sleep((seconds * 1000) / count);
    const index = Math.floor(random() * subscribers.length);
    const subscriber = subscribers[index];
    if (!subscriber || away.has(index)) continue;
    away.add(index);
    reconnects += 1;
    subscriber.leave();
    coming.push(
      sleep(random() * LONGEST_ABSENCE)
        .then(() => subscriber.connect())
        .then(() => void away.delete(index)),
    );
  }
  await Promise.all(coming);
}

/** @param {number} last */
async function untilAllHave(last) {
  const until = monotonic() + PATIENCE;
  while (monotonic() < until && subscribers.some((each) => !isAt(each, last))) await sleep(20);
}

/** @param {Subscriber} subscriber @param {number} last the talk's last move */
function isAt({ connections }, last) {
  const connection = connections.at(-1);
  return connection?.open === true && connection.received.has(last);
}

/** @param {readonly Told[]} moves @param {number} seconds @returns {Heard} */
function summarize(moves, seconds) {
  const latencies = [];
  const comebacks = [];
  let lost = 0;
  let repeated = 0;
  for (const { connections } of subscribers) {
    for (const [index, connection] of connections.entries()) {
      const { first, received, asked, open } = connection;
      repeated += connection.repeated;
      // One that was ended before anything could come.
      if (first === undefined && !open) continue;
      // Whatever is retained is followed by all that is newer.
      const from = first ?? moves.findLastIndex(({ accepted }) => accepted < asked);
      const last = open ? moves.length - 1 : Math.max(...received.keys());
      for (let number = from; number <= last; number += 1) {
        const at = received.get(number);
        if (at === undefined) lost += 1;
        // What was retained was sent some time ago.
        else if (number > from) latencies.push(at - (moves[number]?.sent ?? Number.NaN));
        else if (index > 0) comebacks.push(at - asked);
      }
    }
  }
  const { user, system } = process.cpuUsage();
  return {
    latency: spread(latencies),
    comeback: comebacks.length > 0 ? spread(comebacks) : undefined,
    lost,
    stale: subscribers.filter((each) => !isAt(each, moves.length - 1)).length,
    repeated,
    reconnects,
    dropped: subscribers.reduce((sum, each) => sum + each.dropped, 0),
    busy: (user + system) / 1e6 / seconds,
  };
}

/** @param {number} milliseconds @returns {Promise<void>} */
function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
