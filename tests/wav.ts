/** A WAV file of 16 bits. @param channels samples from −1 to 1, of equal length */
export function wavOf(channels: readonly Float32Array[], rate: number): Uint8Array<ArrayBuffer> {
  const [first = new Float32Array(0)] = channels;
  const frame = 2 * channels.length;
  const size = first.length * frame;
  const bytes = new Uint8Array(44 + size);
  const view = new DataView(bytes.buffer);
  const ascii = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  ascii(0, "RIFF");
  view.setUint32(4, 36 + size, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, 16, true);
  ascii(36, "data");
  view.setUint32(40, size, true);
  for (const [channel, samples] of channels.entries())
    for (const [index, sample] of samples.entries())
      view.setInt16(44 + index * frame + 2 * channel, Math.round(sample * 32_767), true);
  return bytes;
}
