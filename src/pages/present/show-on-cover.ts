import { audienceAddress, createQrCode, shortAddress } from "../../parts/room/addresses.ts";
import { openTalkRoom } from "../../parts/room/talk-room.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { roomId } from "../../room/keys.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** Shows on the cover how the audience comes in, while a room is open; and speaks there when the console is closed. */
export function showOnCover(
  talkWindow: TalkWindow,
  { broker, timeline, stage }: { broker: string; timeline: Timeline; stage: HTMLElement },
): void {
  const hosting = openTalkRoom(talkWindow, { broker, role: "present", timeline });
  const ticket = document.createElement("figure");
  ticket.className = "room-ticket";
  stage.append(ticket);
  let drawn: string | undefined;
  const show = () => {
    const { secret } = hosting.stored;
    const cover = document.querySelector(".slide.present.layout-cover");
    ticket.hidden = secret === undefined || cover === null;
    if (secret === undefined || secret === drawn) return;
    drawn = secret;
    const page = new URL(location.pathname, hosting.stored.at ?? location.href);
    const address = audienceAddress(page, roomId(secret)).href;
    const text = (shortAddress(page, broker)?.href ?? address).replace(/^https?:\/\//, "");
    const caption = document.createElement("figcaption");
    caption.textContent = broker.startsWith("/") ? text : "";
    ticket.replaceChildren(createQrCode(address, words.room.code), caption);
  };
  hosting.onChange(show);
  talkWindow.talk.onChange(show);
  show();
}
