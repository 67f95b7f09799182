import type { Timeline, TimelineCue } from "../../../src/timeline/timeline.ts";

/** Two segments and their notes, as the page has them. */
export const NOTES = `<section id="notes" tabindex="-1" style="position: relative; height: 300px; overflow-y: auto">
  <section data-segment="one">
    <h2>The brake</h2>
    <div class="cue" data-cue="a"><a class="cue-time" href="?t=0">00:00</a><p>All <em>dopamine</em><sup><a class="citation" aria-label="Source 1: Lee" href="#reference-1">1</a></sup> neurons fire.</p></div>
    <div class="cue" data-cue="b"><a class="cue-time" href="?t=10">00:10</a><span class="cue-speaker">Marie Curie</span><ul>
<li>Then more dopamine</li>
<li>Ca<sup>2+</sup> flows in</li>
</ul></div>
  </section>
  <section data-segment="two">
    <h2>Dopamine again</h2>
    <div class="cue" data-cue="c"><a class="cue-time" href="?t=20">00:20</a><p>No more dopa<b>mine</b>, none.</p></div>
  </section>
  <section class="references"><h2>Sources</h2><ol><li id="reference-1"><p>Lee, <a href="https://example.org/">Dopamine</a>, 2020</p></li></ol></section>
</section>`;

const cue = (id: string, start: number, text: string): TimelineCue => ({
  id,
  slide: "one",
  step: 0,
  start,
  end: start + 10,
  estimated: false,
  text,
});

/** When the notes are spoken. */
export const TIMELINE: Timeline = {
  version: 1,
  episode: "talk",
  title: "The talk",
  duration: 30,
  segments: [{ id: "one", title: "The brake", start: 0, end: 30 }],
  slides: [{ id: "one", segment: "one", title: "The brake", start: 0, end: 30, steps: 0 }],
  cues: [
    cue("a", 0, "All dopamine neurons fire."),
    { ...cue("b", 10, "Then more dopamine Ca2+ flows in"), speaker: "Marie Curie" },
    cue("c", 20, "No more dopamine, none."),
  ],
  steps: [],
};
