import { compareEvents, eventKey, type TalkEvent } from "./event.ts";
import { applyEvent, FIRST_STATE, type TalkState } from "./state.ts";

/** All events of a talk, in order, and the state that follows from them. */
export interface TalkLog {
  readonly events: readonly TalkEvent[];
  readonly state: TalkState;
  /** The `count` of the next event. */
  readonly nextCount: number;
  /** Inserts events in order. @returns those that were not in the log yet */
  add(events: readonly TalkEvent[]): TalkEvent[];
}

export function createLog(): TalkLog {
  const known = new Set<string>();
  let events: TalkEvent[] = [];
  let state = FIRST_STATE;
  return {
    get events() {
      return events;
    },
    get state() {
      return state;
    },
    get nextCount() {
      return (events.at(-1)?.count ?? 0) + 1;
    },
    add(added) {
      const fresh = added.filter((event) => {
        const key = eventKey(event);
        return !known.has(key) && known.add(key);
      });
      fresh.sort(compareEvents);
      const [first] = fresh;
      if (!first) return fresh;
      const last = events.at(-1);
      const follows = !last || compareEvents(last, first) < 0;
      if (follows) {
        events.push(...fresh);
        state = fresh.reduce(applyEvent, state);
      } else {
        // Another window acted at the same time: its events sort before some of ours.
        events = [...events, ...fresh].sort(compareEvents);
        state = events.reduce(applyEvent, FIRST_STATE);
      }
      return fresh;
    },
  };
}
