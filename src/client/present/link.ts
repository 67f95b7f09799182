import type { Position } from "../deck/deck.ts";

/** What the windows of one talk say to each other. */
export type Message =
  | { readonly type: "hello" }
  | ({ readonly type: "state" } & Position)
  | ({ readonly type: "go" } & Position)
  | { readonly type: "next" }
  | { readonly type: "previous" };

export interface Link {
  send(message: Message): void;
}

/** Connects all windows of this browser that show the same episode. */
export function openLink(receive: (message: Message) => void): Link {
  const talk = location.pathname.replace(/(?:present|speaker)\/(?:index\.html)?$/, "");
  const channel = new BroadcastChannel(`cuedeck:${talk}`);
  channel.addEventListener("message", ({ data }: MessageEvent<Message>) => receive(data));
  return { send: (message) => channel.postMessage(message) };
}
