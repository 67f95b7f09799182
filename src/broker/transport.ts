import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { createBucket } from "./bucket.ts";
import type { BrokerLimits } from "./limits.ts";
import { createPacketCounter } from "./packet-counter.ts";

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
    const admitted = packets !== undefined && bucket.take(packets, now());
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
