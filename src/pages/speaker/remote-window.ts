import { readInvite } from "../../parts/room/addresses.ts";
import { joinAsRemote, type RemoteIdentity, type RoomRemote } from "../../parts/room/remote.ts";
import { randomBytes } from "../../parts/room/stored-room.ts";
import { createDriver } from "../../parts/talk/driver.ts";
import type { EventStore } from "../../parts/talk/event-store.ts";
import type { Talk } from "../../parts/talk/talk.ts";
import { randomName, rewriteAddress, type TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { createListeners, createStore, type Store } from "../../parts/ui/store.ts";
import { createSecret } from "../../room/keys.ts";
import { FIRST_STATE } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** A window of a talk that is on another device than the rest. */
export interface RemoteWindow extends TalkWindow {
  /** How it stands, in words. */
  readonly describe: () => string;
}

/** The presenter's windows keep the talk. */
const NO_STORE: EventStore = { load: () => [], save() {}, sessions: () => [], remove() {} };

/**
 * Makes this window a remote of the talk that a room shows.
 *
 * @param room its id
 * @param hash of the address, with the invite in it the first time
 */
export function openRemoteWindow(
  timeline: Timeline,
  { broker, room, hash }: { broker: string; room: string; hash: string },
): RemoteWindow {
  const prefix = `cuedeck:remote:${room}:`;
  const store = createStore(prefix);
  const settings = createStore("cuedeck:talk:");
  const identity = identify(store, room, hash);
  // What the code said must not be read over a shoulder, nor be sent on with the address.
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

/** A talk that is done elsewhere: what is done here is asked for. */
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

/** What this phone has kept of its pairing, or is told by the code that it has scanned. */
function identify(store: Store, room: string, hash: string): RemoteIdentity | undefined {
  const kept = readIdentity(store);
  const invite = readInvite(hash);
  // Whoever scans the same code once more is the same phone.
  if (!invite || kept?.inviteId === invite.id) return kept;
  const { id: inviteId, password, pairingSecret } = invite;
  const identity = { room, inviteId, password, pairingSecret, key: createSecret(randomBytes) };
  store.set("identity", JSON.stringify(identity));
  return identity;
}

function readIdentity(store: Store): RemoteIdentity | undefined {
  try {
    const kept: unknown = JSON.parse(store.get("identity") ?? "");
    return isIdentity(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isIdentity(value: unknown): value is RemoteIdentity {
  if (typeof value !== "object" || value === null) return false;
  const texts = new Map<string, unknown>(Object.entries(value));
  return ["room", "inviteId", "password", "pairingSecret", "key"].every(
    (name) => typeof texts.get(name) === "string",
  );
}
