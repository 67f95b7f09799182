import { isSamePosition } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { browserLocks } from "../talk/session.ts";
import type { Role } from "../talk/link.ts";
import type { TalkWindow } from "../talk/window.ts";
import { createListeners } from "../ui/listeners.ts";
import { hostRoom, type RoomHost, type RoomStatus } from "./host.ts";
import { createKeptRoom, type KeptRoom } from "./kept-room.ts";

/** The room as all of the presenter's windows know it; one of them speaks there, and another when that is closed. */
export interface Hosting {
  readonly kept: KeptRoom;
  /** `off` while no room is open. */
  readonly status: RoomStatus | "off";
  /** Has all windows look anew, after what is kept was changed. */
  keptChanged(): void;
  /** Tells a remote that it was revoked. */
  tellRevoked(key: string): void;
  onChange(listener: () => void): void;
}

/** @param role a page without locks, as every one without https, leaves the room to the console */
export function createHosting(
  { talk, driver, store, prefix }: TalkWindow,
  { broker, role, timeline }: { broker: string; role: Role; timeline: Timeline },
): Hosting {
  const kept = createKeptRoom(store);
  const changed = createListeners<[]>();
  let elsewhere: RoomStatus | "off" = "off";
  let speaks = false;
  let hosted: { secret: string; host: RoomHost; leave: () => void } | undefined;

  const status = () =>
    hosted ? hosted.host.status : kept.secret === undefined ? "off" : elsewhere;
  const tellWindows = () => {
    if (speaks) talk.say({ type: "room", status: status() });
    changed.tell();
  };
  const look = () => {
    const { secret } = kept;
    if (speaks && hosted?.secret !== secret) {
      hosted?.leave();
      hosted?.host.close();
      hosted = undefined;
      if (secret !== undefined) {
        const { episode } = timeline;
        const host = hostRoom({ broker, secret, kept, episode, now: talk.now });
        hosted = { secret, host, leave: talk.join(host.link) };
        host.onChange(tellWindows);
        host.tell(driver.position);
      }
    }
    tellWindows();
  };
  const speak = () => {
    speaks = true;
    look();
  };

  let told = driver.position;
  talk.onChange(() => {
    const { position } = driver;
    if (isSamePosition(position, told)) return;
    told = position;
    hosted?.host.tell(position);
  });
  talk.onAside((aside) => {
    if (aside.type === "room-changed") look();
    if (aside.type === "here" && speaks) tellWindows();
    if (aside.type === "room" && !speaks) {
      elsewhere = isStatus(aside.status) ? aside.status : "off";
      changed.tell();
    }
  });
  const locks = browserLocks();
  if (locks) void locks.request(`${prefix}room`, () => (speak(), new Promise(() => {})));
  else if (role === "speaker") speak();
  return {
    kept,
    get status() {
      return status();
    },
    keptChanged() {
      talk.say({ type: "room-changed" });
      look();
    },
    tellRevoked: (key) => hosted?.host.tellRevoked(key),
    onChange: changed.add,
  };
}

function isStatus(text: string): text is RoomStatus {
  return ["connected", "connecting", "refused"].includes(text);
}
