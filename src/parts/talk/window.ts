import { readSlot } from "../../talk/plan.ts";
import { momentAt } from "../../timeline/lookup.ts";
import { readBookmark } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { readStart, startTimeOf } from "../deck/timeline.ts";
import { createListeners, createStore, type Store } from "../ui/store.ts";
import { createDriver, type Driver } from "./driver.ts";
import { createEventStore, type EventStore } from "./event-store.ts";
import { openChannel, openTalk, type Role, type Talk } from "./talk.ts";

/**
 * Joins the talk that the address names, else the one that another window of this browser has open, else a new one. Each
 * window holds a lock with the talk's name, so that others find it until the last window is closed or crashes.
 *
 * @param prefix of the episode's keys in this browser
 * @param asked `?session=` of the address
 * @returns the talk's name
 */
export async function joinTalk(prefix: string, asked: string | undefined): Promise<string> {
  const locks = browserLocks();
  // Pages without https have one talk a day.
  if (!locks) return asked ?? today();
  // Two windows that are opened at once must not begin a talk each.
  return locks.request(`${prefix}join`, async () => {
    const session = asked ?? (await findTalk(prefix, locks)) ?? randomName();
    await holdLock(`${prefix}${TALK}${session}`, "shared", locks);
    return session;
  });
}

const TALK = "talk:";

/** The talk's name where windows can't find each other by locks. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
}

/** Missing on pages without https. */
export function browserLocks(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}

/** Acquires a lock and holds it until the page is closed. */
function holdLock(name: string, mode: LockMode, locks: LockManager): Promise<void> {
  return new Promise((resolve) => {
    void locks.request(name, { mode }, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** A unique name for a window or a talk. */
export function randomName(): string {
  // `randomUUID` is missing on pages without https.
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
}

async function findTalk(prefix: string, locks: LockManager): Promise<string | undefined> {
  const { held = [] } = await locks.query();
  const names = held.flatMap(({ name = "" }) =>
    name.startsWith(prefix + TALK) ? [name.slice(prefix.length + TALK.length)] : [],
  );
  return names.at(-1);
}

/** A window that has joined a talk. */
export interface TalkWindow {
  readonly talk: Talk;
  readonly driver: Driver;
  readonly otherWindows: OtherWindows;
  /** The events of all talks of this episode in this browser. */
  readonly eventStore: EventStore;
  /** The speaker's preferences, for all episodes of the site. */
  readonly settings: Store;
  /** Stored for this episode. */
  readonly store: Store;
  /** Prefix of all keys that are stored for this episode. */
  readonly prefix: string;
  /** The address of another page of this talk. */
  readonly addressOf: (role: Role) => string;
}

/**
 * Joins a talk and applies the address's parameters: `?session=`, `?slot=`, `?slide=`, `?t=` and, in a new talk, the hash
 * `#/<slide>/<step>`.
 */
export async function openTalkWindow(role: Role, timeline: Timeline): Promise<TalkWindow> {
  const address = new URL(location.href);
  const episode = address.pathname.replace(/(?:present|speaker)\/(?:index\.html)?$/, "");
  const prefix = `cuedeck:${episode}`;
  const session = await joinTalk(prefix, address.searchParams.get("session") ?? undefined);
  const eventStore = createEventStore(prefix);
  const settings = createStore("cuedeck:talk:");
  const talk = openTalk({ session, window: randomName(), store: eventStore });
  const isNew = talk.state.position === undefined;
  talk.join(openChannel(`${prefix}talk:${session}`));
  const driver = createDriver(talk, timeline, () => settings.get("start") !== "by-hand");

  const slot = readSlot(address.searchParams.get("slot") ?? "");
  if (slot !== undefined && slot !== talk.state.slot) talk.act({ type: "slot", seconds: slot });
  const time = startTimeOf(timeline, readStart(address));
  const opening = time === undefined ? undefined : momentAt(timeline, time);
  const wanted = opening && { slide: opening.slide.id, step: opening.step };
  const ids = timeline.slides.map(({ id }) => id);
  const bookmarked = isNew ? readBookmark(address.hash, ids) : undefined;
  const to = wanted ?? bookmarked;
  if (to) driver.goTo(to);

  // A reload must return to the talk's current position instead.
  for (const name of ["slot", "slide", "t"]) address.searchParams.delete(name);
  address.searchParams.set("session", session);
  rewriteAddress(address.search + (role === "present" ? location.hash : ""));
  return {
    talk,
    driver,
    otherWindows: await watchOtherWindows(talk, role, prefix),
    eventStore,
    settings,
    store: createStore(prefix),
    prefix,
    addressOf: (other) => `../${other}/?session=${encodeURIComponent(session)}`,
  };
}

/** The other windows of a talk. */
interface OtherWindows {
  has(role: Role): boolean;
  onChange(listener: () => void): void;
}

/**
 * Announces this window to the talk's other windows, and keeps track of them. Each holds a lock of its own: when another
 * window is granted that lock, the first one was closed or has crashed.
 */
async function watchOtherWindows(talk: Talk, role: Role, prefix: string): Promise<OtherWindows> {
  const locks = browserLocks();
  const roles = new Map<string, Role>();
  const changed = createListeners<[]>();
  const lockOf = (window: string) => `${prefix}window:${window}`;
  const announce = () => talk.broadcast({ type: "here", role, window: talk.window });
  const remove = (window: string) => {
    if (roles.delete(window)) changed.tell();
  };
  talk.onEphemeral((message) => {
    if (message.type === "gone") remove(message.window);
    if (message.type !== "here" || roles.has(message.window)) return;
    roles.set(message.window, message.role);
    void locks?.request(lockOf(message.window), { mode: "shared" }, () => remove(message.window));
    announce();
    changed.tell();
  });
  window.addEventListener("pagehide", () => talk.broadcast({ type: "gone", window: talk.window }));
  if (locks) await holdLock(lockOf(talk.window), "exclusive", locks);
  announce();
  return { has: (role) => [...roles.values()].includes(role), onChange: changed.add };
}

/** Replaces the address's query and hash. */
export function rewriteAddress(queryAndHash: string): void {
  try {
    history.replaceState(null, "", location.pathname + queryAndHash);
  } catch {
    // Browsers don't allow it on `file:` pages.
  }
}
