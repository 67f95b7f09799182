import type { MediaController } from "media-chrome/media-controller";
import type { Clock, MediaLike } from "../../parts/clock/clock.ts";
import { ManualMedia } from "../../parts/clock/manual-media.ts";
import { polledClock } from "../../parts/clock/polled-clock.ts";
import { roomClock, type RoomClock } from "../../parts/clock/room-clock.ts";
import { switchClock, type SwitchClock } from "../../parts/clock/switch-clock.ts";
import { trackClock } from "../../parts/clock/track-clock.ts";
import type { Store } from "../../parts/ui/store.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The page's own media, the clock set by hand for an episode that plays in another app, or a talk's presenter. */
export type Source = "here" | "by-hand" | "room";

export interface Sources {
  readonly clock: SwitchClock<Source>;
  /** The presenter's, in a room. */
  readonly room: RoomClock;
  /** The page's own audio or video element. */
  readonly media?: HTMLMediaElement | undefined;
  /**
   * Lets the other source be what the player's bar and the page go by, from where the clock is. Who is in a room stays
   * there.
   */
  use(source: Source): void;
  /** Sets the clock's nudge. Seconds. */
  setNudge(seconds: number): void;
}

/**
 * Finds what the episode plays by, and puts the clock set by hand beside it.
 *
 * @param controller Media Chrome's, whose bar drives what stands in its slot `media`
 * @param moments seconds at which the page has something new to show
 * @param store keeps the clock set by hand, so that it goes on over a reload
 */
export function createSources(
  controller: MediaController,
  timeline: Timeline,
  moments: readonly number[],
  store: Store,
): Sources {
  const own = controller.querySelector<HTMLElement>('[slot="media"]');
  const root = document.documentElement;
  const byHand = createByHand(timeline, store);
  const manual = polledClock(byHand, moments);
  const here = own ? clockOf(own, moments) : undefined;
  const room = roomClock(timeline);
  const clocks: Record<Source, Clock> = { here: here ?? manual, "by-hand": manual, room };
  const clock = switchClock<Source>(clocks, here ? "here" : "by-hand");
  const setNudge = (seconds: number) => {
    clock.nudge = seconds;
    // What plays elsewhere is longer by what comes before the episode in it.
    byHand.setAttribute("duration", String(Math.max(0, timeline.duration + seconds)));
  };
  // Before anything is sought: a time of the episode is found in the sound only with it.
  setNudge(Number(store.get("nudge")) || 0);

  const use = (source: Source) => {
    if (clock.source === "room") return;
    const { time } = clock;
    // A clock that runs by hand knows where it is.
    const comesAlong = source !== clock.source && (source === "here" || byHand.paused);
    if (source !== "room") driveByBar(controller, source === "here" ? own : byHand);
    clock.use(source);
    if (comesAlong) clock.seek(time);
    if (source !== "room") store.set("source", source === "here" ? undefined : source);
    root.dataset["source"] = source;
  };
  controller.append(byHand);
  if (!here) driveByBar(controller, byHand);
  else if (store.get("source") === "by-hand") {
    // It has run on meanwhile, and knows best where it is.
    driveByBar(controller, byHand);
    clock.use("by-hand");
  }
  root.dataset["source"] = clock.source;
  const media = own instanceof HTMLMediaElement ? own : undefined;
  return { clock, room, media, use, setNudge };
}

/** Media Chrome looks for another element in its slot only when children come and go: it has to be told. */
function driveByBar(controller: MediaController, next: HTMLElement | null): void {
  if (!next) return;
  for (const child of controller.children) {
    if (child.slot === "media" && child !== next) child.removeAttribute("slot");
  }
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

function clockOf(element: HTMLElement, moments: readonly number[]): Clock | undefined {
  if (element instanceof HTMLMediaElement) {
    element.controls = false;
    return trackClock(element, moments);
  }
  // YouTube's element is defined by a script of its own, which comes before this one.
  return isMediaLike(element) ? polledClock(element, moments) : undefined;
}

function isMediaLike(element: HTMLElement): element is HTMLElement & MediaLike {
  return "currentTime" in element && "playbackRate" in element && "play" in element;
}
