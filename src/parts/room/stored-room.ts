import * as v from "valibot";
import { parseJson } from "../../room/json.ts";
import type { RandomBytes } from "../../room/keys.ts";
import type { Store } from "../ui/store.ts";
import type { PresenterLink } from "./addresses.ts";
import type { Login } from "./connection.ts";

/** What the presenter's browser stores of a room, for all windows of the talk and across reloads. */
export interface StoredRoom {
  /** `undefined` while no room is open. */
  readonly secret: string | undefined;
  readonly login: Login | undefined;
  /** The site's URL for others, when the presenter uses another. */
  readonly at: string | undefined;
  /** Opens a room, and forgets the remotes of another one. */
  open(link: PresenterLink): void;
  close(): void;
  readonly remotes: readonly Remote[];
  /** Whether a phone was ever invited: only then anybody needs the talk's state. */
  readonly everInvited: boolean;
  /** Stores an invite, which can be used once. */
  addInvite(id: string): void;
  /** Makes the holder of an invite a remote. @returns `false` when the invite is unknown or used */
  pair(inviteId: string, key: string): boolean;
  revoke(key: string): void;
  /** The last accepted count of each remote, so that no message can be replayed. */
  readonly seen: readonly (readonly [key: string, count: number])[];
  saveSeen(seen: ReadonlyMap<string, number>): void;
}

export interface Remote {
  /** Its public key. */
  readonly key: string;
  /** Epoch milliseconds when it was paired. */
  readonly since: number;
}

const Shape = v.object({
  secret: v.optional(v.string()),
  login: v.optional(v.object({ user: v.string(), password: v.string() })),
  at: v.optional(v.string()),
  invites: v.array(v.string()),
  hasInvited: v.optional(v.boolean(), false),
  remotes: v.array(v.object({ key: v.string(), since: v.number() })),
  seen: v.array(v.tuple([v.string(), v.number()])),
});
type Stored = v.InferOutput<typeof Shape>;

const EMPTY: Stored = { invites: [], hasInvited: false, remotes: [], seen: [] };

/** @param store of the episode */
export function createStoredRoom(store: Store, now: () => number = Date.now): StoredRoom {
  // Not cached: another window may have written.
  const read = (): Stored => parseJson(store.get("room") ?? "", Shape) ?? EMPTY;
  const write = (change: Partial<Stored>) =>
    store.set("room", JSON.stringify({ ...read(), ...change }));
  return {
    get secret() {
      return read().secret;
    },
    get login() {
      return read().login;
    },
    get at() {
      return read().at;
    },
    open(link) {
      if (link.secret === read().secret) return;
      store.set("room", JSON.stringify({ ...EMPTY, ...link }));
    },
    close: () => store.set("room", undefined),
    get remotes() {
      return read().remotes;
    },
    get everInvited() {
      return read().hasInvited;
    },
    addInvite(id) {
      // Replaces an unused one: a QR code that was shown before becomes invalid.
      write({ invites: [id], hasInvited: true });
    },
    pair(inviteId, key) {
      const { invites, remotes } = read();
      // The phone repeats its message until it is answered.
      if (remotes.some((remote) => remote.key === key)) return true;
      if (!invites.includes(inviteId)) return false;
      write({ invites: [], remotes: [...remotes, { key, since: now() }] });
      return true;
    },
    revoke: (key) => write({ remotes: read().remotes.filter((remote) => remote.key !== key) }),
    get seen() {
      return read().seen;
    },
    saveSeen: (seen) => write({ seen: [...seen] }),
  };
}

/** From the browser's cryptographic random source, which pages without https have as well. */
export const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
