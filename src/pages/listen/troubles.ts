import { browserTiming, type Clock, type Timing } from "../../parts/clock/clock.ts";
import { onStandstill } from "../../parts/clock/standstill.ts";
import type { NoticeAction, Notices } from "../../parts/ui/notices.ts";
import type { Store } from "../../parts/ui/store.ts";
import { words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";

export interface TroublesParts {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly notices: Notices;
  readonly store: Store;
  /** The page's own audio or video element, when it has one. */
  readonly media?: HTMLMediaElement | undefined;
  /** Picks the clock set by hand. */
  readonly setByHand: () => void;
}

/** Seconds by which a recording may differ from the one that the slides were timed for. */
export const TOLERANCE = 2;

/**
 * Shows notices of what goes wrong while somebody listens, each for as long as it lasts.
 *
 * @returns shows the notice for the reason with which `clock.play()` was rejected, where the browser wants a click first
 */
export function watchTroubles(parts: TroublesParts): (reason: unknown) => void {
  const { clock, timeline, notices, store, media, setByHand } = parts;
  if (media) {
    watchSound({ media, notices, setByHand });
    watchDuration(media, timeline, notices);
  }
  store.onRefused(() => notices.show("storage", words.noStorage));

  const notifyRefusal = (reason: unknown): void => {
    if (!(reason instanceof DOMException) || reason.name !== "NotAllowedError") return;
    const run = () => void clock.play().catch(notifyRefusal);
    notices.show("refused", words.trouble.refused, [{ label: words.play, run }]);
  };
  clock.onChange(() => {
    if (clock.playing) notices.clear("refused");
  });
  return notifyRefusal;
}

/** Browsers guess the duration of some files and correct it as they load: the notice comes once, and goes if it was wrong. */
function watchDuration(media: HTMLMediaElement, timeline: Timeline, notices: Notices): void {
  let isShown = false;
  const compare = () => {
    const { duration } = media;
    if (!isKnown(duration)) return;
    const differs = Math.abs(duration - timeline.duration) > TOLERANCE;
    if (differs && !isShown) {
      const [here, planned] = [formatTimecode(duration), formatTimecode(timeline.duration)];
      notices.show("duration", words.otherDuration({ here, planned }));
    } else if (!differs) notices.clear("duration");
    isShown = differs;
  };
  media.addEventListener("durationchange", compare);
  compare();
}

/** WebKitGTK says 0 at times, too, where it does not know. */
function isKnown(duration: number): boolean {
  return Number.isFinite(duration) && duration > 0;
}

/** There is one notice at a time about the sound, for the worst. */
type SoundTrouble = SoundFault | "stalled" | "offline";

type Remedy = "again" | "by-hand";

const REMEDIES: Readonly<Record<SoundTrouble, readonly Remedy[]>> = {
  missing: ["by-hand"],
  undecodable: ["by-hand"],
  unreachable: ["again", "by-hand"],
  network: ["again"],
  stalled: [],
  offline: [],
};

export interface SoundTroublesParts {
  readonly media: HTMLMediaElement;
  readonly notices: Notices;
  /** Picks the clock set by hand. */
  readonly setByHand: () => void;
  readonly tools?: DiagnoseTools | undefined;
  readonly timing?: Timing | undefined;
}

const KEY = "sound";
/** Seconds without sound before there is a notice. */
const NOTICE_DELAY = 4;
/** Minimum seconds between two reloads by itself. */
const RELOAD_INTERVAL = 10;

/** Shows what is wrong with the page's own sound, and reloads it when the network is back, or when it stands still. */
export function watchSound({
  media,
  notices,
  setByHand,
  tools = browserTools,
  timing = browserTiming,
}: SoundTroublesParts): void {
  let trouble: SoundTrouble | undefined;
  let cancel = () => {};
  const load = createReload(media);
  let lastReload = Number.NEGATIVE_INFINITY;
  let hasBeenEmpty = false;

  const notify = (next: SoundTrouble) => {
    // Once: the listener may have closed it.
    if (next === trouble) return;
    trouble = next;
    const remedies = REMEDIES[next].map((remedy) => actions[remedy]);
    const rest = REMEDIES[next].includes("by-hand") ? ` ${words.withoutSound}` : "";
    notices.show(KEY, words.trouble[next] + rest, remedies);
  };
  const clear = () => {
    trouble = undefined;
    notices.clear(KEY);
  };
  const actions: Readonly<Record<Remedy, NoticeAction>> = {
    again: { label: words.tryAgain, run: () => reload() },
    "by-hand": { label: words.setByHand, run: setByHand },
  };

  const reload = () => {
    trouble = undefined;
    load();
  };
  const reloadOnce = (): boolean => {
    if (timing.now() - lastReload < RELOAD_INTERVAL) return false;
    lastReload = timing.now();
    load();
    return true;
  };
  const findFault = async () => {
    cancel();
    const { error } = media;
    const fault = await diagnose(media, tools);
    // Reloaded meanwhile, it has another error or none.
    if (media.error === error) notify(fault);
  };
  const wait = () => {
    cancel();
    cancel = timing.after(NOTICE_DELAY, () => {
      if (isWaiting(media)) notify(tools.isOnline() ? "stalled" : "network");
    });
  };
  const recover = () => {
    cancel();
    if (trouble !== "offline") clear();
  };

  /** Where WebKitGTK has found a recording empty, it does not play, but the second time it finds all of it. */
  const reloadEmpty = () => {
    if (media.duration !== 0 || hasBeenEmpty) return;
    hasBeenEmpty = true;
    load();
  };

  media.addEventListener("error", () => {
    // After a short failure of the server, or when the copy for offline has come or gone, a reload helps.
    if (media.error?.code !== MediaError.MEDIA_ERR_NETWORK || !reloadOnce()) void findFault();
  });
  onStandstill(media, reloadOnce, timing);
  media.addEventListener("durationchange", reloadEmpty);
  reloadEmpty();
  media.addEventListener("waiting", wait);
  for (const name of ["canplay", "playing"]) media.addEventListener(name, recover);
  media.addEventListener("pause", () => {
    cancel();
    if (trouble === "stalled") clear();
  });
  window.addEventListener("offline", () => {
    if (!trouble && !isWhole(media)) notify("offline");
  });
  window.addEventListener("online", () => {
    if (trouble === "network") reload();
    else if (trouble === "offline") clear();
  });

  // It may have failed before this script ran.
  if (media.error) void findFault();
  else if (isWaiting(media)) wait();
}

function isWaiting({ paused, error, readyState }: HTMLMediaElement): boolean {
  return !paused && !error && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
}

/** Whether everything up to the end is loaded. */
function isWhole({ buffered, currentTime, duration }: HTMLMediaElement): boolean {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && buffered.end(index) >= duration - 1) return true;
  }
  return false;
}

/**
 * Why the sound does not play: it isn't there, this browser can't play it, the network is gone, or unknown, as a page
 * can't ask another host.
 */
type SoundFault = "missing" | "undecodable" | "network" | "unreachable";

/** The browser's own, but in tests. */
export interface DiagnoseTools {
  readonly fetch: typeof fetch;
  isOnline(): boolean;
}

const browserTools: DiagnoseTools = {
  fetch: (input, init) => fetch(input, init),
  isOnline: () => navigator.onLine,
};

/**
 * Finds out why a media element has stopped with an error. The element has the same error for a missing file as for
 * one that can't be decoded, so the page asks its server; another host does not allow that.
 */
async function diagnose(media: HTMLMediaElement, tools: DiagnoseTools): Promise<SoundFault> {
  if (media.error?.code === MediaError.MEDIA_ERR_NETWORK || !tools.isOnline()) return "network";
  if (media.error?.code === MediaError.MEDIA_ERR_DECODE) return "undecodable";
  const url = new URL(media.currentSrc || media.src, document.baseURI);
  if (url.origin !== location.origin) return "unreachable";
  try {
    const { ok } = await tools.fetch(url, { method: "HEAD" });
    return ok ? "undecodable" : "missing";
  } catch {
    return "network";
  }
}

/**
 * Reloads a media element at the same place and rate, playing if it should play.
 *
 * It gets another address each time: Chromium never combines what it has loaded from the network with what the page's
 * service worker answers for the same address, and listeners keep a sound for offline, and remove it, while it plays.
 */
function createReload(media: HTMLMediaElement): () => void {
  let shouldPlay = !media.paused;
  let times = 0;
  media.addEventListener("play", () => {
    shouldPlay = true;
  });
  media.addEventListener("pause", () => {
    // Chromium pauses an element that has failed.
    if (!media.error) shouldPlay = false;
  });
  return () => {
    const { currentTime, playbackRate } = media;
    const plays = shouldPlay;
    times += 1;
    const address = nextAddress(media.currentSrc || media.src, times);
    if (address === undefined) media.load();
    else media.src = address;
    media.currentTime = currentTime;
    media.playbackRate = playbackRate;
    if (plays) media.play().catch(() => {});
  };
}

/** Another address of the same file, where it is the site's own. */
function nextAddress(address: string, times: number): string | undefined {
  const url = new URL(address, document.baseURI);
  if (url.protocol === "blob:" || url.origin !== location.origin) return undefined;
  url.searchParams.set("again", String(times));
  return url.href;
}
