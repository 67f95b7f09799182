import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { BrokerLimits } from "./limits.ts";

/**
 * A WebSocket as the stream that Aedes reads and writes. It is destroyed when its client sends too many or too large
 * packets, or reads too slowly.
 *
 * Not `createWebSocketStream` of `ws`: when one of its streams is full, Aedes makes the publisher and all other
 * subscribers wait for it, and each chunk of a packet would be sent as its own frame.
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
    // A client that does not read is disconnected, so that it can't delay the others; it may reconnect.
    if (socket.bufferedAmount + data.length > limits.queuedBytes) stream.destroy();
    else socket.send(data);
  };
  const stream = new Duplex({
    // Never full: the socket's own buffer is bounded above.
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

  /** @param packets `undefined` for invalid data */
  const consume = (packets: number | undefined) => {
    const allowed = packets !== undefined && bucket.consume(packets, now());
    if (!allowed) stream.destroy();
    return allowed;
  };
  socket.on("message", (data, isBinary) => {
    if (stream.destroyed) return;
    // MQTT allows binary frames only.
    const bytes = isBinary && Buffer.isBuffer(data) ? data : undefined;
    // Handling an empty frame costs as much as a packet.
    const allowed = consume(bytes?.length === 0 ? 1 : bytes && countPackets(bytes));
    if (allowed && !stream.push(bytes)) socket.pause();
  });
  socket.on("ping", () => consume(1));
  socket.on("error", () => stream.destroy());
  socket.on("close", () => stream.destroy());
  return stream;
}

/** @see https://en.wikipedia.org/wiki/Token_bucket */
export interface TokenBucket {
  /**
   * Consumes tokens, or none when there are not enough.
   *
   * @param now milliseconds on a monotonic clock
   * @returns whether there were enough
   */
  consume(tokens: number, now: number): boolean;
}

/** @param rates.burst capacity of the bucket, which starts full */
export function createBucket({
  perSecond,
  burst,
}: {
  readonly perSecond: number;
  readonly burst: number;
}): TokenBucket {
  let available = burst;
  let last: number | undefined;
  return {
    consume(tokens, now) {
      available = Math.min(burst, available + ((now - (last ?? now)) / 1000) * perSecond);
      last = now;
      if (tokens > available) return false;
      available -= tokens;
      return true;
    },
  };
}

/**
 * Counts the MQTT packets that begin in each chunk of a stream. Packets may span chunks; nothing is buffered.
 *
 * @param packetBytes maximum size of a packet
 * @returns `undefined` when a packet's header states a larger size or a malformed one
 * @see https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html section 2.2
 */
export function createPacketCounter(
  packetBytes: number,
): (chunk: Uint8Array) => number | undefined {
  /** Remaining bytes of the current packet, once its length was read. */
  let rest = 0;
  /** Bytes of the length field that were read; `undefined` outside of it. */
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
      // Up to four bytes of seven bits each, lowest first; the eighth bit says that another byte follows.
      rest += (byte & 127) * 128 ** lengthBytes;
      lengthBytes += 1;
      if (rest > packetBytes || (byte > 127 && lengthBytes === 4)) return undefined;
      if (byte <= 127) lengthBytes = undefined;
    }
    return packets;
  };
}
