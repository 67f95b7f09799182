import type { Clock } from "../../parts/clock/clock.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import type { Store } from "../../parts/ui/store.ts";
import { words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Transport } from "./transport.ts";

const KEY = "place";
/** Seconds played between two writes. */
const INTERVAL = 5;
/** Seconds from the start and from the end within which no place is stored. */
const EDGE = 15;

/**
 * Stores the listener's place while the clock plays, when it stops and when the page is left; near the end it removes
 * it. Near the start the place of the last visit stays.
 *
 * @param duration the episode's, seconds
 * @param snippet seconds from where this visit begins, within which the place of the last visit stays
 * @returns the place of the last visit in seconds; `undefined` for none, or one close to the start or the end
 */
export function storePlace(
  store: Store,
  clock: Clock,
  duration: number,
  snippet = 0,
): number | undefined {
  const begun = clock.time;
  const left = readPlace(store, duration);
  let kept = left;
  let hasPlayed = clock.playing;

  const keep = () => {
    const { time } = clock;
    if (!hasPlayed || time < EDGE || Math.abs(time - begun) < snippet) return;
    kept = time < duration - EDGE ? time : undefined;
    store.set(KEY, kept?.toFixed(1));
  };
  const keepAtIntervals = () => {
    if (!clock.playing) return;
    hasPlayed = true;
    if (kept === undefined || Math.abs(clock.time - kept) >= INTERVAL) keep();
  };

  clock.onMoment(keepAtIntervals);
  clock.onProgress(keepAtIntervals);
  clock.onChange(() => {
    if (clock.playing) hasPlayed = true;
    else keep();
  });
  // A phone may end a hidden page without another event.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
  window.addEventListener("pagehide", keep);
  return left;
}

function readPlace(store: Store, duration: number): number | undefined {
  const place = Number(store.get(KEY));
  return place >= EDGE && place < duration - EDGE ? place : undefined;
}

const NOTICE = "left-off";
/** Seconds from where the page has opened, within which nothing is offered. */
const NEAR = 15;

export interface OfferParts {
  readonly clock: Clock;
  readonly notices: Notices;
  readonly transport: Pick<Transport, "goTo" | "play">;
}

/**
 * Offers to continue where the listener left off the last time.
 *
 * @param time seconds; `undefined` when there is no such place
 */
export function offerPlace(
  time: number | undefined,
  { clock, notices, transport }: OfferParts,
): void {
  const begun = clock.time;
  if (time === undefined || Math.abs(time - begun) < NEAR || clock.playing) return;
  const goOn = () => {
    transport.goTo(time);
    transport.play();
  };
  notices.show(NOTICE, words.resume({ timecode: formatTimecode(time) }), [
    { label: words.goOn, run: goOn },
  ]);
  // Seeking, or listening on, is an answer.
  clock.onMoment((now) => {
    if (Math.abs(now - begun) > NEAR) notices.clear(NOTICE);
  });
}
