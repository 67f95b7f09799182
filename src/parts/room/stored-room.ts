import * as v from "valibot";
import type { RandomBytes } from "../../room/keys.ts";
import type { Store } from "../ui/store.ts";
import type { PresenterLink } from "./addresses.ts";
import type { Login } from "./connection.ts";

/** What the presenter's browser keeps of a room: it goes on over reloads, and in all windows of the talk. */
export interface StoredRoom {
  readonly secret: string | undefined;
  readonly login: Login | undefined;
  /** Where others reach the site, when that is not where this browser does. */
  readonly at: string | undefined;
  open(link: PresenterLink): void;
  close(): void;
  readonly remotes: readonly Remote[];
  /** Whether a phone was ever asked in, and so somebody may listen. */
  readonly everInvited: boolean;
  /** Keeps an invite that somebody may come by, once. */
  addInvite(id: string): void;
  /** Makes who came by an invite a remote. @returns false when it is used, revoked or was never made */
  pair(inviteId: string, key: string): boolean;
  revoke(key: string): void;
  /** The last message of each remote that was heard, so that none can be played again. */
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
type Kept = v.InferOutput<typeof Shape>;

const NOTHING: Kept = { invites: [], hasInvited: false, remotes: [], seen: [] };

/** @param store of the episode */
export function createStoredRoom(store: Store, now: () => number = Date.now): StoredRoom {
  // Read anew each time: another window may have written.
  const read = (): Kept => {
    try {
      return v.parse(Shape, JSON.parse(store.get("room") ?? ""));
    } catch {
      return NOTHING;
    }
  };
  const write = (change: Partial<Kept>) =>
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
      store.set("room", JSON.stringify({ ...NOTHING, ...link }));
    },
    close: () => store.set("room", undefined),
    get remotes() {
      return read().remotes;
    },
    get everInvited() {
      return read().hasInvited;
    },
    addInvite(id) {
      // One at a time: a picture of the code that was shown before leads nowhere.
      write({ invites: [id], hasInvited: true });
    },
    pair(inviteId, key) {
      const { invites, remotes } = read();
      // What comes again because its answer was lost.
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

/** The browser's own randomness, which pages without https have as well. */
export const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
