import { type Moment, momentOf } from "../../timeline/lookup.ts";
import type { Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { type Clock, createClockEvents } from "./clock.ts";

/** The clock of a room, which a talk's presenter moves from step to step, and nothing on the page does. */
export interface RoomClock extends Clock {
  /** The presenter has moved. */
  move(position: Position): void;
}

export function roomClock(timeline: Timeline): RoomClock {
  const events = createClockEvents();
  /** What the presenter shows; `undefined` before they have said. */
  let moment: Moment | undefined;
  let time = 0;
  return {
    get time() {
      return time;
    },
    playing: false,
    rate: 1,
    nudge: 0,
    seekable: false,
    persistent: false,
    // A step has no time of its own where no `[click]` gives it one.
    momentAt: () => moment,
    play: () => Promise.resolve(),
    pause() {},
    seek() {},
    syncTo() {},
    setRate() {},
    move(position) {
      const next = momentOf(timeline, position);
      if (!next) return;
      moment = next;
      time = next.start;
      events.emitTime(time);
    },
    ...events.subscribe,
  };
}
