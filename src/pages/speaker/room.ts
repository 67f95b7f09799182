import {
  audienceAddress,
  createQrCode,
  isLocal,
  pairingAddress,
  readPresenter,
  shortAddress,
} from "../../parts/room/addresses.ts";
import { createConnectionNotice } from "../../parts/room/connection.ts";
import { randomBytes, type Remote } from "../../parts/room/stored-room.ts";
import { openTalkRoom, type TalkRoom } from "../../parts/room/talk-room.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { bindActions } from "../../parts/ui/commands.ts";
import { openDialog } from "../../parts/ui/dialog.ts";
import { createButton, query } from "../../parts/ui/elements.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import { copyText } from "../../parts/ui/toast.ts";
import { createInviteId, createSecret, invite, roomId } from "../../room/keys.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { formatTime } from "./clock-face.ts";

/** Lets the speaker have a room follow the talk, and phones drive it. */
export function bindRoom(
  talkWindow: TalkWindow,
  { broker, timeline, notices, hash }: BindRoomParts,
): void {
  const hosting = openTalkRoom(talkWindow, { broker, role: "speaker", timeline });
  const { stored: kept } = hosting;
  const presenter = readPresenter(hash);
  if (presenter) {
    kept.open(presenter);
    hosting.storedChanged();
  }
  const button = query('[data-action="room"]');
  button.hidden = false;
  const tell = createConnectionNotice(notices, "room");
  const show = () => {
    const { status: standing } = hosting;
    if (button.dataset["status"] === standing) return;
    button.dataset["status"] = standing;
    if (standing === "connecting") tell(words.room.status.connecting);
    else if (standing === "refused") tell(words.room.status.refused, 0);
    else tell(undefined);
  };
  let drawDialog = () => {};
  hosting.onChange(() => {
    show();
    drawDialog();
  });
  show();
  bindActions({
    room() {
      drawDialog = openRoomDialog({
        hosting,
        broker,
        page: new URL(location.pathname, kept.at ?? location.href),
        // A broker elsewhere has no secret of its own that a presenter would have to be told.
        open: () => {
          kept.open({ secret: createSecret(randomBytes), login: undefined, at: undefined });
          hosting.storedChanged();
        },
      });
    },
  });
}

export interface BindRoomParts {
  readonly broker: string;
  readonly timeline: Timeline;
  readonly notices: Notices;
  /** Of the address with which the console was opened. */
  readonly hash: string;
}

export interface RoomDialogParts {
  readonly hosting: TalkRoom;
  readonly broker: string;
  /** The console's own address, without anything that is the speaker's alone. */
  readonly page: URL;
  /** Opens a room where the page can do so by itself. */
  readonly open: () => void;
}

/**
 * Shows how the room stands, how others come in, and which phones are paired.
 *
 * @returns what brings it up to date
 */
function openRoomDialog(parts: RoomDialogParts): () => void {
  const { hosting } = parts;
  const title = document.createElement("h2");
  title.textContent = words.room.heading;
  const body = document.createElement("div");
  body.className = "room-parts";
  const dialog = openDialog("room", words.room.heading, [title, body]);
  let shown: { readonly secret: string | undefined; readonly update: () => void } | undefined;
  // Only what has changed is drawn anew: what has the focus keeps it.
  const draw = () => {
    if (!dialog.isConnected) return;
    const { secret } = hosting.stored;
    if (shown && shown.secret === secret) return shown.update();
    const hadFocus = body.contains(document.activeElement);
    const drawn = secret === undefined ? [createClosed(parts)] : createOpen(parts, secret);
    body.replaceChildren(...drawn.map(({ element }) => element));
    shown = {
      secret,
      update() {
        for (const part of drawn) part.update();
      },
    };
    if (hadFocus) (body.querySelector("button") ?? dialog.querySelector("button"))?.focus();
  };
  draw();
  return draw;
}

/** A part of the dialog, and what brings it up to date. */
interface Part {
  readonly element: HTMLElement;
  update(): void;
}

function createClosed({ broker, open }: RoomDialogParts): Part {
  const { needsLink, howTo } = words.room;
  const element = document.createElement("section");
  if (broker.startsWith("/")) element.append(createText(needsLink));
  else element.append(createText(howTo), createButton("", words.room.open, open));
  return { element, update() {} };
}

function createOpen(parts: RoomDialogParts, secret: string): readonly Part[] {
  return [createAudience(parts, secret), createRemotes(parts, secret)];
}

function createAudience({ hosting, broker, page }: RoomDialogParts, secret: string): Part {
  const { howTo, onlyHere, address, code, copy, copied, close, status } = words.room;
  const element = document.createElement("section");
  element.className = "room-audience";
  const whole = audienceAddress(page, roomId(secret)).href;
  const shown = shortAddress(page, broker)?.href ?? whole;
  const line = document.createElement("p");
  line.className = "room-address";
  line.textContent = shown.replace(/^https?:\/\//, "");
  const state = createText("");
  state.className = "room-status";
  const update = () => {
    state.textContent = hosting.status === "off" ? "" : status[hosting.status];
    state.dataset["status"] = hosting.status;
  };
  const beside = document.createElement("div");
  beside.append(
    state,
    createText(howTo),
    line,
    createButton("", copy, () => void copyText(shown, copied, address)),
    createButton("", close, () => {
      hosting.stored.close();
      hosting.storedChanged();
    }),
  );
  if (isLocal(page)) beside.append(createText(onlyHere));
  element.append(createQrCode(whole, code), beside);
  update();
  return { element, update };
}

function createRemotes({ hosting, page }: RoomDialogParts, secret: string): Part {
  const { stored: kept } = hosting;
  const heading = document.createElement("h3");
  heading.textContent = words.room.remotes;
  const element = document.createElement("section");
  element.className = "room-remotes";
  let invited: string | undefined;
  const paired = () => kept.remotes.map(({ key }) => key).join(" ");
  let known = paired();
  const invitePhone = () => {
    invited = createInviteId(randomBytes);
    kept.addInvite(invited);
    draw();
  };
  const draw = () => {
    const hadFocus = element.contains(document.activeElement);
    const list =
      kept.remotes.length === 0
        ? [createText(words.room.none)]
        : kept.remotes.map((remote) => createRemote(hosting, remote));
    const last =
      invited === undefined
        ? [createButton("", words.room.pair, invitePhone)]
        : createCode(pairingAddress(page, roomId(secret), invite(secret, invited)));
    element.replaceChildren(heading, ...list, ...last);
    if (hadFocus) last.at(-1)?.focus();
  };
  const update = () => {
    if (paired() === known) return;
    known = paired();
    // A code that somebody came by is used up.
    invited = undefined;
    draw();
  };
  draw();
  return { element, update };
}

function createRemote(hosting: TalkRoom, { key, since }: Remote): HTMLElement {
  const { paired, revoke } = words.room;
  const line = createText(paired(formatTime(since)));
  const button = createButton("", revoke, () => {
    hosting.stored.revoke(key);
    hosting.storedChanged();
  });
  line.append(" ", button);
  return line;
}

/** The code that pairs a phone, and how to use it. */
function createCode({ href }: URL): readonly HTMLElement[] {
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  link.append(createQrCode(href, words.room.pair));
  return [createText(words.room.pairHint), link];
}

function createText(text: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}
