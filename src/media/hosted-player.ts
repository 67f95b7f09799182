import type { Clock, MediaLike, Moments } from "../parts/clock/clock.ts";
import { polledClock } from "../parts/clock/polled-clock.ts";
import type { Notices } from "../parts/ui/notices.ts";
import { words } from "../parts/ui/words.ts";

/** The page around a player. */
export interface PlayerHost {
  readonly notices: Notices;
  /** Makes the page follow this player, or the clock set by hand. */
  readonly pick: (clock: "here" | "by-hand") => void;
}

/** Seconds after which a player that has not loaded will not load. */
const TIMEOUT = 12;

/**
 * The clock of a service's own player, which is asked for nothing before the listener has agreed: until then, whatever
 * would play puts the focus on the button that agrees.
 *
 * @param service as people call it
 * @param element has the address as `data-source`, and the question `.consent` beside it
 */
export function openHostedPlayer(
  service: string,
  element: HTMLElement,
  moments: Moments,
  { notices, pick }: PlayerHost,
): Clock | undefined {
  if (!isMediaLike(element)) return undefined;
  const clock = polledClock(element, moments);
  const consent = element.parentElement?.querySelector(".consent");
  const button = consent?.querySelector("button");
  const play = element.play.bind(element);
  element.play = () => {
    if (!consent?.isConnected) return play();
    button?.focus();
    return Promise.resolve();
  };
  const notify = () => {
    const text = `${words.noAnswer({ provider: service })} ${words.withoutSound}`;
    notices.show(service, text, [{ label: words.setByHand, run: () => pick("by-hand") }]);
  };
  button?.addEventListener("click", () => {
    consent?.remove();
    // The button that had the focus is gone.
    document.querySelector<HTMLElement>('[data-action="play"]')?.focus();
    pick("here");
    const { time } = clock;
    element.setAttribute("src", element.dataset["source"] ?? "");
    // A seek before it had an address is lost.
    if (time > 0) clock.seek(time);
    // `playing` alone tells that it works: a video that is gone loads as well.
    element.addEventListener("playing", () => notices.clear(service));
    element.addEventListener("error", notify);
    setTimeout(() => {
      if (element.readyState === 0) notify();
    }, TIMEOUT * 1000);
    // Its events tell what goes wrong.
    clock.play().catch(() => {});
  });
  return clock;
}

function isMediaLike(element: HTMLElement): element is HTMLElement & MediaLike {
  return "currentTime" in element && "playbackRate" in element && "play" in element;
}
