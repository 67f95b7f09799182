import { expect, test } from "vitest";
import { mediaClock } from "../../src/client/clock/media-clock.ts";

/** A WAV file of silence: mono, 8 bits, 8 kHz. */
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

async function open(seconds: number): Promise<HTMLAudioElement> {
  const audio = new Audio(silence(seconds));
  audio.muted = true;
  await new Promise((resolve) => {
    audio.addEventListener("canplaythrough", resolve, { once: true });
  });
  return audio;
}

test("tells each moment as it is played into, never before it", async () => {
  const audio = await open(3);
  const moments = [0.2, 0.5, 0.9, 1.1];
  const clock = mediaClock(audio, moments);
  const told: number[] = [];
  const done = new Promise<void>((resolve) => {
    clock.onMoment((time) => {
      told.push(time);
      if (told.length === moments.length) resolve();
    });
  });
  await clock.play();
  expect(clock.playing).toBe(true);
  await done;
  clock.pause();
  expect(clock.playing).toBe(false);
  for (const [index, moment] of moments.entries())
    expect(told[index]).toBeGreaterThanOrEqual(moment);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test("a seek tells where it landed, though nothing plays", async () => {
  const audio = await open(3);
  const clock = mediaClock(audio, [0, 1, 2]);
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  clock.seek(1.5);
  await expect.poll(() => told).toContain(1.5);
  expect(clock.time).toBe(1.5);
});
