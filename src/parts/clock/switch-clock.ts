import { type Clock, createClockEvents } from "./clock.ts";

/** One clock over several: it has the time and the events of the current one, and passes on to it what it is asked. */
export interface SwitchClock<Source extends string> extends Clock {
  readonly source: Source;
  /** Pauses the current clock and makes another the current one, at the time where that one is. */
  use(source: Source): void;
}

/** @param first the source to begin with */
export function switchClock<Source extends string>(
  clocks: Readonly<Record<Source, Clock>>,
  first: NoInfer<Source>,
): SwitchClock<Source> {
  const events = createClockEvents();
  // Two sources may be one clock.
  const all = new Set<Clock>(Object.values(clocks));
  let source: Source = first;
  let clock = clocks[first];

  for (const each of all) {
    each.onMoment((time) => {
      if (each === clock) events.emitMoment(time);
    });
    each.onProgress((time) => {
      if (each === clock) events.emitProgress(time);
    });
    each.onChange(() => {
      if (each === clock) events.emitChange();
    });
  }

  return {
    get source() {
      return source;
    },
    use(next) {
      if (next === source) return;
      const previous = clock;
      source = next;
      clock = clocks[next];
      previous.pause();
      events.emitTime(clock.time);
      events.emitChange();
    },
    get time() {
      return clock.time;
    },
    get playing() {
      return clock.playing;
    },
    get rate() {
      return clock.rate;
    },
    get nudge() {
      return clock.nudge;
    },
    set nudge(seconds) {
      for (const each of all) each.nudge = seconds;
    },
    get seekable() {
      return clock.seekable;
    },
    get persistent() {
      return clock.persistent;
    },
    momentAt: (time) => clock.momentAt(time),
    play: () => clock.play(),
    pause: () => clock.pause(),
    seek: (time) => clock.seek(time),
    syncTo: (time) => clock.syncTo(time),
    setRate: (rate) => clock.setRate(rate),
    ...events.subscribe,
  };
}
