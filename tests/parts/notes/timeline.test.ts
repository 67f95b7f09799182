import { expect, test } from "vitest";
import { readTimeline } from "../../../src/parts/notes/timeline.ts";
import { query } from "../../../src/parts/ui/elements.ts";
import { NOTES, TIMELINE } from "./notes.ts";

test("takes from the notes what the page's timeline leaves out", () => {
  const cues = TIMELINE.cues.map((cue) =>
    cue.id === "a" ? { ...cue, text: "In other words." } : { ...cue, text: undefined },
  );
  document.body.innerHTML = `${NOTES}<template id="timeline">${JSON.stringify({ ...TIMELINE, cues })}</template>`;
  const read = readTimeline(query("#notes"));
  expect(read.cues.map(({ text }) => text)).toEqual([
    "In other words.",
    "Then more dopamine Ca2+ flows in",
    "No more dopamine, none.",
  ]);
  expect({ ...read, cues: [] }).toEqual({ ...TIMELINE, cues: [] });
});
