import { browserTiming, type Clock, onLeap } from "../../parts/clock/clock.ts";
import type { SwitchClock } from "../../parts/clock/switch-clock.ts";
import { findCue } from "../../timeline/lookup.ts";
import type { Interval, Timeline } from "../../timeline/timeline.ts";
import type { Chapters } from "./chapters.ts";
import type { Follow } from "./follow.ts";
import type { Source } from "./sources.ts";

/** Plays, pauses, and sends the sound elsewhere; wherever it is sent, the deck goes with it. Times are seconds. */
export interface Transport {
  play(): void;
  toggle(): void;
  goTo(time: number): void;
  /** The listener says what they hear: a clock that is set by hand runs from there on. */
  hear(time: number): void;
  hearCue(id: string): void;
  skip(seconds: number): void;
  /** To the next chapter, or back. */
  chapter(by: 1 | -1): void;
}

export interface TransportParts {
  readonly clock: SwitchClock<Source>;
  readonly timeline: Timeline;
  readonly follow: Follow;
  readonly chapters: Chapters;
  /** Whether something has to be asked of the listener before anything plays. */
  readonly asksFirst: () => boolean;
  readonly onRefused: (error: unknown) => void;
  /** Shows another time without going there: a room's audience may look about, and move nothing. */
  readonly lookAt: (time: number) => void;
}

export function createTransport(parts: TransportParts): Transport {
  const { clock, timeline, follow, chapters, asksFirst, onRefused, lookAt } = parts;
  const play = () => {
    if (!asksFirst()) clock.play().catch(onRefused);
  };
  /** The time that was last looked at, as long as the deck does not follow. */
  let looked: number | undefined;
  follow.onChange((on) => {
    if (on) looked = undefined;
  });
  const shown = () => looked ?? clock.time;
  const goTo = (time: number) => {
    if (clock.source === "room") {
      looked = Math.min(timeline.duration, Math.max(0, time));
      return lookAt(looked);
    }
    // What comes before the episode in its source has times below 0.
    const earliest = 0 - Math.max(0, clock.nudge);
    clock.seek(Math.min(timeline.duration, Math.max(earliest, time)));
    follow.take();
  };
  const hear = (time: number) => {
    goTo(time);
    // At the end there is nothing to run, and a clock that is started there begins anew.
    if (clock.source === "by-hand" && time < timeline.duration) play();
  };
  // The bar and the buttons beside it ask the media themselves, after this.
  document.addEventListener("mediaseekrequest", () => setTimeout(() => follow.take()), {
    capture: true,
  });
  return {
    play,
    toggle: () => (clock.playing ? clock.pause() : play()),
    goTo,
    hear,
    hearCue(id) {
      const cue = findCue(timeline, id);
      if (cue) hear(cue.start);
    },
    skip: (seconds) => goTo(shown() + seconds),
    chapter: (by) => goTo(chapters.neighbour(shown(), by)),
  };
}

/** Seconds before its end at which something is over, so that what comes next does not show. */
export const AHEAD = 0.05;

/** Stops the clock once at the end of a span that an address asked for; whoever goes elsewhere meanwhile is let go. */
export interface SpanStop {
  /** Takes the place of the span before; `undefined` lets the clock go on. Seconds. */
  set(span: Interval | undefined): void;
}

/** @param now seconds that only rise */
export function createSpanStop(
  clock: Clock,
  now: () => number = () => browserTiming.now(),
): SpanStop {
  let span: Interval | undefined;
  // Asked for before the moments, so that a seek past the end was seen when its moment is looked at.
  onLeap(
    clock,
    (time) => {
      if (span && Math.abs(time - span.start) > AHEAD) span = undefined;
    },
    now,
  );
  const look = (time: number) => {
    if (!span || !clock.playing || time < span.end - AHEAD) return;
    span = undefined;
    clock.pause();
  };
  clock.onMoment(look);
  clock.onProgress(look);
  return { set: (next) => (span = next) };
}

/** Every time at which slide, step or note changes: seconds, rising, each once. */
export function momentsOf({ slides, steps, cues }: Timeline): number[] {
  const starts = [...slides, ...steps, ...cues].map((entry) => entry.start);
  return [...new Set(starts)].toSorted((a, b) => a - b);
}
