import { expect, test } from "vitest";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { narrate } from "../../src/narration/narrate.ts";
import { tone } from "./tone.ts";

test(
  "in a browser each paragraph is heard where its start says, to 5 ms",
  { timeout: 60_000 },
  async () => {
    const speak = async (text: string) => tone(text.length, { before: 0.25, after: 0.3 });
    const paragraphs = [
      { text: "aaa", gap: "lead-in" },
      { text: "bbbbb", gap: "paragraph" },
      { text: "c", gap: "slide" },
      { text: "dd", gap: "segment" },
    ] as const;
    const { mp3, starts, duration } = await narrate(paragraphs, {
      speak,
      tags: { title: "Tones" },
    });

    await using browser = new SharedBrowser({ env: process.env, report: () => {} });
    const page = await (await browser.launch()).newPage();
    const heard = await page.evaluate(onsets, Buffer.from(mp3).toString("base64"));

    expect(heard.duration).toBeCloseTo(duration, 3);
    expect(heard.onsets).toHaveLength(starts.length);
    for (const [index, start] of starts.entries()) {
      expect(Math.abs((heard.onsets[index] ?? Infinity) - start)).toBeLessThan(0.005);
    }
  },
);

/** Runs in the page: when sound begins after at least 0.2 s of silence, in seconds. */
async function onsets(base64: string): Promise<{ onsets: number[]; duration: number }> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const audio = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(bytes.buffer);
  const found: number[] = [];
  let lastSound = -Infinity;
  for (const [index, sample] of audio.getChannelData(0).entries()) {
    if (Math.abs(sample) < 0.05) continue;
    if (index - lastSound > 0.2 * 22_050) found.push(index / 22_050);
    lastSound = index;
  }
  return { onsets: found, duration: audio.duration };
}
