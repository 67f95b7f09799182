import {
  audienceAddress,
  isLocal,
  pairingAddress,
  type PresenterLink,
  readPresenter,
  shortAddress,
} from "../../parts/room/addresses.ts";
import { createQrCode } from "../../parts/room/qr-code.ts";
import { randomBytes, type Remote } from "../../parts/room/stored-room.ts";
import { openTalkRoom, type TalkRoom } from "../../parts/room/talk-room.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { bindActions } from "../../parts/ui/commands.ts";
import { openDialog } from "../../parts/ui/dialog.ts";
import { createButton, el, query } from "../../parts/ui/elements.ts";
import { createConnectionNotice, type Notices } from "../../parts/ui/notices.ts";
import { copyText } from "../../parts/ui/toast.ts";
import { createInviteId, createSecret, invite, roomId } from "../../room/keys.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { formatTime } from "./clock-face.ts";

export interface BindRoomOptions {
  readonly broker: string;
  readonly timeline: Timeline;
  readonly notices: Notices;
  /** Of the address with which the console was opened. */
  readonly hash: string;
}

/** Lets an audience follow the talk, and phones control it. */
export function bindRoom(
  talkWindow: TalkWindow,
  { broker, timeline, notices, hash }: BindRoomOptions,
): void {
  const room = openTalkRoom(talkWindow, { broker, role: "speaker", timeline });
  const open = (link: PresenterLink) => {
    room.stored.open(link);
    room.storedChanged();
  };
  const link = readPresenter(hash);
  const { secret } = room.stored.current;
  if (link && (secret === undefined || secret === link.secret)) open(link);
  else if (link) {
    // Anybody can send a link: it must not end the room that is open.
    const { otherRoom, openOther } = words.room;
    notices.show("other-room", otherRoom, [{ label: openOther, run: () => open(link) }]);
  }
  const button = query('[data-action="room"]');
  button.hidden = false;
  const notify = createConnectionNotice(notices, "room");
  const show = () => {
    const { status } = room;
    if (button.dataset["status"] === status) return;
    button.dataset["status"] = status;
    if (status === "connecting") notify(words.room.status.connecting);
    else if (status === "refused") notify(words.room.status.refused, 0);
    else notify(undefined);
  };
  let updateDialog = () => {};
  room.onChange(() => {
    show();
    updateDialog();
  });
  show();
  bindActions({
    room() {
      updateDialog = openRoomDialog({
        room,
        broker,
        page: new URL(location.pathname, room.stored.current.at ?? location.href),
        open: () => open({ secret: createSecret(randomBytes), login: undefined, at: undefined }),
      });
    },
  });
}

interface RoomDialogContext {
  readonly room: TalkRoom;
  readonly broker: string;
  /** The console's address, without query and hash. */
  readonly page: URL;
  /** Opens a room with a new secret, as is possible for a broker elsewhere. */
  readonly open: () => void;
}

/**
 * Shows the room's status, its address and the paired phones.
 *
 * @returns updates the dialog
 */
function openRoomDialog(context: RoomDialogContext): () => void {
  const { heading } = words.room;
  const body = el("div", { className: "room-parts" });
  const dialog = openDialog("room", heading, [el("h2", {}, heading), body]);
  let shown: { readonly secret: string | undefined; readonly update: () => void } | undefined;
  // Only what has changed is replaced, so that the focus stays.
  const draw = () => {
    if (!dialog.isConnected) return;
    const { secret } = context.room.stored.current;
    if (shown && shown.secret === secret) return shown.update();
    const hadFocus = body.contains(document.activeElement);
    const parts =
      secret === undefined
        ? [createClosed(context)]
        : [createAudience(context, secret), createRemotes(context, secret)];
    body.replaceChildren(...parts.map(({ element }) => element));
    shown = {
      secret,
      update() {
        for (const part of parts) part.update();
      },
    };
    if (hadFocus) (body.querySelector("button") ?? dialog.querySelector("button"))?.focus();
  };
  draw();
  return draw;
}

/** A section of the dialog. */
interface Part {
  readonly element: HTMLElement;
  update(): void;
}

function createClosed({ broker, open }: RoomDialogContext): Part {
  const { needsLink, howTo, open: label } = words.room;
  const content = broker.startsWith("/")
    ? [el("p", {}, needsLink)]
    : [el("p", {}, howTo), createButton("", label, open)];
  return { element: el("section", {}, ...content), update() {} };
}

function createAudience({ room, broker, page }: RoomDialogContext, secret: string): Part {
  const { howTo, onlyHere, address, code, copy, copied, close, status } = words.room;
  const whole = audienceAddress(page, roomId(secret)).href;
  const shown = shortAddress(page, broker)?.href ?? whole;
  const state = el("p", { className: "room-status" });
  const update = () => {
    state.textContent = room.status === "off" ? "" : status[room.status];
    state.dataset["status"] = room.status;
  };
  update();
  const closeRoom = () => {
    room.stored.close();
    room.storedChanged();
  };
  const beside = el(
    "div",
    {},
    state,
    el("p", {}, howTo),
    el("p", { className: "room-address" }, shown.replace(/^https?:\/\//, "")),
    createButton("", copy, () => void copyText(shown, copied, address)),
    createButton("", close, closeRoom),
    ...(isLocal(page) ? [el("p", {}, onlyHere)] : []),
  );
  const element = el("section", { className: "room-audience" }, createQrCode(whole, code), beside);
  return { element, update };
}

function createRemotes({ room, page }: RoomDialogContext, secret: string): Part {
  const { stored } = room;
  const { remotes: heading, none, pair, pairHint } = words.room;
  const element = el("section", { className: "room-remotes" });
  let invited: string | undefined;
  const pairedKeys = () => stored.current.remotes.map(({ key }) => key).join(" ");
  let shown = pairedKeys();
  const invitePhone = () => {
    invited = createInviteId(randomBytes);
    stored.addInvite(invited);
    room.storedChanged();
    draw();
  };
  const createCode = (id: string) => {
    const { href } = pairingAddress(page, roomId(secret), invite(secret, id));
    const link = el("a", { href, target: "_blank", rel: "noopener" }, createQrCode(href, pair));
    return [el("p", {}, pairHint), link];
  };
  const draw = () => {
    const hadFocus = element.contains(document.activeElement);
    const list =
      stored.current.remotes.length === 0
        ? [el("p", {}, none)]
        : stored.current.remotes.map((remote) => createRemote(room, remote));
    const last =
      invited === undefined ? [createButton("", pair, invitePhone)] : createCode(invited);
    element.replaceChildren(el("h3", {}, heading), ...list, ...last);
    if (hadFocus) last.at(-1)?.focus();
  };
  const update = () => {
    if (pairedKeys() === shown) return;
    shown = pairedKeys();
    // A phone has used the invite.
    invited = undefined;
    draw();
  };
  draw();
  return { element, update };
}

function createRemote(room: TalkRoom, { key, since }: Remote): HTMLElement {
  const { paired, revoke } = words.room;
  const button = createButton("", revoke, () => {
    room.stored.revoke(key);
    room.storedChanged();
  });
  return el("p", {}, paired({ time: formatTime(since) }), " ", button);
}
