import { audienceAddress, shortAddress } from "../../parts/room/addresses.ts";
import { createQrCode } from "../../parts/room/qr-code.ts";
import { openTalkRoom } from "../../parts/room/talk-room.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { el } from "../../parts/ui/elements.ts";
import { roomId } from "../../room/keys.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** While a room is open, shows its address on the cover. Also keeps the room connected when the console is closed. */
export function showOnCover(
  talkWindow: TalkWindow,
  { broker, timeline, container }: { broker: string; timeline: Timeline; container: HTMLElement },
): void {
  const room = openTalkRoom(talkWindow, { broker, role: "present", timeline });
  const ticket = el("figure", { className: "room-ticket" });
  container.append(ticket);
  let drawn: string | undefined;
  const show = () => {
    const { secret, at } = room.stored.current;
    const cover = document.querySelector(".slide.present.layout-cover");
    ticket.hidden = secret === undefined || cover === null;
    if (secret === undefined || secret === drawn) return;
    drawn = secret;
    const page = new URL(location.pathname, at ?? location.href);
    const address = audienceAddress(page, roomId(secret)).href;
    const text = (shortAddress(page, broker)?.href ?? address).replace(/^https?:\/\//, "");
    const caption = el("figcaption", {}, broker.startsWith("/") ? text : "");
    ticket.replaceChildren(createQrCode(address, words.room.code), caption);
  };
  room.onChange(show);
  talkWindow.talk.onChange(show);
  show();
}
