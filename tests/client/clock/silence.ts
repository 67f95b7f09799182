/** An audio element, muted and ready to play: mono, 8 bits, 8 kHz of silence. */
export async function openSilence(seconds: number): Promise<HTMLAudioElement> {
  const audio = new Audio(silence(seconds));
  audio.muted = true;
  await new Promise((resolve) => {
    audio.addEventListener("canplaythrough", resolve, { once: true });
  });
  return audio;
}

function silence(seconds: number): string {
  const rate = 8000;
  const bytes = new Uint8Array(44 + seconds * rate).fill(128);
  const view = new DataView(bytes.buffer);
  const ascii = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  ascii(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, "data");
  view.setUint32(40, bytes.length - 44, true);
  return URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
}
