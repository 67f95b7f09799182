import { readSlot } from "../../talk/plan.ts";
import { momentAt } from "../../timeline/lookup.ts";
import type { Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { readStart, startTimeOf } from "../deck/deck.ts";
import { createListeners, createStore, type Store } from "../ui/store.ts";
import { createDriver, type Driver } from "./driver.ts";
import { createEventStore, type EventStore } from "./event-store.ts";
import { openChannel, openTalk, type Role, type Talk } from "./talk.ts";

/**
 * Which talk a window belongs to: the one that its address names, else the one that is on in another window of this
 * browser, else a new one. Its lock tells other windows that it is on, until this one is closed or crashes.
 *
 * @param prefix of all that the episode's talks keep in this browser
 * @param asked `?session=` of the address
 * @param locks the browser's, which pages without https lack: these have one talk a day
 */
export async function joinTalk(
  prefix: string,
  asked: string | undefined,
  locks: LockManager | undefined = browserLocks(),
): Promise<string> {
  if (!locks) return asked ?? today();
  // Two windows that are opened at once must not begin a talk each.
  return locks.request(`${prefix}founding`, async () => {
    const session = asked ?? (await findTalk(prefix, locks)) ?? randomName();
    await holdLock(`${prefix}${TALK}${session}`, "shared", locks);
    return session;
  });
}

const TALK = "talk:";

/** Windows that know nothing of each other still come to the same name, and another day to another. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
}

/** `undefined` on pages without https. */
export function browserLocks(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}

/** Holds a lock as long as the page is there. */
function holdLock(name: string, mode: LockMode, locks: LockManager): Promise<void> {
  return new Promise((resolve) => {
    void locks.request(name, { mode }, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** A name that no other window, talk or device has. */
export function randomName(): string {
  // `randomUUID` is there on pages with https only.
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

/** A window of a talk, ready to be used. */
export interface TalkWindow {
  readonly talk: Talk;
  readonly driver: Driver;
  readonly otherWindows: OtherWindows;
  /** The events of all talks of this episode in this browser. */
  readonly eventStore: EventStore;
  /** What the speaker has chosen, for all talks of all episodes of the site. */
  readonly settings: Store;
  /** What is kept of this episode. */
  readonly store: Store;
  /** Before the name of all that is kept of this episode. */
  readonly prefix: string;
  /** The address of another page of this talk. */
  readonly addressOf: (role: Role) => string;
}

/**
 * Makes this window part of the talk that its address names, or of the one that is on, or of a new one, and takes the
 * address's wishes: `?session=`, `?slot=`, `?slide=`, `?t=`, and `#/<slide>/<step>`.
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

  // From here on the talk knows where it is, and a reload must not go back to where it was opened.
  for (const name of ["slot", "slide", "t"]) address.searchParams.delete(name);
  address.searchParams.set("session", session);
  rewriteAddress(address.search + (role === "present" ? location.hash : ""));
  return {
    talk,
    driver,
    otherWindows: await findOtherWindows(talk, role, prefix),
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
 * Tells the talk's other windows that this one is here, and learns of them. Each holds a lock of its own, and whoever
 * is granted that lock knows that its window is gone, even by a crash.
 */
async function findOtherWindows(
  talk: Talk,
  role: Role,
  prefix: string,
  locks: LockManager | undefined = browserLocks(),
): Promise<OtherWindows> {
  const here = new Map<string, Role>();
  const changed = createListeners<[]>();
  const lockOf = (window: string) => `${prefix}window:${window}`;
  const greet = () => talk.broadcast({ type: "here", role, window: talk.window });
  const forget = (window: string) => {
    if (here.delete(window)) changed.tell();
  };
  talk.onEphemeral((aside) => {
    if (aside.type === "gone") forget(aside.window);
    if (aside.type !== "here" || here.has(aside.window)) return;
    here.set(aside.window, aside.role);
    void locks?.request(lockOf(aside.window), { mode: "shared" }, () => forget(aside.window));
    greet();
    changed.tell();
  });
  window.addEventListener("pagehide", () => talk.broadcast({ type: "gone", window: talk.window }));
  if (locks) await holdLock(lockOf(talk.window), "exclusive", locks);
  greet();
  return { has: (role) => [...here.values()].includes(role), onChange: changed.add };
}

/** Where a talk is, as the hash of Present's address: `#/<slide>/<step>`, without a step for a slide as it comes. */
export function writeBookmark({ slide, step }: Position): string {
  const place = `#/${encodeURIComponent(slide)}`;
  return step === 0 ? place : `${place}/${step}`;
}

/**
 * Reads what {@link writeBookmark} wrote, and reveal.js's own `#/<index>`; `undefined` for any other hash.
 *
 * @param slides ids, in order
 */
export function readBookmark(hash: string, slides: readonly string[]): Position | undefined {
  const [, name, step = "0"] = /^#\/([^/]+)(?:\/(\d{1,6}))?$/.exec(hash) ?? [];
  if (name === undefined) return undefined;
  const slide = slides.find((id) => encodeURIComponent(id) === name) ?? slides[indexOf(name)];
  return slide === undefined ? undefined : { slide, step: Number(step) };
}

function indexOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : -1;
}

/** Puts another query and hash into the address, where the browser lets a page: not where it was opened as a file. */
export function rewriteAddress(queryAndHash: string): void {
  try {
    history.replaceState(null, "", location.pathname + queryAndHash);
  } catch {
    // It stays as it was opened.
  }
}
