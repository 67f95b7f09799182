import { paceOf, type Pace } from "../../talk/pace.ts";
import { elapsedAt } from "../../talk/stopwatch.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { words } from "../talk/words.ts";
import { query } from "../ui/query.ts";
import { formatTime } from "./time-of-day.ts";
import type { View } from "./view.ts";

/** Elapsed and left, ahead or behind, and when it all ends. */
export interface ClockFace {
  show(view: View): void;
}

export function createClockFace(timeline: Timeline): ClockFace {
  const elapsedText = query(".elapsed");
  const pace = query(".pace");
  const left = query(".left");
  const ends = query(".ends");
  const nextCue = query(".next-cue");
  const timeOfDay = query(".time-of-day");
  const timer = query('[data-action="timer"]');
  const reset = query('[data-action="timer-reset"]', HTMLButtonElement);
  return {
    show({ plan, stage, state: { stopwatch }, now }) {
      const elapsed = elapsedAt(stopwatch, now);
      const running = stopwatch.since !== null;
      const began = stopwatch.began !== null;
      const standing = paceOf(plan, timeline, stage, elapsed);
      write(elapsedText, formatTimecode(elapsed));
      write(pace, began ? describePace(standing) : "");
      pace.dataset["urgency"] = began ? standing.urgency : "calm";
      pace.dataset["ahead"] = String(standing.ahead >= 0);
      write(left, describeLeft(Math.floor(plan.duration + 1e-6) - Math.floor(elapsed)));
      left.dataset["over"] = String(standing.left < 0);
      write(ends, words.ends(formatTime(now + standing.remaining * 1000)));
      write(nextCue, running ? describeNextCue(standing.untilCue) : "");
      write(timeOfDay, formatTime(now));
      write(timer, running ? words.pauseTheClock : began ? words.goOn : words.startTheClock);
      reset.disabled = !began;
    },
  };
}

function describePace({ ahead, urgency }: Pace): string {
  if (urgency === "calm") return words.onTime;
  const distance = formatTimecode(Math.abs(ahead));
  return ahead > 0 ? words.ahead(distance) : words.behind(distance);
}

/** In whole seconds, like what has passed: the two add up to the whole. */
function describeLeft(seconds: number): string {
  return seconds < 0 ? words.over(formatTimecode(-seconds)) : words.left(formatTimecode(seconds));
}

function describeNextCue(seconds: number | undefined): string {
  if (seconds === undefined) return "";
  return seconds === 0 ? words.cueDue : words.nextCue(formatTimecode(Math.ceil(seconds)));
}

/** Five times a second, and of these hardly one changes anything. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
