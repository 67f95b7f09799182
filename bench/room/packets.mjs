/**
 * As much of MQTT 3.1.1 as somebody of the audience needs: a thousand of them in one process must cost it little, or
 * their own work would be taken for the broker's.
 *
 * @see https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html
 */

/** Seconds; the most that the embedded broker lets one ask for. */
const KEEPALIVE = 120;

/** A CONNECT with a clean session, and neither id nor login. */
export const CONNECT = packet(0x10, [...text("MQTT"), 4, 0b10, 0, KEEPALIVE, ...text("")]);

/** A SUBSCRIBE to one topic with QoS 1. @param {string} topic */
export function subscribe(topic) {
  return packet(0x82, [0, 1, ...text(topic), 1]);
}

/** @typedef {{ type: "connack" | "suback" | "other" } | { type: "publish", retained: boolean, payload: Buffer, acknowledgement: Buffer | undefined }} Received */

/**
 * Cuts a connection's bytes into packets.
 *
 * @returns {(chunk: Buffer) => Received[]}
 */
export function createReader() {
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  return (chunk) => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    /** @type {Received[]} */
    const packets = [];
    for (;;) {
      const size = sizeOf(bytes);
      if (size === undefined || bytes.length < size.whole) break;
      packets.push(read(bytes.subarray(0, size.whole), size.head));
      bytes = bytes.subarray(size.whole);
    }
    rest = bytes;
    return packets;
  };
}

/** @param {Buffer} bytes @returns {{ head: number, whole: number } | undefined} */
function sizeOf(bytes) {
  let length = 0;
  for (let index = 1; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    length += (byte & 127) * 128 ** (index - 1);
    if (byte <= 127) return { head: index + 1, whole: index + 1 + length };
  }
  return undefined;
}

/** @param {Buffer} bytes a whole packet @param {number} head bytes before its own @returns {Received} */
function read(bytes, head) {
  const first = bytes[0] ?? 0;
  switch (first >> 4) {
    case 2:
      return { type: "connack" };
    case 9:
      return { type: "suback" };
    case 3: {
      const id = head + 2 + bytes.readUInt16BE(head);
      const confirmed = (first & 0b110) !== 0;
      return {
        type: "publish",
        retained: (first & 1) === 1,
        payload: bytes.subarray(confirmed ? id + 2 : id),
        acknowledgement: confirmed ? packet(0x40, [bytes[id] ?? 0, bytes[id + 1] ?? 0]) : undefined,
      };
    }
    default:
      return { type: "other" };
  }
}

/** @param {number} first @param {readonly number[]} body */
function packet(first, body) {
  const length = body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7];
  return Buffer.from([first, ...length, ...body]);
}

/** @param {string} value @returns {number[]} */
function text(value) {
  const bytes = Buffer.from(value);
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
}
