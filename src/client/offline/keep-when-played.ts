import type { Store } from "../ui/store.ts";
import { WISH } from "./keep-button.ts";
import type { Keep } from "./keep.ts";

/** Seconds of playing after which somebody listens. */
const LISTENING = 10;
/** Bytes that are fetched unasked; more than that only where the player has them all already. */
const SMALL = 25 * 2 ** 20;

/**
 * Keeps the sound for offline once it was played, unless the listener would rather not.
 *
 * @param store as the button leaves it
 */
export function keepWhenPlayed(media: HTMLMediaElement, keep: Keep, store: Store): void {
  if (savesData()) return;
  const decide = () => {
    if (keep.state.type !== "absent" || store.get(WISH) === "no") return;
    if (secondsOf(media.played) < LISTENING) return;
    const isLoaded = media.ended || secondsOf(media.buffered) >= media.duration - 1;
    if (keep.bytes <= SMALL || isLoaded) void keep.keep();
  };
  for (const name of ["timeupdate", "progress", "ended"]) media.addEventListener(name, decide);
}

function secondsOf(ranges: TimeRanges): number {
  let seconds = 0;
  for (let index = 0; index < ranges.length; index += 1)
    seconds += ranges.end(index) - ranges.start(index);
  return seconds;
}

/** The listener's browser was told to load little. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  return (
    typeof connection === "object" &&
    connection !== null &&
    "saveData" in connection &&
    connection.saveData === true
  );
}
