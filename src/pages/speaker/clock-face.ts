import type { Talk } from "../../parts/talk/talk.ts";
import { words } from "../../parts/talk/words.ts";
import { query } from "../../parts/ui/elements.ts";
import { type Pace, paceOf } from "../../talk/pace.ts";
import { readSlot } from "../../talk/plan.ts";
import { elapsedAt } from "../../talk/state.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { TalkSnapshot } from "./follow-notes.ts";

/** Elapsed and left, ahead or behind, and when it all ends. */
export interface ClockFace {
  show(view: TalkSnapshot): void;
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
    show({ plan, entry: stage, state: { stopwatch }, now }) {
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

/** Lets the speaker say how much time there is: in the field that shows it. Empty is as long as the episode lasts. */
export function bindSlot(form: HTMLFormElement, talk: Talk, duration: number): void {
  const field = form.querySelector("input");
  if (!field) return;
  const show = () => {
    const text = words.ofDuration(formatTimecode(talk.state.slot ?? duration));
    if (document.activeElement !== field) field.value = text;
  };
  const set = () => {
    const text = field.value.trim();
    const seconds = text === "" ? null : readSlot(text);
    if (seconds === undefined) {
      field.setCustomValidity(words.noSlot(text));
      field.reportValidity();
      return;
    }
    if (seconds !== talk.state.slot) talk.act({ type: "slot", seconds });
    field.blur();
  };
  field.addEventListener("focus", () => {
    field.value = talk.state.slot === null ? "" : formatTimecode(talk.state.slot);
    field.select();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  field.addEventListener("blur", () => {
    field.setCustomValidity("");
    show();
  });
  field.addEventListener("change", set);
  field.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    field.value = talk.state.slot === null ? "" : formatTimecode(talk.state.slot);
    field.blur();
  });
  // Enter has made a change of it before.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur();
  });
  talk.onChange(show);
  show();
}

/** As the speaker's own system tells the time. */
const TIME = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** @param epoch milliseconds */
export function formatTime(epoch: number): string {
  return TIME.format(epoch);
}
