import { elapsedAt } from "../../talk/stopwatch.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { View } from "./view.ts";

/** All segments as bars, filled as far as the talk has come, with a mark where the plan has it. */
export interface SegmentMap {
  show(view: View): void;
}

/** @param container holds a `[data-segment]` for each */
export function createSegmentMap(
  container: HTMLElement,
  { slides, segments }: Timeline,
): SegmentMap {
  const bars = Array.from(container.querySelectorAll<HTMLElement>("[data-segment]"));
  return {
    show({ plan, stage, state: { stopwatch }, now }) {
      const current = slides.find(({ id }) => id === stage.slide)?.segment;
      const elapsed = stopwatch.began === null ? undefined : elapsedAt(stopwatch, now) / plan.scale;
      for (const [index, bar] of bars.entries()) {
        const segment = segments[index];
        if (!segment) continue;
        const share = (time: number) =>
          Math.min(1, Math.max(0, (time - segment.start) / (segment.end - segment.start)));
        bar.style.setProperty("--done", String(share(stage.start / plan.scale)));
        const planned = elapsed !== undefined && elapsed >= segment.start && elapsed < segment.end;
        bar.style.setProperty("--planned", String(share(elapsed ?? 0)));
        bar.toggleAttribute("data-planned", planned);
        if (segment.id === current) bar.setAttribute("aria-current", "true");
        else bar.removeAttribute("aria-current");
      }
    },
  };
}
