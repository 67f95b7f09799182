import { type Action, eventKey, type Point, type TalkEvent } from "../../talk/event.ts";
import { createLog } from "../../talk/log.ts";
import type { TalkState } from "../../talk/state.ts";
import { createListeners } from "../ui/store.ts";
import type { EventStore } from "./event-store.ts";

/** What the windows of a talk say to each other. */
export type Message =
  /** Somebody has come, or come back, and knows of these events; the others answer with theirs. */
  | { readonly type: "hello"; readonly events: readonly TalkEvent[] }
  | { readonly type: "events"; readonly events: readonly TalkEvent[] }
  | Ephemeral;

/** What is said in passing: nobody who comes later has to know of it. */
export type Ephemeral =
  | { readonly type: "here"; readonly role: Role; readonly window: string }
  | { readonly type: "gone"; readonly window: string }
  /** Where somebody points on the slide; `null` when they don't any more. */
  | { readonly type: "point"; readonly point: Point | null }
  /** A line as it is being drawn. */
  | { readonly type: "drawing"; readonly points: readonly Point[] }
  /** Asks the deck to fill its screen, or says that it may not. */
  | { readonly type: "fill-screen" }
  /** How the window stands with the room that speaks for the talk there. */
  | { readonly type: "room"; readonly standing: RoomStatus }
  /** What is kept of the room has changed: it was opened, closed, or a remote was revoked. */
  | { readonly type: "room-changed" }
  | { readonly type: "refused"; readonly what: "sound" | "no-sound" | "fill-screen" };

/** How a window stands with its room. `refused`: the broker does not take this presenter's login. */
export type ConnectionStatus = "connected" | "connecting" | "refused";

/** How a talk stands with its room: `off` while none is open. */
export type RoomStatus = ConnectionStatus | "off";

/** What the console's window says to the deck's, along with the right to fill the screen. */
export const FILL_SCREEN = "cuedeck:fill-screen";

export type Role = "present" | "speaker";

/** A way to all other windows of a talk. */
export interface Link {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
}

/** Connects all windows of this browser that are part of a talk. */
export function openChannel(name: string): Link {
  const channel = new BroadcastChannel(name);
  const received = createListeners<[message: Message]>();
  channel.addEventListener("message", ({ data }: MessageEvent<Message>) => received.tell(data));
  return { send: (message) => channel.postMessage(message), onMessage: received.add };
}

/** A talk, as this window knows it. What one window does all do, and whoever comes back takes it up. */
export interface Talk {
  readonly session: string;
  /** This window's name in the talk. */
  readonly window: string;
  readonly state: TalkState;
  readonly events: readonly TalkEvent[];
  /** Epoch milliseconds, on the clock that all of the talk's windows go by. */
  readonly now: () => number;
  /** Does something here, keeps it, and tells the other windows. */
  act(...actions: Action[]): void;
  onChange(listener: (state: TalkState, before: TalkState) => void): void;
  broadcast(aside: Ephemeral): void;
  onEphemeral(listener: (aside: Ephemeral) => void): void;
  /** Another way to windows of the talk. What comes by one goes on by all others. */
  join(link: Link): void;
}

export interface TalkOptions {
  readonly session: string;
  readonly window: string;
  readonly store: EventStore;
  readonly now?: () => number;
}

/** Opens a talk with all that this browser has kept of it. */
export function openTalk({ session, window: name, store, now = Date.now }: TalkOptions): Talk {
  const log = createLog();
  log.add(store.load(session));
  const links = new Set<Link>();
  const changed = createListeners<[state: TalkState, before: TalkState]>();
  const heard = createListeners<[aside: Ephemeral]>();

  /** @param from the link by which they came */
  const take = (events: readonly TalkEvent[], from?: Link) => {
    const before = log.state;
    const fresh = log.add(events);
    if (fresh.length === 0) return;
    for (const event of fresh) store.save(session, event);
    for (const link of links) if (link !== from) link.send({ type: "events", events: fresh });
    if (log.state !== before) changed.tell(log.state, before);
  };
  const greet = (link: Link) => link.send({ type: "hello", events: log.events });
  // A window that slept, or lay in the store of pages left, has heard of nothing meanwhile.
  const catchUp = () => {
    take(store.load(session));
    for (const link of links) greet(link);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") catchUp();
  });
  globalThis.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) catchUp();
  });
  document.addEventListener("resume", catchUp);

  return {
    session,
    window: name,
    get state() {
      return log.state;
    },
    get events() {
      return log.events;
    },
    now,
    act(...actions) {
      const at = Math.round(now());
      const first = log.nextCount;
      take(actions.map((action, index) => ({ count: first + index, window: name, at, action })));
    },
    onChange: changed.add,
    broadcast(aside) {
      for (const link of links) link.send(aside);
    },
    onEphemeral: heard.add,
    join(link) {
      links.add(link);
      link.onMessage((message) => {
        switch (message.type) {
          case "hello": {
            const known = new Set(message.events.map(eventKey));
            const missing = log.events.filter((event) => !known.has(eventKey(event)));
            if (missing.length > 0) link.send({ type: "events", events: missing });
            take(message.events, link);
            return;
          }
          case "events":
            take(message.events, link);
            return;
          default:
            heard.tell(message);
        }
      });
      greet(link);
    },
  };
}
