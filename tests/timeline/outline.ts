import type { Outline, OutlineCue } from "../../src/timeline/schedule.ts";

/** A slide in short: its id, and its notes as [start, words, clicks before which word]. */
export type Sketch = readonly [
  slide: string,
  ...notes: (readonly [start: number | undefined, words: number, ...clicks: number[]])[],
];

/** An episode of one segment a list of slides. */
export function outline(...segments: (readonly Sketch[])[]): Outline {
  return {
    id: "talk",
    title: "A talk",
    segments: segments.map((slides, index) => ({
      id: `segment-${index + 1}`,
      title: `Segment ${index + 1}`,
      slides: slides.map(([id, ...notes]) => {
        const cues = notes.map(([start, words, ...clicks], number): OutlineCue => {
          const text = Array.from({ length: words }, () => "word").join(" ");
          return { id: `${id}-${number + 1}`, text, words, start, clicks };
        });
        const steps = cues.reduce((sum, { clicks }) => sum + clicks.length, 0);
        return { id, title: `Slide ${id}`, steps, notes: cues };
      }),
    })),
  };
}
