import { indexAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The list of chapters: marks the current one, and draws how far each has been heard. */
export function createChapters(timeline: Timeline): {
  show(time: number): void;
  neighbour(time: number, by: 1 | -1): number;
} {
  const buttons = Array.from(document.querySelectorAll<HTMLElement>('[data-action="segment"]'));
  return {
    show(time) {
      const current = Math.max(0, indexAt(timeline.segments, time));
      for (const [index, segment] of timeline.segments.entries()) {
        const button = buttons[index];
        if (!button) continue;
        const share = Math.min(
          1,
          Math.max(0, (time - segment.start) / (segment.end - segment.start || 1)),
        );
        button.style.setProperty("--progress", String(share));
        if (index === current) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    },
    /** Start of the next chapter; or of this one, when it is well under way, else of the one before. */
    neighbour(time, by) {
      const current = Math.max(0, indexAt(timeline.segments, time));
      const started = timeline.segments[current]?.start ?? 0;
      if (by < 0 && time - started > 3) return started;
      return timeline.segments[current + by]?.start ?? (by < 0 ? 0 : time);
    },
  };
}
