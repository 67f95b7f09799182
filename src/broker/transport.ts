import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { BrokerLimits } from "./limits.ts";

/**
 * A WebSocket's bytes as the stream that Aedes reads and writes. It ends when its client sends too much or too large
 * packets, or reads too slowly.
 *
 * `createWebSocketStream` of `ws` won't do: Aedes lets all subscribers, and the presenter, wait for one whose stream is
 * full, and each part of a packet would be a frame of its own.
 *
 * @param now milliseconds, as `performance.now` counts them
 */
export function createTransport(
  socket: WebSocket,
  limits: BrokerLimits,
  now: () => number,
): Duplex {
  const countPackets = createPacketCounter(limits.packetBytes);
  const bucket = createBucket({ perSecond: limits.packetsPerSecond, burst: limits.burst });

  const send = (data: Uint8Array) => {
    // One that does not read loses its connection instead of holding up the others; it may come back.
    if (socket.bufferedAmount + data.length > limits.waitingBytes) stream.destroy();
    else socket.send(data);
  };
  const stream = new Duplex({
    // Never full: what waits, waits in the socket.
    writableHighWaterMark: Number.MAX_SAFE_INTEGER,
    read: () => socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      send(chunk);
      done();
    },
    writev(chunks, done) {
      send(Buffer.concat(chunks.map(({ chunk }): Uint8Array => chunk)));
      done();
    },
    final(done) {
      socket.close();
      done();
    },
    destroy(error, done) {
      socket.terminate();
      done(error);
    },
  });

  const admit = (packets: number | undefined) => {
    const admitted = packets !== undefined && bucket.consume(packets, now());
    if (!admitted) stream.destroy();
    return admitted;
  };
  socket.on("message", (data, isBinary) => {
    if (stream.destroyed) return;
    // MQTT speaks in binary frames only.
    const bytes = isBinary && Buffer.isBuffer(data) ? data : undefined;
    // An empty frame costs us as much as a packet.
    const admitted = admit(bytes?.length === 0 ? 1 : bytes && countPackets(bytes));
    if (admitted && !stream.push(bytes)) socket.pause();
  });
  socket.on("ping", () => admit(1));
  socket.on("error", () => stream.destroy());
  socket.on("close", () => stream.destroy());
  return stream;
}

/** A token bucket: lets so many through at once, and so many a second in the long run. */
export interface TokenBucket {
  /**
   * Takes tokens; false, and none are taken, when there are not enough.
   *
   * @param now milliseconds on any clock that never goes back
   */
  consume(tokens: number, now: number): boolean;
}

/** @param rates.burst tokens that a full bucket holds; it begins full */
export function createBucket({
  perSecond,
  burst,
}: {
  readonly perSecond: number;
  readonly burst: number;
}): TokenBucket {
  let held = burst;
  let last: number | undefined;
  return {
    consume(tokens, now) {
      held = Math.min(burst, held + ((now - (last ?? now)) / 1000) * perSecond);
      last = now;
      if (tokens > held) return false;
      held -= tokens;
      return true;
    },
  };
}

/**
 * Counts the MQTT packets that begin in the chunks of a stream, however it is cut, without keeping any of it.
 *
 * @param packetBytes how large a packet may be
 * @returns undefined when one says that it is larger, or does not say how large it is
 * @see https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html section 2.2
 */
export function createPacketCounter(
  packetBytes: number,
): (chunk: Uint8Array) => number | undefined {
  /** Bytes of the current packet that are still to come, once its length was read. */
  let rest = 0;
  /** Bytes of its length that were read; undefined between packets. */
  let lengthBytes: number | undefined;

  return (chunk) => {
    let packets = 0;
    let index = 0;
    while (index < chunk.length) {
      if (lengthBytes === undefined && rest > 0) {
        const skipped = Math.min(rest, chunk.length - index);
        rest -= skipped;
        index += skipped;
        continue;
      }
      const byte = chunk[index] ?? 0;
      index += 1;
      if (lengthBytes === undefined) {
        packets += 1;
        lengthBytes = 0;
        continue;
      }
      // Seven bits a byte, the lowest first; the eighth says that another follows, up to four.
      rest += (byte & 127) * 128 ** lengthBytes;
      lengthBytes += 1;
      if (rest > packetBytes || (byte > 127 && lengthBytes === 4)) return undefined;
      if (byte <= 127) lengthBytes = undefined;
    }
    return packets;
  };
}
