import { createListeners } from "../ui/store.ts";
import type { Clock } from "./clock.ts";

/** One clock over several: all that it says and does is the current one's. */
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
  const reached = createListeners<[time: number]>();
  const progressed = createListeners<[time: number]>();
  const changed = createListeners<[]>();
  // Two sources may be one clock.
  const all = new Set<Clock>(Object.values(clocks));
  let source: Source = first;
  let clock = clocks[first];

  for (const each of all) {
    each.onMoment((time) => {
      if (each === clock) reached.tell(time);
    });
    each.onProgress((time) => {
      if (each === clock) progressed.tell(time);
    });
    each.onChange(() => {
      if (each === clock) changed.tell();
    });
  }

  return {
    get source() {
      return source;
    },
    use(next) {
      if (next === source) return;
      const left = clock;
      source = next;
      clock = clocks[next];
      left.pause();
      reached.tell(clock.time);
      progressed.tell(clock.time);
      changed.tell();
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
    play: () => clock.play(),
    pause: () => clock.pause(),
    seek: (time) => clock.seek(time),
    setRate: (rate) => clock.setRate(rate),
    onMoment: reached.add,
    onProgress: progressed.add,
    onChange: changed.add,
  };
}
