import type { Clock, Moments } from "../parts/clock/clock.ts";
import { trackClock } from "../parts/clock/track-clock.ts";
import { openHostedPlayer, type PlayerHost } from "./hosted-player.ts";
import type { ProviderName } from "./media.ts";

/** Makes the clock of the element that a provider has written. */
type OpenPlayer = (
  element: HTMLElement,
  moments: Moments,
  host: PlayerHost,
) => Clock | undefined | Promise<Clock | undefined>;

const PLAYERS: Readonly<Record<ProviderName, OpenPlayer>> = {
  file(element, moments) {
    if (!(element instanceof HTMLMediaElement)) return undefined;
    element.controls = false;
    return trackClock(element, moments);
  },
  youtube: hosted("YouTube", () => import("./youtube-player.ts")),
};

/** @param define defines the element of a service's player, which only pages with one load */
function hosted(service: string, define: () => Promise<unknown>): OpenPlayer {
  return async (element, moments, host) => {
    await define();
    return openHostedPlayer(service, element, moments, host);
  };
}

/** The clock of the episode's own media element; `undefined` where its player can't be had. */
export async function openPlayer(
  element: HTMLElement,
  moments: Moments,
  host: PlayerHost,
): Promise<Clock | undefined> {
  const { provider = "" } = element.dataset;
  if (!isProvider(provider)) return undefined;
  try {
    return await PLAYERS[provider](element, moments, host);
  } catch {
    // Its script could not be loaded.
    return undefined;
  }
}

function isProvider(name: string): name is ProviderName {
  return Object.hasOwn(PLAYERS, name);
}
