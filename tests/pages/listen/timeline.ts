import type { Timeline } from "../../../src/timeline/timeline.ts";

/** Three chapters of a minute each. */
export const timeline: Timeline = {
  version: 1,
  episode: "sleep",
  title: "How we sleep",
  duration: 180,
  segments: [
    { id: "drowsy", title: "Drowsy", start: 0, end: 60 },
    { id: "deep", title: "Deep", start: 60, end: 120 },
    { id: "dream", title: "Dream", start: 120, end: 180 },
  ],
  slides: [],
  cues: [],
  steps: [],
};
