import { expect, test, vi } from "vitest";
import { narrate } from "../../src/narration/narrate.ts";
import { tone } from "./tone.ts";

const PARAGRAPHS = [
  { text: "aaaaaaaaaaaa", gap: "lead-in" },
  { text: "bb", gap: "paragraph" },
  { text: "cccc", gap: "slide" },
  { text: "d", gap: "segment" },
] as const;

/** A tenth of a second a letter, after a silence that a narration must not count. */
const speak = async (text: string) => tone(text.length / 10, { before: 0.25, after: 0.3 });
const tags = { title: "Tones" };

test("gives the start of each paragraph's sound, in tenths of a second", async () => {
  const { starts, duration } = await narrate(PARAGRAPHS, { speak, tags });
  expect(starts).toEqual([0.4, 2.2, 3.4, 5.5]);
  expect(duration).toBeCloseTo(5.5 + 0.13 + 0.8, 1);
});

test("gives the same bytes twice", async () => {
  const [first, second] = [
    await narrate(PARAGRAPHS, { speak, tags }),
    await narrate(PARAGRAPHS, { speak, tags }),
  ];
  expect(Buffer.from(first.mp3).equals(second.mp3)).toBe(true);
});

test("tells after each paragraph how far it is", async () => {
  const onProgress = vi.fn<(spoken: number, total: number) => void>();
  await narrate(PARAGRAPHS, { speak, tags, onProgress });
  expect(onProgress.mock.calls).toEqual([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ]);
});

test("gives a paragraph that has nothing to say a start of its own", async () => {
  const silent = async () => new Int16Array(0);
  const { starts } = await narrate(PARAGRAPHS, { speak: silent, tags });
  expect(starts).toEqual([0.4, 1, 1.9, 3.5]);
});

test("stops at the first paragraph that can't be spoken", async () => {
  const failing = vi
    .fn<typeof speak>()
    .mockResolvedValueOnce(tone(1))
    .mockRejectedValue(new Error("no voice"));
  await expect(narrate(PARAGRAPHS, { speak: failing, tags })).rejects.toThrow("no voice");
  expect(failing).toHaveBeenCalledTimes(2);
});
