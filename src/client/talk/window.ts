import type { Timeline } from "../../timeline/timeline.ts";
import { momentAt } from "../../timeline/lookup.ts";
import { readSlot } from "../../talk/slot.ts";
import { readStart, startTimeOf } from "../deck/start.ts";
import { rewriteAddress } from "../ui/rewrite-address.ts";
import { createStore, type Store } from "../ui/store.ts";
import { meetCompanions, type Companions } from "./companions.ts";
import { createDriver, type Driver } from "./driver.ts";
import { createEventStore, type EventStore } from "./event-store.ts";
import { readBookmark } from "./bookmark.ts";
import { openChannel, type Role } from "./link.ts";
import { joinTalk, randomName } from "./session.ts";
import { openTalk, type Talk } from "./talk.ts";

/** A window of a talk, ready to be used. */
export interface TalkWindow {
  readonly talk: Talk;
  readonly driver: Driver;
  readonly companions: Companions;
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
    companions: await meetCompanions(talk, role, prefix),
    eventStore,
    settings,
    store: createStore(prefix),
    prefix,
    addressOf: (other) => `../${other}/?session=${encodeURIComponent(session)}`,
  };
}
