import { WebSocket } from "ws";
import { monotonic } from "./clock.mjs";
import { CONNECT, createReader, subscribe } from "./packets.mjs";

/**
 * What came by one connection.
 *
 * @typedef {object} Connection
 * @property {number} asked when it asked for the topic
 * @property {Map<number, number>} received when each move came first, by its number
 * @property {number | undefined} first the number of the move that came first
 * @property {number} repeated how many came again
 * @property {boolean} open
 */

/** Somebody of the audience; all times are monotonic milliseconds. */
export class Subscriber {
  /** @type {Connection[]} */
  connections = [];
  /** Connections that ended though nobody ended them. */
  dropped = 0;
  #address;
  #topic;
  /** @type {WebSocket | undefined} */
  #socket;

  /** @param {string} address of the broker @param {string} topic */
  constructor(address, topic) {
    this.#address = address;
    this.#topic = topic;
  }

  /** Resolves once it is subscribed. @returns {Promise<void>} */
  connect() {
    const socket = new WebSocket(this.#address, "mqtt", { perMessageDeflate: false });
    this.#socket = socket;
    /** @type {Connection} */
    const connection = {
      asked: Number.NaN,
      received: new Map(),
      first: undefined,
      repeated: 0,
      open: true,
    };
    const readPackets = createReader();
    return new Promise((resolve, reject) => {
      socket.on("open", () => socket.send(CONNECT));
      socket.on("error", reject);
      socket.on("close", () => {
        if (connection.open) this.dropped += 1;
        connection.open = false;
      });
      socket.on("message", (data) => {
        const now = monotonic();
        if (!Buffer.isBuffer(data) || !connection.open) return;
        for (const packet of readPackets(data)) {
          switch (packet.type) {
            case "connack":
              connection.asked = monotonic();
              this.connections.push(connection);
              socket.send(subscribe(this.#topic));
              break;
            case "suback":
              resolve();
              break;
            case "publish":
              note(connection, packet.payload, now);
              if (packet.acknowledgement) socket.send(packet.acknowledgement);
              break;
            case "other":
              break;
          }
        }
      });
    });
  }

  /** Goes without a word. */
  leave() {
    const last = this.connections.at(-1);
    if (last) last.open = false;
    this.#socket?.terminate();
  }
}

/** @param {Connection} connection @param {Buffer} payload @param {number} now */
function note(connection, payload, now) {
  // A whole parse would cost more than all the rest.
  const [, step] = /"step":(\d+)/.exec(payload.toString("latin1")) ?? [];
  if (step === undefined) return;
  const number = Number(step);
  connection.first ??= number;
  if (connection.received.has(number)) connection.repeated += 1;
  else connection.received.set(number, now);
}
