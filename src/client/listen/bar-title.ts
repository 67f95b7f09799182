import { segmentIndexAt } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Clock } from "../clock/clock.ts";

/**
 * Under the pointer the bar names the chapter itself; for who moves it by keyboard this does.
 *
 * @param title for eyes only: the range tells its value to screen readers
 */
export function nameChapterOnFocus(
  range: HTMLElement,
  title: HTMLElement,
  timeline: Timeline,
  clock: Clock,
): void {
  const draw = () => {
    if (title.hidden) return;
    const segment = timeline.segments[segmentIndexAt(timeline, clock.time)];
    const text = `${formatTimecode(clock.time)} · ${segment?.title ?? ""}`;
    if (title.textContent !== text) title.textContent = text;
  };
  const show = () => {
    // The focus is on a slider within it, which a selector doesn't see from here.
    title.hidden = !(range.shadowRoot?.activeElement ?? range).matches(":focus-visible");
    draw();
  };
  for (const name of ["focusin", "focusout", "keyup"]) range.addEventListener(name, show);
  clock.onProgress(draw);
}
