/** A packet of encoded sound. */
export interface Packet {
  /** Base64. */
  readonly data: string;
  /** Microseconds. */
  readonly timestamp: number;
}

/** Sound that was decoded. */
export interface Decoded {
  /** Hz; 0 before the first sound. */
  readonly rate: number;
  /** Mono, 16-bit little-endian, as base64. */
  readonly samples: string;
}

/** How the packets are encoded, as WebCodecs' `AudioDecoderConfig` has it, with its description as base64. */
export interface Encoding {
  readonly codec: string;
  readonly numberOfChannels: number;
  readonly sampleRate: number;
  readonly description: string | undefined;
}

declare global {
  /** The page's decoder. @param last whether no packets follow */
  var decode: (packets: readonly Packet[], last: boolean) => Promise<Decoded>;
}

/** Decodes on. Runs in the page, after {@link createDecoder}. */
export function decodePackets(packets: readonly Packet[], last: boolean): Promise<Decoded> {
  return globalThis.decode(packets, last);
}

/**
 * Makes a decoder of the browser's own, which keeps its state from one call of {@link decodePackets} to the next.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @throws when the browser has no decoder for it
 */
export async function createDecoder(encoding: Encoding): Promise<void> {
  const bytesOf = (base64: string) =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { description, ...facts } = encoding;
  const config = {
    ...facts,
    ...(description !== undefined && { description: bytesOf(description) }),
  };
  const { supported } = await AudioDecoder.isConfigSupported(config);
  if (supported !== true) throw new Error(`no decoder for ${encoding.codec}`);

  let rate = 0;
  let pieces: Int16Array[] = [];
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const decoder = new AudioDecoder({
    output(data) {
      rate = data.sampleRate;
      const mono = new Float32Array(data.numberOfFrames);
      const plane = new Float32Array(data.numberOfFrames);
      for (let channel = 0; channel < data.numberOfChannels; channel += 1) {
        data.copyTo(plane, { planeIndex: channel, format: "f32-planar" });
        for (const [index, sample] of plane.entries())
          mono[index] = (mono[index] ?? 0) + sample / data.numberOfChannels;
      }
      pieces.push(Int16Array.from(mono, (sample) => 32_767 * Math.max(-1, Math.min(1, sample))));
      data.close();
    },
    error: (error) => fail(error),
  });
  decoder.configure(config);
  globalThis.decode = async (packets, last) => {
    for (const { data, timestamp } of packets)
      decoder.decode(new EncodedAudioChunk({ type: "key", timestamp, data: bytesOf(data) }));
    if (last) await decoder.flush();
    while (decoder.decodeQueueSize > 0)
      await Promise.race([
        failed,
        new Promise((resolve) => decoder.addEventListener("dequeue", resolve, { once: true })),
      ]);
    const bytes = pieces.map(({ buffer }) => new Uint8Array(buffer));
    pieces = [];
    let text = "";
    for (const piece of bytes)
      for (let from = 0; from < piece.length; from += 8192)
        text += String.fromCharCode(...piece.subarray(from, from + 8192));
    return { rate, samples: btoa(text) };
  };
}
