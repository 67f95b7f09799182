import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * @typedef {import("./subscribers.mjs").Order} Order
 *
 * @typedef {object} Audience
 * @property {(count: number, seconds: number) => Promise<void>} reconnect lets some go and come back meanwhile
 * @property {(moves: readonly import("./subscribers.mjs").Told[]) => Promise<import("./subscribers.mjs").Heard>} finish
 */

const SUBSCRIBERS = fileURLToPath(new URL("./subscribers.mjs", import.meta.url));

/**
 * Hands over an audience that listens, in a process of its own, until the callback is done.
 *
 * @template T
 * @param {{ address: string, topic: string, count: number }} room
 * @param {(audience: Audience) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withAudience(room, use) {
  const process = fork(SUBSCRIBERS, { serialization: "advanced" });
  const ended = once(process, "exit");
  const order = async (/** @type {Order} */ what) => {
    process.send(what);
    const answer = await Promise.race([
      once(process, "message"),
      ended.then(([code]) => {
        throw new Error(`Unexpected end of the audience, exit code ${code}`);
      }),
    ]);
    return answer[0];
  };
  try {
    await order({ type: "open", ...room });
    return await use({
      reconnect: (count, seconds) => order({ type: "reconnect", count, seconds }),
      finish: (moves) => order({ type: "finish", moves }),
    });
  } finally {
    process.kill();
    await ended;
  }
}
