import { createInviteId, invite, roomId } from "../../../room/keys.ts";
import { audienceAddress, isLocal, pairingAddress, shortAddress } from "../../room/addresses.ts";
import type { Hosting } from "../../room/hosting.ts";
import { formatTime } from "../time-of-day.ts";
import { createQrCode } from "../../room/qr-code.ts";
import { randomBytes } from "../../room/random-bytes.ts";
import { words } from "../../talk/words.ts";
import { createButton } from "../../ui/button.ts";
import { copyText } from "../../ui/copy-text.ts";
import { openDialog } from "../../ui/dialog.ts";

export interface RoomDialogParts {
  readonly hosting: Hosting;
  readonly broker: string;
  /** The console's own address, without anything that is the speaker's alone. */
  readonly page: URL;
  /** Opens a room where the page can do so by itself. */
  readonly open: () => void;
}

/** Shows how the room stands, how others come in, and which phones are paired. */
export function openRoomDialog(parts: RoomDialogParts): void {
  const { hosting } = parts;
  const title = document.createElement("h2");
  title.textContent = words.room.heading;
  const body = document.createElement("div");
  body.className = "room-parts";
  const dialog = openDialog("room", words.room.heading, [title, body]);
  let invited: string | undefined;
  const draw = () => {
    if (!dialog.isConnected) return;
    const { secret } = hosting.kept;
    // A code that somebody came by is used up.
    const paired = hosting.kept.remotes.length;
    if (paired !== known) invited = undefined;
    known = paired;
    body.replaceChildren(
      ...(secret === undefined
        ? [createClosed(parts, draw)]
        : [
            createAudience(parts, secret, draw),
            createRemotes(parts, secret, invited, (id) => {
              invited = id;
              draw();
            }),
          ]),
    );
  };
  let known = hosting.kept.remotes.length;
  hosting.onChange(draw);
  draw();
}

function createClosed({ broker, open }: RoomDialogParts, draw: () => void): HTMLElement {
  const { needsLink, howTo } = words.room;
  const section = document.createElement("section");
  if (broker.startsWith("/")) section.append(createText(needsLink));
  else {
    section.append(
      createText(howTo),
      createButton("", words.room.open, () => {
        open();
        draw();
      }),
    );
  }
  return section;
}

function createAudience(
  { hosting, broker, page }: RoomDialogParts,
  secret: string,
  draw: () => void,
): HTMLElement {
  const { howTo, onlyHere, address, code, copy, copied, close, status } = words.room;
  const section = document.createElement("section");
  section.className = "room-audience";
  const whole = audienceAddress(page, roomId(secret)).href;
  const shown = shortAddress(page, broker)?.href ?? whole;
  const line = document.createElement("p");
  line.className = "room-address";
  line.textContent = shown.replace(/^https?:\/\//, "");
  const state = createText(hosting.standing === "off" ? "" : status[hosting.standing]);
  state.className = "room-status";
  state.dataset["status"] = hosting.standing;
  const beside = document.createElement("div");
  beside.append(
    state,
    createText(howTo),
    line,
    createButton("", copy, () => void copyText(shown, copied, address)),
    createButton("", close, () => {
      hosting.kept.close();
      hosting.keptChanged();
      draw();
    }),
  );
  if (isLocal(page)) beside.append(createText(onlyHere));
  section.append(createQrCode(whole, code), beside);
  return section;
}

function createRemotes(
  { hosting, page }: RoomDialogParts,
  secret: string,
  invited: string | undefined,
  show: (inviteId: string) => void,
): HTMLElement {
  const { remotes, pair, pairHint, paired, revoke, none } = words.room;
  const { kept } = hosting;
  const section = document.createElement("section");
  section.className = "room-remotes";
  const heading = document.createElement("h3");
  heading.textContent = remotes;
  section.append(heading);
  if (kept.remotes.length === 0) section.append(createText(none));
  for (const { key, since } of kept.remotes) {
    const line = createText(paired(formatTime(since)));
    line.append(
      " ",
      createButton("", revoke, () => {
        kept.revoke(key);
        hosting.keptChanged();
      }),
    );
    section.append(line);
  }
  if (invited === undefined) {
    section.append(
      createButton("", pair, () => {
        const id = createInviteId(randomBytes);
        kept.addInvite(id);
        show(id);
      }),
    );
  } else {
    const address = pairingAddress(page, roomId(secret), invite(secret, invited));
    const link = document.createElement("a");
    link.href = address.href;
    link.target = "_blank";
    link.rel = "noopener";
    link.append(createQrCode(address.href, pair));
    section.append(createText(pairHint), link);
  }
  return section;
}

function createText(text: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}
