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
