import { formatTimecode } from "../../timeline/timecode.ts";
import type { Clock } from "../clock/clock.ts";
import type { Notices } from "../ui/notices.ts";
import { words } from "../ui/words.ts";
import type { LeftOff } from "./left-off.ts";
import type { Transport } from "./transport.ts";

const KEY = "left-off";
/** Seconds that somebody has listened from the start, and does not want to go elsewhere. */
const BEGUN = 15;

export interface OfferParts {
  /** Where the page was asked to open; then nothing else is offered. */
  readonly asked: number | undefined;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly transport: Pick<Transport, "goTo" | "play">;
}

/** Offers to go on where the listener left off the last time, and leaves it to them. */
export function offerLeftOff(
  leftOff: LeftOff,
  { asked, clock, notices, transport }: OfferParts,
): void {
  const time = leftOff.offer();
  if (time === undefined || asked !== undefined || clock.playing) return;
  const goOn = () => {
    transport.goTo(time);
    transport.play();
  };
  notices.show(KEY, words.resume(formatTimecode(time)), [{ label: words.goOn, run: goOn }]);
  // Whoever has gone elsewhere, or listened on from the start, has answered.
  clock.onMoment((now) => {
    if (now > BEGUN) notices.clear(KEY);
  });
}
