import { formatTimecode } from "../../timeline/timecode.ts";
import type { Clock } from "../clock/clock.ts";
import type { Notices } from "../ui/notices.ts";
import { words } from "../ui/words.ts";
import type { Transport } from "./transport.ts";

const KEY = "left-off";
/** Seconds from where the page has opened: there is no need to go there, and who has gone so far stays. */
const NEAR = 15;

export interface OfferParts {
  readonly clock: Clock;
  readonly notices: Notices;
  readonly transport: Pick<Transport, "goTo" | "play">;
}

/**
 * Offers to go on where the listener left off the last time, and leaves it to them.
 *
 * @param time seconds; `undefined` when there is no such place
 */
export function offerLeftOff(
  time: number | undefined,
  { clock, notices, transport }: OfferParts,
): void {
  const begun = clock.time;
  if (time === undefined || Math.abs(time - begun) < NEAR || clock.playing) return;
  const goOn = () => {
    transport.goTo(time);
    transport.play();
  };
  notices.show(KEY, words.resume(formatTimecode(time)), [{ label: words.goOn, run: goOn }]);
  // Whoever has gone elsewhere, or listened on, has answered.
  clock.onMoment((now) => {
    if (Math.abs(now - begun) > NEAR) notices.clear(KEY);
  });
}
