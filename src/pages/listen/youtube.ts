import type { MediaLike } from "../../parts/clock/clock.ts";
import type { SwitchClock } from "../../parts/clock/switch-clock.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import { words } from "../../parts/ui/words.ts";
import type { Source } from "./sources.ts";

/** YouTube's player, which is asked for nothing before the listener has said so. */
export interface YouTube {
  /** Whether the listener still has to say so: then it brings the question before them. */
  asksFirst(): boolean;
}

export interface YouTubeParts {
  readonly clock: SwitchClock<Source>;
  readonly notices: Notices;
  /** Plays, once the listener has said so. */
  readonly play: () => void;
  /** Lets the listener set the clock by hand, where YouTube doesn't answer. */
  readonly setByHand: () => void;
  /** Lets the page go by YouTube. */
  readonly setHere: () => void;
}

/** Seconds after which a player that has not come will not come. */
const PATIENCE = 12;

/** @param consent the question and its button; an episode that YouTube doesn't play has none */
export function bindYouTube(
  consent: HTMLElement | null,
  { clock, notices, play, setByHand, setHere }: YouTubeParts,
): YouTube {
  const player = document.querySelector<HTMLElement & MediaLike>("youtube-video");
  if (!consent || !player) return { asksFirst: () => false };
  const button = consent.querySelector("button");
  const asksFirst = () => {
    if (!consent.isConnected || clock.source === "by-hand") return false;
    button?.focus();
    return true;
  };
  const tellMissing = () => {
    const remedy = { label: words.setByHand, run: setByHand };
    notices.show("youtube", `${words.noAnswer({ provider: "YouTube" })} ${words.withoutSound}`, [
      remedy,
    ]);
  };
  button?.addEventListener("click", () => {
    consent.remove();
    // The button is gone, and what it did goes on there.
    document.querySelector<HTMLElement>('[data-action="play"]')?.focus();
    setHere();
    const { time } = clock;
    player.setAttribute("src", player.dataset["source"] ?? "");
    // Where it was sent before it had a source, it has forgotten.
    if (time > 0) clock.seek(time);
    // Also a video that is gone, or may not be shown here, has come so far.
    player.addEventListener("playing", () => notices.clear("youtube"));
    player.addEventListener("error", tellMissing);
    setTimeout(() => {
      if (player.readyState === 0) tellMissing();
    }, PATIENCE * 1000);
    play();
  });
  // The bar's own button would wait for a player that nobody has asked for.
  document.addEventListener(
    "mediaplayrequest",
    (event) => {
      if (asksFirst()) event.stopPropagation();
    },
    { capture: true },
  );
  return { asksFirst };
}
