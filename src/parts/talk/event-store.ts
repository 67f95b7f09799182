import { compareEvents, eventKey, readEvent, type TalkEvent } from "../../talk/event.ts";

/** The events of all of an episode's talks, kept in this browser. */
export interface EventStore {
  /** Those of a talk, in order. */
  load(session: string): TalkEvent[];
  /** Keeps an event before anything else can happen: whoever crashes has lost nothing. */
  save(session: string, event: TalkEvent): void;
  /** Every talk of which something is kept. */
  sessions(): string[];
  remove(session: string): void;
}

/**
 * Each event has an entry of its own, so that two windows that write at once don't write over each other. A browser
 * that refuses to keep things keeps none; the windows still tell each other.
 *
 * @param prefix before each key
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
    return texts.flatMap((text) => readEvent(parse(text)) ?? []).sort(compareEvents);
  };
  const sessions = () => {
    const names = keys(start).map((key) => key.slice(start.length).split(":", 1)[0] ?? "");
    return [...new Set(names)].map(decodeURIComponent);
  };
  const remove = (session: string) => {
    for (const key of keys(keyOf(session))) attempt(() => open().removeItem(key), undefined);
  };
  /** @returns whether there was another talk to forget */
  const forgetOldest = (but: string): boolean => {
    const [oldest] = sessions()
      .filter((session) => session !== but)
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
      // Where there is no room left, the talk that is on is worth more than those that are over.
      let written = attempt(write, false);
      while (!written && forgetOldest(session)) written = attempt(write, false);
    },
    sessions,
    remove,
  };
}

function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

function parse(text: string | null): unknown {
  return attempt(() => JSON.parse(text ?? ""), undefined);
}
