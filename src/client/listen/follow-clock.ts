import { startOf, type Moment } from "../../timeline/lookup.ts";
import type { Timeline, TimelineCue } from "../../timeline/timeline.ts";
import type { Clock } from "../clock/clock.ts";
import type { Deck } from "../deck/deck.ts";
import type { Transcript } from "../notes/transcript.ts";
import type { Follow } from "./follow.ts";

/** What follows the clock. */
export interface FollowClockParts {
  readonly timeline: Timeline;
  readonly clock: Clock;
  /** What there is to show at a time of the clock. */
  readonly momentAt: (time: number) => Moment | undefined;
  readonly deck: Deck;
  readonly transcript: Transcript;
  readonly follow: Follow;
}

/**
 * Brings slide, step and note to each moment that the clock reaches, while they follow, and tells whoever listens on
 * the page. The note that is being said stays marked also while they don't; so does the one at which they let go.
 */
export function followClock(parts: FollowClockParts): void {
  const { timeline, clock, momentAt, deck, transcript, follow } = parts;
  let announced: { readonly id: string; readonly step: number } | undefined;

  /** `cuedeck:cue` once for each cue that is reached, `cuedeck:step` for a step that comes within one. */
  const announce = ({ id, slide, start }: TimelineCue, step: number) => {
    const within = announced?.id === id;
    if (within && announced?.step === step) return;
    announced = { id, step };
    const began = within ? (startOf(timeline, slide, step) ?? start) : start;
    const mediaTime = clock.time + clock.nudge;
    const detail = { id, slide, step, start: began, mediaTime };
    document.dispatchEvent(new CustomEvent(within ? "cuedeck:step" : "cuedeck:cue", { detail }));
  };
  const show = (moment: Moment | undefined) => {
    if (!moment) return;
    const { slide, step, cue } = moment;
    transcript.mark(cue?.id);
    if (!follow.on) return;
    deck.show({ slide: slide.id, step });
    if (cue) announce(cue, step);
    // Last, as it asks for the page's layout.
    transcript.center();
  };

  clock.onMoment((time) => show(momentAt(time)));
  follow.onChange((on) => {
    const moment = momentAt(clock.time);
    transcript.markLeft(on ? undefined : moment?.cue?.id);
    if (!on) return;
    announced = undefined;
    show(moment);
  });
  transcript.onResize(() => {
    if (follow.on) transcript.center();
  });
  // It may have run on while the deck was being made.
  show(momentAt(clock.time));
}
