import type { Clock } from "../../parts/clock/clock.ts";
import { segmentIndexAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Chapters } from "./chapters.ts";

export interface MediaSessionParts {
  readonly timeline: Timeline;
  readonly chapters: Pick<Chapters, "neighbour">;
  /** As the page's own button. */
  readonly play: () => void;
  /** Seeks, and follows again. Seconds. */
  readonly goTo: (time: number) => void;
}

/** Seconds, where the lock screen names no offset. */
const SKIP = 10;

/** Shows the chapter on the lock screen and lets its buttons, and those of headphones, drive the clock. */
export function createMediaSession(clock: Clock, parts: MediaSessionParts): void {
  if (!("mediaSession" in navigator)) return;
  const session = navigator.mediaSession;
  setHandlers(session, clock, parts);

  const { timeline } = parts;
  const { show, artwork } = readHead();
  let shown: string | undefined;
  const showChapter = () => {
    const index = segmentIndexAt(timeline, clock.time);
    const title = timeline.segments[index]?.title ?? timeline.title;
    if (title === shown) return;
    shown = title;
    const album = timeline.title;
    session.metadata = new MediaMetadata({ title, artist: show, album, artwork });
  };
  const showPosition = () => {
    session.playbackState = clock.playing ? "playing" : "paused";
    session.setPositionState({
      duration: timeline.duration,
      playbackRate: clock.rate,
      position: within(clock.time, timeline),
    });
  };
  const update = () => {
    showChapter();
    showPosition();
  };
  clock.onMoment(update);
  clock.onChange(update);
  update();
}

/** Show and picture, from the tags for shared links. */
function readHead(): { readonly show: string; readonly artwork: MediaImage[] } {
  const show = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]');
  const picture = document.querySelector<HTMLLinkElement>('link[rel="image_src"]');
  return { show: show?.content ?? "", artwork: picture ? [{ src: picture.href }] : [] };
}

function setHandlers(
  session: MediaSession,
  clock: Clock,
  { timeline, chapters, play, goTo }: MediaSessionParts,
): void {
  const goWithin = (time: number) => goTo(within(time, timeline));
  const handlers: readonly (readonly [MediaSessionAction, MediaSessionActionHandler])[] = [
    ["play", play],
    ["pause", () => clock.pause()],
    ["seekbackward", ({ seekOffset }) => goWithin(clock.time - (seekOffset ?? SKIP))],
    ["seekforward", ({ seekOffset }) => goWithin(clock.time + (seekOffset ?? SKIP))],
    ["seekto", ({ seekTime }) => goWithin(seekTime ?? clock.time)],
    ["previoustrack", () => goWithin(chapters.neighbour(clock.time, -1))],
    ["nexttrack", () => goWithin(chapters.neighbour(clock.time, 1))],
  ];
  for (const [action, handler] of handlers) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // An action that this browser doesn't know.
    }
  }
}

function within(time: number, { duration }: Timeline): number {
  return Math.min(duration, Math.max(0, time));
}
