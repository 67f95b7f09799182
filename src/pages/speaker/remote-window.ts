import { readInvite } from "../../parts/room/addresses.ts";
import {
  IdentityShape,
  joinAsRemote,
  type RemoteIdentity,
  type RoomRemote,
} from "../../parts/room/remote.ts";
import { randomBytes } from "../../parts/room/stored-room.ts";
import { createDriver } from "../../parts/talk/driver.ts";
import type { EventStore } from "../../parts/talk/event-store.ts";
import type { Talk } from "../../parts/talk/talk.ts";
import { randomName, rewriteAddress, type TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { createListeners, createStore, type Store } from "../../parts/ui/store.ts";
import { parseJson } from "../../room/json.ts";
import { createSecret } from "../../room/keys.ts";
import { FIRST_STATE } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** A talk's window on another device, connected by the room's broker. */
export interface RemoteWindow extends TalkWindow {
  /** The status of the connection, in words. */
  readonly describe: () => string;
}

/** Only the presenter's windows store the talk. */
const NO_STORE: EventStore = { load: () => [], save() {}, sessions: () => [], remove() {} };

/**
 * Makes this window a remote of a room's talk.
 *
 * @param options.room id
 * @param options.hash of the address; it has the invite when the phone is paired
 */
export function openRemoteWindow(
  timeline: Timeline,
  { broker, room, hash }: { broker: string; room: string; hash: string },
): RemoteWindow {
  const prefix = `cuedeck:remote:${room}:`;
  const store = createStore(prefix);
  const settings = createStore("cuedeck:talk:");
  const identity = identify(store, room, hash);
  // Removes the invite's secrets from the address, so that they are not shared with it.
  rewriteAddress(location.search);
  const remote = identity && joinAsRemote(broker, identity);
  const talk = createRemoteTalk(room, remote);
  const changed = createListeners<[]>();
  remote?.onChange(changed.tell);
  return {
    talk,
    driver: createDriver(talk, timeline, () => settings.get("start") !== "by-hand"),
    otherWindows: {
      has: (role) => role === "present" && remote?.status === "connected",
      onChange: changed.add,
    },
    eventStore: NO_STORE,
    settings,
    store,
    prefix,
    addressOf: (role) => `../${role}/`,
    describe: () => words.room.remote[remote?.status ?? "unknown"],
  };
}

/** A talk whose actions are requested from the presenter's windows. */
function createRemoteTalk(session: string, remote: RoomRemote | undefined): Talk {
  return {
    session,
    window: randomName(),
    get state() {
      return remote?.state ?? FIRST_STATE;
    },
    events: [],
    now: () => remote?.now() ?? Date.now(),
    act: (...actions) => remote?.request(actions),
    onChange: (listener) => remote?.onState(listener),
    broadcast() {},
    onEphemeral() {},
    join() {},
  };
}

/** The stored identity, or a new one for the invite in the hash. */
function identify(store: Store, room: string, hash: string): RemoteIdentity | undefined {
  const stored = parseJson(store.get("identity") ?? "", IdentityShape);
  const invite = readInvite(hash);
  // The same QR code was scanned again.
  if (!invite || stored?.inviteId === invite.id) return stored;
  const { id: inviteId, password, pairingSecret } = invite;
  const identity = { room, inviteId, password, pairingSecret, key: createSecret(randomBytes) };
  store.set("identity", JSON.stringify(identity));
  return identity;
}
