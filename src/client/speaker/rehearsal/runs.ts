import { runsOf, type Run } from "../../../talk/run.ts";
import type { Position } from "../../../timeline/position.ts";
import type { EventStore } from "../../talk/event-store.ts";
import type { Talk } from "../../talk/talk.ts";
import type { Store } from "../../ui/store.ts";

/** The runs of an episode that this browser has kept. */
export interface Runs {
  /** Oldest first; one that came to no second picture and was over in a moment is none. */
  list(): Run[];
  forget(run: Run): void;
}

/** Seconds: the clock was started by mistake. */
const A_MOMENT = 5;

/** Talks of which something is kept, beside the one that is on. */
const MOST_TALKS = 40;

/** @param first what shows before the first move */
export function createRuns({ talk, eventStore, store }: RunsParts, first: Position): Runs {
  const forgotten = new Set((store.get("forgotten") ?? "").split(" "));
  const sessions = eventStore.sessions().filter((session) => session !== talk.session);
  const others = sessions
    .map((session) => ({ session, events: eventStore.load(session) }))
    .toSorted((a, b) => (a.events.at(-1)?.at ?? 0) - (b.events.at(-1)?.at ?? 0));
  for (const { session } of others.splice(0, Math.max(0, others.length - MOST_TALKS)))
    eventStore.remove(session);
  // When a talk that nobody has open came to its end, nobody knows: at what was done last.
  const left = others.flatMap(({ events }) => runsOf(events, first, events.at(-1)?.at ?? 0));
  return {
    list() {
      return [...left, ...runsOf(talk.events, first, talk.now())]
        .filter(({ changes, duration }) => changes.length > 1 || duration > A_MOMENT)
        .filter(({ began }) => !forgotten.has(String(began)))
        .toSorted((a, b) => a.began - b.began);
    },
    forget({ began }) {
      forgotten.add(String(began));
      store.set("forgotten", [...forgotten].join(" "));
    },
  };
}

export interface RunsParts {
  readonly talk: Talk;
  readonly eventStore: EventStore;
  /** Of this episode. */
  readonly store: Store;
}
