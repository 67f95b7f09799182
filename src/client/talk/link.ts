import type { Point, TalkEvent } from "../../talk/event.ts";
import { createListeners } from "../ui/listeners.ts";

/** What the windows of a talk say to each other. */
export type Message =
  /** Somebody has come, or come back, and knows of these events; the others answer with theirs. */
  | { readonly type: "hello"; readonly events: readonly TalkEvent[] }
  | { readonly type: "events"; readonly events: readonly TalkEvent[] }
  | Aside;

/** What is said in passing: nobody who comes later has to know of it. */
export type Aside =
  | { readonly type: "here"; readonly role: Role; readonly window: string }
  | { readonly type: "gone"; readonly window: string }
  /** Where somebody points on the slide; `null` when they don't any more. */
  | { readonly type: "point"; readonly point: Point | null }
  /** A line as it is being drawn. */
  | { readonly type: "drawing"; readonly points: readonly Point[] }
  /** Asks the deck to fill its screen, or says that it may not. */
  | { readonly type: "fill-screen" }
  /** How the window stands with the room that speaks for the talk there. */
  | { readonly type: "room"; readonly standing: RoomStanding }
  /** What is kept of the room has changed: it was opened, closed, or a remote was revoked. */
  | { readonly type: "room-changed" }
  | { readonly type: "refused"; readonly what: "sound" | "no-sound" | "fill-screen" };

/** How a window stands with its room. `refused`: the broker does not take this presenter's login. */
export type RoomStatus = "connected" | "connecting" | "refused";

/** How a talk stands with its room: `off` while none is open. */
export type RoomStanding = RoomStatus | "off";

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
