import { isSamePosition } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { browserLocks } from "../talk/session.ts";
import type { Role, RoomStanding } from "../talk/talk.ts";
import type { TalkWindow } from "../talk/window.ts";
import { createListeners } from "../ui/store.ts";
import { afterThis } from "./connection.ts";
import { hostRoom, type RoomHost } from "./host.ts";
import { createKeptRoom, type KeptRoom } from "./kept-room.ts";

/** The room as all of the presenter's windows know it; one of them speaks there, and another when that is closed. */
export interface Hosting {
  readonly kept: KeptRoom;
  readonly standing: RoomStanding;
  /** Has all windows look anew, after what is kept was changed. */
  keptChanged(): void;
  onChange(listener: () => void): void;
}

/** @param role a page without locks, as every one without https, leaves the room to the console */
export function createHosting(
  { talk, driver, store, prefix }: TalkWindow,
  { broker, role, timeline }: { broker: string; role: Role; timeline: Timeline },
): Hosting {
  const kept = createKeptRoom(store);
  const changed = createListeners<[]>();
  let elsewhere: RoomStanding = "off";
  let speaks = false;
  let hosted: { readonly secret: string; readonly host: RoomHost } | undefined;

  const standing = () =>
    hosted ? hosted.host.status : kept.secret === undefined ? "off" : elsewhere;
  const tellWindows = () => {
    if (speaks) talk.say({ type: "room", standing: standing() });
    changed.tell();
  };
  const look = () => {
    const { secret } = kept;
    if (speaks && hosted?.secret !== secret) {
      hosted?.host.close();
      hosted = undefined;
      if (secret !== undefined) {
        const host = hostRoom({ broker, secret, kept, episode: timeline.episode, talk });
        hosted = { secret, host };
        host.onChange(tellWindows);
        // A talk that is new is nowhere yet: who is back after a crash may still take up the one before.
        if (talk.state.position) host.tell(driver.position);
      }
    }
    hosted?.host.tellRemotes();
    tellWindows();
  };
  const speak = () => {
    speaks = true;
    look();
  };

  let told = driver.position;
  let telling = false;
  const tellRoom = () => {
    telling = false;
    const { position } = driver;
    if (!isSamePosition(position, told)) hosted?.host.tell(position);
    told = position;
    hosted?.host.tellRemotes();
  };
  talk.onChange(() => {
    if (telling) return;
    telling = true;
    // To sign takes milliseconds, and what is on the screen comes first.
    afterThis(tellRoom);
  });
  talk.onAside((aside) => {
    if (aside.type === "room-changed") look();
    if (aside.type === "room" && !speaks) {
      elsewhere = aside.standing;
      changed.tell();
    }
  });
  // Whoever speaks there already answers how it stands.
  talk.say({ type: "room-changed" });
  const locks = browserLocks();
  if (locks) {
    void locks.request(`${prefix}room`, () => {
      speak();
      return new Promise(() => {});
    });
  } else if (role === "speaker") speak();
  return {
    kept,
    get standing() {
      return standing();
    },
    keptChanged() {
      talk.say({ type: "room-changed" });
      look();
    },
    onChange: changed.add,
  };
}
