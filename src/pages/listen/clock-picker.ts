import type { MediaController } from "media-chrome/media-controller";
import { openPlayer } from "../../media/players.ts";
import { type Clock, createClockEvents, momentsOf } from "../../parts/clock/clock.ts";
import { manualClock, ManualMedia } from "../../parts/clock/manual-media.ts";
import { roomClock, type RoomClock } from "../../parts/clock/room-clock.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import type { Store } from "../../parts/ui/store.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The page's own media, the clock set by hand for an episode that plays in another app, or a talk's presenter. */
export type Source = "here" | "by-hand" | "room";

/** Picks which clock the page and its player follow. Shown as `html[data-source]`. */
export interface ClockPicker {
  /** The clock of whatever is picked. */
  readonly clock: Clock;
  readonly picked: Source;
  /** The presenter's, in a room. */
  readonly room: RoomClock;
  /** The page's own audio or video element. */
  readonly media: HTMLMediaElement | undefined;
  /** Picks another one, at the time of the present one. Whoever is in a room stays there. */
  pick(source: Source): void;
  /** Sets the clock's nudge. Seconds. */
  setNudge(seconds: number): void;
}

export interface ClockPickerParts {
  /** Media Chrome's; its bar drives what is in its slot `media`. */
  readonly controller: MediaController;
  readonly timeline: Timeline;
  /** Has the clock set by hand, so that it runs on over a reload. */
  readonly store: Store;
  readonly notices: Notices;
}

/** Opens the episode's media, and puts the clock set by hand beside it. */
export async function createClockPicker(parts: ClockPickerParts): Promise<ClockPicker> {
  const { controller, timeline, store, notices } = parts;
  const element = controller.querySelector<HTMLElement>('[slot="media"]');
  const moments = momentsOf(timeline);
  const byHand = createByHand(timeline, store);
  const manual = manualClock(byHand, moments);
  const room = roomClock(timeline);

  const pick = (source: Source) => {
    if (clock.source === "room") return;
    const { time } = clock;
    // A clock that runs by hand knows its own time.
    const keepsTime = source !== clock.source && (source === "here" || byHand.paused);
    if (source !== "room") {
      driveByBar(controller, source === "here" ? element : byHand);
      store.set("source", source === "here" ? undefined : source);
    }
    clock.use(source);
    if (keepsTime) clock.seek(time);
    document.documentElement.dataset["source"] = source;
  };
  const here = element && (await openPlayer(element, moments, { notices, pick }));
  const clocks: Record<Source, Clock> = { here: here ?? manual, "by-hand": manual, room };
  const first = here && store.get("source") !== "by-hand" ? "here" : "by-hand";
  const clock = switchClock<Source>(clocks, first);

  const setNudge = (seconds: number) => {
    clock.nudge = seconds;
    // What comes before the episode in the other app makes it longer there.
    byHand.setAttribute("duration", String(Math.max(0, timeline.duration + seconds)));
  };
  // Before any seek, as the nudge tells where in the sound a time is.
  setNudge(Number(store.get("nudge")) || 0);
  controller.append(byHand);
  if (first === "by-hand") driveByBar(controller, byHand);
  document.documentElement.dataset["source"] = first;
  return {
    clock,
    get picked() {
      return clock.source;
    },
    room,
    media: element instanceof HTMLMediaElement ? element : undefined,
    pick,
    setNudge,
  };
}

/** Media Chrome looks into its slot only when children come and go, so it has to be told. */
function driveByBar(controller: MediaController, next: HTMLElement | null): void {
  if (!next) return;
  for (const child of controller.children)
    if (child.slot === "media" && child !== next) child.removeAttribute("slot");
  next.slot = "media";
  controller.mediaStore.dispatch({ type: "mediaelementchangerequest", detail: next });
}

function createByHand({ segments }: Timeline, store: Store): ManualMedia {
  const media = new ManualMedia();
  const chapters = media.addTextTrack("chapters");
  for (const { start, end, title } of segments) chapters.addCue(new VTTCue(start, end, title));
  const state = store.get("by-hand");
  if (state !== undefined) media.restore(state);
  media.addEventListener("statechange", () => store.set("by-hand", media.state));
  return media;
}

/** One clock over several: it has the time and the events of the current one, and passes on to it what it is asked. */
export interface SwitchClock<Source extends string> extends Clock {
  readonly source: Source;
  /** Pauses the current clock and makes another the current one, at the time where that one is. */
  use(source: Source): void;
}

/** @param first the source to begin with */
export function switchClock<Source extends string>(
  clocks: Readonly<Record<Source, Clock>>,
  first: NoInfer<Source>,
): SwitchClock<Source> {
  const events = createClockEvents();
  // Two sources may be one clock.
  const all = new Set<Clock>(Object.values(clocks));
  let source: Source = first;
  let clock = clocks[first];

  for (const each of all) {
    each.onMoment((time) => {
      if (each === clock) events.emitMoment(time);
    });
    each.onProgress((time) => {
      if (each === clock) events.emitProgress(time);
    });
    each.onChange(() => {
      if (each === clock) events.emitChange();
    });
  }

  return {
    get source() {
      return source;
    },
    use(next) {
      if (next === source) return;
      const previous = clock;
      source = next;
      clock = clocks[next];
      previous.pause();
      events.emitTime(clock.time);
      events.emitChange();
    },
    get time() {
      return clock.time;
    },
    get playing() {
      return clock.playing;
    },
    get rate() {
      return clock.rate;
    },
    get nudge() {
      return clock.nudge;
    },
    set nudge(seconds) {
      for (const each of all) each.nudge = seconds;
    },
    get seekable() {
      return clock.seekable;
    },
    get persistent() {
      return clock.persistent;
    },
    momentAt: (time) => clock.momentAt(time),
    play: () => clock.play(),
    pause: () => clock.pause(),
    seek: (time) => clock.seek(time),
    syncTo: (time) => clock.syncTo(time),
    setRate: (rate) => clock.setRate(rate),
    ...events.subscribe,
  };
}
