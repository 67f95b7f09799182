/** A WAV file of silence: mono, 8 bits, a byte a sample. */
export function silentWav(seconds: number, samplesPerSecond: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + seconds * samplesPerSecond).fill(128);
  const view = new DataView(bytes.buffer);
  const ascii = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  ascii(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, "data");
  view.setUint32(40, bytes.length - 44, true);
  return bytes;
}
