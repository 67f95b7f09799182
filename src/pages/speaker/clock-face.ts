import type { Talk } from "../../parts/talk/talk.ts";
import { words } from "../../parts/talk/words.ts";
import { bindActions } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import { type Pace, paceOf } from "../../talk/pace.ts";
import { readSlot } from "../../talk/plan.ts";
import { elapsedAt } from "../../talk/state.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { TalkSnapshot } from "./follow-notes.ts";

/** The times at the top of the console: elapsed, left, ahead or behind, and when the talk will end. */
export interface ClockFace {
  show(snapshot: TalkSnapshot): void;
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
    show({ plan, entry, state: { stopwatch }, now }) {
      const elapsed = elapsedAt(stopwatch, now);
      const running = stopwatch.since !== null;
      const began = stopwatch.began !== null;
      const current = paceOf(plan, timeline, entry, elapsed);
      write(elapsedText, formatTimecode(elapsed));
      write(pace, began ? describePace(current) : "");
      pace.dataset["urgency"] = began ? current.urgency : "calm";
      pace.dataset["ahead"] = String(current.ahead >= 0);
      // From whole seconds, so that elapsed and left add up to the duration.
      write(left, describeLeft(Math.floor(plan.duration + 1e-6) - Math.floor(elapsed)));
      left.dataset["over"] = String(current.left < 0);
      write(ends, words.ends({ time: formatTime(now + current.remaining * 1000) }));
      write(nextCue, running ? describeNextCue(current.untilCue) : "");
      write(timeOfDay, formatTime(now));
      const { pause, goOn, start } = words.stopwatch;
      write(timer, running ? pause : began ? goOn : start);
      reset.disabled = !began;
    },
  };
}

function describePace({ ahead, urgency }: Pace): string {
  if (urgency === "calm") return words.pace.onTime;
  const timecode = formatTimecode(Math.abs(ahead));
  return ahead > 0 ? words.pace.ahead({ timecode }) : words.pace.behind({ timecode });
}

function describeLeft(seconds: number): string {
  const timecode = formatTimecode(Math.abs(seconds));
  return seconds < 0 ? words.time.over({ timecode }) : words.time.left({ timecode });
}

function describeNextCue(seconds: number | undefined): string {
  if (seconds === undefined) return "";
  return seconds === 0
    ? words.cueDue
    : words.nextCue({ timecode: formatTimecode(Math.ceil(seconds)) });
}

/** Leaves the text alone when it is the same: it is called five times a second. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Resets the stopwatch, with a notice to undo it. */
export function bindReset(talk: Talk, notices: Notices): void {
  bindActions({
    "timer-reset": () => {
      if (talk.state.stopwatch.began === null) return;
      talk.act({ type: "reset" });
      const undo = { label: words.undo, run: () => talk.act({ type: "undo-reset" }) };
      notices.show("reset", words.wasReset, [undo]);
    },
  });
  talk.onChange(({ beforeReset }) => {
    if (!beforeReset) notices.clear("reset");
  });
}

/** Binds the field for the time that the talk may last. Empty means the episode's duration. */
export function bindSlot(form: HTMLFormElement, talk: Talk, duration: number): void {
  const field = form.querySelector("input");
  if (!field) return;
  const show = () => {
    const text = words.ofDuration({ timecode: formatTimecode(talk.state.slot ?? duration) });
    if (document.activeElement !== field) field.value = text;
  };
  const set = () => {
    const text = field.value.trim();
    const seconds = text === "" ? null : readSlot(text);
    if (seconds === undefined) {
      field.setCustomValidity(words.noSlot({ text }));
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
  // Enter has fired "change" before.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur();
  });
  talk.onChange(show);
  show();
}

/** In the format of the speaker's own locale. */
const TIME = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** @param epoch milliseconds */
export function formatTime(epoch: number): string {
  return TIME.format(epoch);
}
