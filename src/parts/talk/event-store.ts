import { parseJson } from "../../room/json.ts";
import { compareEvents, eventKey, EventShape, type TalkEvent } from "../../talk/event.ts";

/** The events of all of an episode's talks, kept in this browser. */
export interface EventStore {
  /** A talk's events, in order. */
  load(session: string): TalkEvent[];
  /** Stores an event synchronously, so that a crash right after it loses nothing. */
  save(session: string, event: TalkEvent): void;
  /** All talks that have stored events. */
  sessions(): string[];
  remove(session: string): void;
}

/**
 * Each event has its own key, so that two windows never overwrite each other's events. In a browser that refuses storage
 * nothing is kept, but windows still exchange events.
 *
 * @param prefix of each key
 */
export function createEventStore(
  prefix: string,
  open: () => Storage = () => localStorage,
): EventStore {
  const start = `${prefix}event:`;
  const keyOf = (session: string, key = "") => `${start}${encodeURIComponent(session)}:${key}`;
  const keys = (from: string) =>
    attempt(() => Object.keys(open()), []).filter((key) => key.startsWith(from));
  const load = (session: string) => {
    const texts = keys(keyOf(session)).map((key) => attempt(() => open().getItem(key), null));
    return texts.flatMap((text) => parseJson(text ?? "", EventShape) ?? []).sort(compareEvents);
  };
  const sessions = () => {
    const names = keys(start).map((key) => key.slice(start.length).split(":", 1)[0] ?? "");
    return [...new Set(names)].map(decodeURIComponent);
  };
  const remove = (session: string) => {
    for (const key of keys(keyOf(session))) attempt(() => open().removeItem(key), undefined);
  };
  /** @returns whether there was another talk to remove */
  const removeOldest = (except: string): boolean => {
    const [oldest] = sessions()
      .filter((session) => session !== except)
      .map((session) => ({ session, last: load(session).at(-1)?.at ?? 0 }))
      .toSorted((one, other) => one.last - other.last);
    if (oldest) remove(oldest.session);
    return oldest !== undefined;
  };
  return {
    load,
    save(session, event) {
      const write = () => {
        open().setItem(keyOf(session, eventKey(event)), JSON.stringify(event));
        return true;
      };
      // When the storage is full, old talks make room for the current one.
      let written = attempt(write, false);
      while (!written && removeOldest(session)) written = attempt(write, false);
    },
    sessions,
    remove,
  };
}

function attempt<Value>(run: () => Value, fallback: Value): Value {
  try {
    return run();
  } catch {
    return fallback;
  }
}
