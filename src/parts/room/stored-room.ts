import * as v from "valibot";
import { parseJson } from "../../room/json.ts";
import type { RandomBytes } from "../../room/keys.ts";
import { Count } from "../../talk/event.ts";
import type { Store } from "../ui/store.ts";
import type { PresenterLink } from "./addresses.ts";

/** What the presenter's browser stores of a room, for all windows of the talk and across reloads. */
const Shape = v.object({
  /** `undefined` while no room is open. */
  secret: v.optional(v.string()),
  login: v.optional(v.object({ user: v.string(), password: v.string() })),
  /** The site's URL for others, when the presenter uses another. */
  at: v.optional(v.string()),
  /** Ids of those that are unused. */
  invites: v.array(v.string()),
  /** Whether a phone was ever invited: only then anybody needs the talk's state. */
  hasInvited: v.optional(v.boolean(), false),
  /** Each one's public key, the invite that it has used, and when it was paired: epoch milliseconds. */
  remotes: v.array(v.object({ key: v.string(), invite: v.string(), since: v.number() })),
  /** The last accepted count of each remote by its key, so that no message can be replayed. */
  seen: v.array(v.tuple([v.string(), v.number()])),
});
type Stored = Readonly<v.InferOutput<typeof Shape>>;
export type Remote = Stored["remotes"][number];

const EMPTY: Stored = { invites: [], hasInvited: false, remotes: [], seen: [] };

export interface StoredRoom {
  /** Read anew each time: another window may have written. */
  readonly current: Stored;
  /** Opens a room, and forgets the remotes of another one. */
  open(link: PresenterLink): void;
  close(): void;
  /** Stores an invite, which can be used once. */
  addInvite(id: string): void;
  /** Makes the holder of an invite a remote. @returns `false` when the invite is unknown or used */
  pair(inviteId: string, key: string): boolean;
  revoke(key: string): void;
  saveSeen(seen: ReadonlyMap<string, number>): void;
  /** The count of the presenter's last message; 0 before the first. After a lower one, as with a clock set back, nobody listens. */
  readonly signed: number;
  saveSigned(count: number): void;
}

/** @param store of the episode */
export function createStoredRoom(store: Store, now: () => number = Date.now): StoredRoom {
  const read = (): Stored => parseJson(store.get("room") ?? "", Shape) ?? EMPTY;
  const write = (change: Partial<Stored>) =>
    store.set("room", JSON.stringify({ ...read(), ...change }));
  return {
    get current() {
      return read();
    },
    open(link) {
      if (link.secret === read().secret) return;
      store.set("room", JSON.stringify({ ...EMPTY, ...link }));
    },
    close: () => store.set("room", undefined),
    addInvite(id) {
      // Replaces an unused one: a QR code that was shown before becomes invalid.
      write({ invites: [id], hasInvited: true });
    },
    pair(inviteId, key) {
      const { invites, remotes } = read();
      // The phone repeats its message until it is answered.
      if (remotes.some((remote) => remote.key === key)) return true;
      if (!invites.includes(inviteId)) return false;
      write({ invites: [], remotes: [...remotes, { key, invite: inviteId, since: now() }] });
      return true;
    },
    revoke: (key) => write({ remotes: read().remotes.filter((remote) => remote.key !== key) }),
    saveSeen: (seen) => write({ seen: [...seen] }),
    // Apart from the rest, which another window may be writing.
    get signed() {
      return parseJson(store.get("room-signed") ?? "", Count) ?? 0;
    },
    saveSigned: (count) => store.set("room-signed", String(count)),
  };
}

/** From the browser's cryptographic random source, which pages without https have as well. */
export const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
