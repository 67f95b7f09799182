import { type Moment, momentOf } from "../../timeline/lookup.ts";
import type { Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { createListeners } from "../ui/store.ts";
import type { Clock } from "./clock.ts";

/** A clock that somebody else moves, from press to press: a talk's presenter. Nothing on the page does. */
export interface RoomClock extends Clock {
  /** What the presenter shows; `undefined` before they have said. */
  readonly moment: Moment | undefined;
  /** The presenter has moved. */
  move(position: Position): void;
}

export function roomClock(timeline: Timeline): RoomClock {
  const reached = createListeners<[time: number]>();
  const progressed = createListeners<[time: number]>();
  let moment: Moment | undefined;
  let time = 0;
  return {
    get time() {
      return time;
    },
    get moment() {
      return moment;
    },
    playing: false,
    rate: 1,
    nudge: 0,
    play: () => Promise.resolve(),
    pause() {},
    seek() {},
    setRate() {},
    move(position) {
      const next = momentOf(timeline, position);
      if (!next) return;
      moment = next;
      time = next.start;
      reached.tell(time);
      progressed.tell(time);
    },
    onMoment: reached.add,
    onProgress: progressed.add,
    onChange() {},
  };
}
