import mqtt from "mqtt";

/**
 * Writes down all that is said in a room from now on.
 *
 * @param {string} address of the broker
 * @param {import("../../build/room/envelope.js").Topics} topics
 * @param {{ username?: string, password?: string }} [login]
 * @returns {Promise<{ said: import("./forgeries.mjs").Message[], stop: () => Promise<void> }>}
 */
export async function recordRoom(address, topics, login = {}) {
  const client = await mqtt.connectAsync(address, login);
  /** @type {import("./forgeries.mjs").Message[]} */
  const said = [];
  client.on("message", (topic, payload) => said.push({ topic, text: String(payload) }));
  await client.subscribeAsync(Object.values(topics), { qos: 0 });
  return { said, stop: () => client.endAsync(true) };
}
