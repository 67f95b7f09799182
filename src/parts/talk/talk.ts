import { type Action, eventKey, type Point, type TalkEvent } from "../../talk/event.ts";
import { createLog } from "../../talk/log.ts";
import type { TalkState } from "../../talk/state.ts";
import { createListeners } from "../ui/store.ts";
import type { EventStore } from "./event-store.ts";

/** A message between the windows of a talk. */
export type Message =
  /** A window was opened or is visible again: the events that it knows. The others answer with those that it lacks. */
  | { readonly type: "hello"; readonly events: readonly TalkEvent[] }
  | { readonly type: "events"; readonly events: readonly TalkEvent[] }
  | Ephemeral;

/** A message that is not stored: windows that are opened later don't need it. */
export type Ephemeral =
  | { readonly type: "here"; readonly role: Role; readonly window: string }
  | { readonly type: "gone"; readonly window: string }
  /** Where the pointer is on the slide; `null` when it was taken away. */
  | { readonly type: "point"; readonly point: Point | null }
  /** A stroke that is being drawn. */
  | { readonly type: "drawing"; readonly points: readonly Point[] }
  /** Asks the deck to go full screen. */
  | { readonly type: "fill-screen" }
  /** The status of the room in the window that hosts it. */
  | { readonly type: "room"; readonly status: RoomStatus }
  /** The stored room has changed: it was opened or closed, or a remote was revoked. */
  | { readonly type: "room-changed" }
  /** The deck's browser did not allow what was asked for. */
  | { readonly type: "refused"; readonly what: "sound" | "no-sound" | "fill-screen" };

/** `refused`: the broker does not accept this presenter's login. */
export type ConnectionStatus = "connected" | "connecting" | "refused";

/** `off` while no room is open. */
export type RoomStatus = ConnectionStatus | "off";

/** The `postMessage` that delegates the console's right to go full screen to the deck's window. */
export const FILL_SCREEN = "cuedeck:fill-screen";

export type Role = "present" | "speaker";

/** A channel to other windows of a talk. */
export interface Link {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
}

/** Opens a channel to all windows of this browser that take part in a talk. */
export function openChannel(name: string): Link {
  const channel = new BroadcastChannel(name);
  const received = createListeners<[message: Message]>();
  channel.addEventListener("message", ({ data }: MessageEvent<Message>) => received.tell(data));
  return { send: (message) => channel.postMessage(message), onMessage: received.add };
}

/** A talk as this window knows it. All its windows share one list of events. */
export interface Talk {
  readonly session: string;
  /** This window's id. */
  readonly window: string;
  readonly state: TalkState;
  readonly events: readonly TalkEvent[];
  /** Epoch milliseconds, on the clock that the talk's events use. */
  readonly now: () => number;
  /** Applies actions, stores them and sends them to the other windows. */
  act(...actions: Action[]): void;
  onChange(listener: (state: TalkState, before: TalkState) => void): void;
  /** Sends a message to the other windows. */
  broadcast(message: Ephemeral): void;
  onEphemeral(listener: (message: Ephemeral) => void): void;
  /** Adds a channel. Events that arrive by one are forwarded to the others. */
  join(link: Link): void;
}

export interface TalkOptions {
  readonly session: string;
  readonly window: string;
  readonly store: EventStore;
  readonly now?: () => number;
}

/** Opens a talk with all events that this browser has stored of it. */
export function openTalk({ session, window: name, store, now = Date.now }: TalkOptions): Talk {
  const log = createLog();
  log.add(store.load(session));
  const links = new Set<Link>();
  const changed = createListeners<[state: TalkState, before: TalkState]>();
  const received = createListeners<[message: Ephemeral]>();

  /** @param from the link by which the events arrived */
  const merge = (events: readonly TalkEvent[], from?: Link) => {
    const before = log.state;
    const added = log.add(events);
    if (added.length === 0) return;
    for (const event of added) store.save(session, event);
    for (const link of links) if (link !== from) link.send({ type: "events", events: added });
    if (log.state !== before) changed.tell(log.state, before);
  };
  const sendHello = (link: Link) => link.send({ type: "hello", events: log.events });
  // A frozen window, or one in the back/forward cache, received no messages meanwhile.
  const catchUp = () => {
    merge(store.load(session));
    for (const link of links) sendHello(link);
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
      merge(actions.map((action, index) => ({ count: first + index, window: name, at, action })));
    },
    onChange: changed.add,
    broadcast(message) {
      for (const link of links) link.send(message);
    },
    onEphemeral: received.add,
    join(link) {
      links.add(link);
      link.onMessage((message) => {
        switch (message.type) {
          case "hello": {
            const known = new Set(message.events.map(eventKey));
            const missing = log.events.filter((event) => !known.has(eventKey(event)));
            if (missing.length > 0) link.send({ type: "events", events: missing });
            merge(message.events, link);
            return;
          }
          case "events":
            merge(message.events, link);
            return;
          default:
            received.tell(message);
        }
      });
      sendHello(link);
    },
  };
}
