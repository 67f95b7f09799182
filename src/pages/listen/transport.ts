import { browserTiming, type Clock, onSeek } from "../../parts/clock/clock.ts";
import { findCue } from "../../timeline/lookup.ts";
import type { Interval, Timeline } from "../../timeline/timeline.ts";
import type { Chapters } from "./chapters.ts";
import type { Follow } from "./follow.ts";

/** Plays, pauses and seeks; the deck follows again after each seek. Times are seconds. */
export interface Transport {
  play(): void;
  toggle(): void;
  goTo(time: number): void;
  /** Seeks to what the listener hears now. */
  syncTo(time: number): void;
  syncToCue(id: string): void;
  skip(seconds: number): void;
  /** To the next chapter, or back. */
  chapter(by: 1 | -1): void;
}

export interface TransportParts {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly follow: Follow;
  readonly chapters: Pick<Chapters, "neighbour">;
  readonly onRefused: (error: unknown) => void;
  /** Shows what there is at another time, where the clock can't be sought. */
  readonly lookAt: (time: number) => void;
}

export function createTransport(parts: TransportParts): Transport {
  const { clock, timeline, follow, chapters, onRefused, lookAt } = parts;
  const play = () => void clock.play().catch(onRefused);
  /** The time that was last looked at, until the deck follows again. */
  let looked: number | undefined;
  follow.onChange((on) => {
    if (on) looked = undefined;
  });
  const shown = () => looked ?? clock.time;
  const move = (time: number, seek: (time: number) => void) => {
    if (!clock.seekable) {
      looked = Math.min(timeline.duration, Math.max(0, time));
      return lookAt(looked);
    }
    // What comes before the episode in its source has times below 0.
    const earliest = 0 - Math.max(0, clock.nudge);
    seek(Math.min(timeline.duration, Math.max(earliest, time)));
    follow.resume();
  };
  const goTo = (time: number) => move(time, (to) => clock.seek(to));
  const syncTo = (time: number) => move(time, (to) => clock.syncTo(to));
  // Media Chrome's bar and buttons seek the media themselves, after this.
  document.addEventListener("mediaseekrequest", () => setTimeout(() => follow.resume()), {
    capture: true,
  });
  return {
    play,
    toggle: () => (clock.playing ? clock.pause() : play()),
    goTo,
    syncTo,
    syncToCue(id) {
      const cue = findCue(timeline, id);
      if (cue) syncTo(cue.start);
    },
    skip: (seconds) => goTo(shown() + seconds),
    chapter: (by) => goTo(chapters.neighbour(shown(), by)),
  };
}

/** Seconds before its end at which something is stopped, so that what comes next does not show. */
export const AHEAD = 0.05;

/**
 * Pauses the clock at the end of a span that an address asked for, unless the listener seeks before that.
 *
 * @param now seconds that only rise
 * @returns replaces the span, in seconds; `undefined` removes it
 */
export function createSpanStop(
  clock: Clock,
  now: () => number = () => browserTiming.now(),
): (span: Interval | undefined) => void {
  let span: Interval | undefined;
  // Before `onMoment`, so that a seek past the end has removed the span when its moment comes.
  onSeek(
    clock,
    (time) => {
      if (span && Math.abs(time - span.start) > AHEAD) span = undefined;
    },
    now,
  );
  const check = (time: number) => {
    if (!span || !clock.playing || time < span.end - AHEAD) return;
    span = undefined;
    clock.pause();
  };
  clock.onMoment(check);
  clock.onProgress(check);
  return (next) => (span = next);
}
