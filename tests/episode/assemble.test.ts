import { expect, test } from "vitest";
import { contextOf } from "../pages/context.ts";

test("numbers notes within their slide", async () => {
  const { episode, timeline } = await contextOf({
    segments: ["# One\n\n:::notes\nA.\n\nB.\n:::\n\n---\n\n# Two\n\n:::notes\nC.\n:::"],
  });
  expect(timeline.cues.map(({ id }) => id)).toEqual(["one-1", "one-2", "two-1"]);
  const notes = episode.segments.flatMap(({ slides }) => slides.flatMap((slide) => slide.notes));
  expect(notes.map(({ id }) => id)).toEqual(["one-1", "one-2", "two-1"]);
});

test("keeps the references that are cited, each once, in the order of slides and notes", async () => {
  const { episode } = await contextOf({
    segments: [
      "# One[^c]\n\n:::notes\nA.[^a][^c][^a]\n:::\n\n---\n\n# Two[^b]",
      "# Three[^own][^a]\n\n[^own]: Of the segment\n",
    ],
    references: "[^a]: A\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D\n",
  });
  expect(episode.references.map(({ identifier }) => identifier)).toEqual(["c", "a", "b", "own"]);
  const [one] = episode.segments[0]?.slides ?? [];
  expect(one?.citations).toEqual(["c"]);
  expect(one?.notes[0]?.citations).toEqual(["a", "c"]);
});

test("leaves out slides that are hidden, with their notes, times and citations", async () => {
  const talk = {
    segments: [
      "# One\n\n:::notes\n[00:10] A.\n:::\n\n---\n\n::slide{#later hidden}\n\n# Later[^a]\n\n:::notes\n[00:05] B.[^b]\n:::",
      "::slide{hidden}\n\n# Three",
      "# Four[^c]\n\n:::notes\n[00:20] C.\n:::",
    ],
    references: "[^a]: A\n\n[^b]: B\n\n[^c]: C\n",
  };
  const { episode, timeline } = await contextOf(talk);
  expect(timeline.slides.map(({ id }) => id)).toEqual(["one", "four"]);
  expect(timeline.segments.map(({ id }) => id)).toEqual(["part-1", "part-3"]);
  expect(timeline.cues.map(({ text, start }) => [text, start])).toEqual([
    ["A.", 10],
    ["C.", 20],
  ]);
  expect(episode.references.map(({ identifier }) => identifier)).toEqual(["c"]);

  const all = await contextOf({ ...talk, showsHidden: true });
  expect(all.timeline.slides.map(({ id }) => id)).toEqual(["one", "later", "three", "four"]);
  const later = all.timeline.cues.find(({ text }) => text === "B.");
  expect(later?.start).toBeGreaterThan(10);
});

test.each([
  ["of episode.yaml", 90, 60, 90],
  ["of the media, where episode.yaml has none", undefined, 60, 60],
])("takes the length %s", async (_what, written, measured, expected) => {
  const { timeline } = await contextOf({
    meta: { duration: written },
    media: { source: "talk.mp3", kind: "audio", duration: measured, synthetic: false },
    segments: ["# One\n\n:::notes\n[00:01] A.\n:::"],
  });
  expect(timeline.duration).toBe(expected);
});
