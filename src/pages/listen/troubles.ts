import { browserTiming, type Clock, type Timing } from "../../parts/clock/clock.ts";
import type { NoticeAction, Notices } from "../../parts/ui/notices.ts";
import type { Store } from "../../parts/ui/store.ts";
import { words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** What can go wrong while somebody listens, each with its sentence on the page for as long as it lasts. */
export interface Troubles {
  /** For the reason with which `clock.play()` was rejected. Only a browser that wants a click first needs words. */
  readonly tellRefusal: (error: unknown) => void;
}

export interface TroublesParts {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly notices: Notices;
  readonly store: Store;
  /** The page's own audio or video element, when it has one. */
  readonly media?: HTMLMediaElement | undefined;
  /** Lets the listener set the clock by hand, where there is no sound to go by. */
  readonly setByHand: () => void;
}

/** Seconds by which a recording may differ from the one that the slides were timed for. */
export const TOLERANCE = 2;

export function watchTroubles(parts: TroublesParts): Troubles {
  const { clock, timeline, notices, store, media, setByHand } = parts;
  if (media) {
    watchSound({ media, notices, setByHand });
    watchDuration(media, timeline, notices);
  }
  store.onRefused(() => notices.show("storage", words.noStorage));

  const tellRefusal = (error: unknown): void => {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
    notices.show("refused", words.trouble.refused, [{ label: words.play, run: play }]);
  };
  const play = () => {
    clock.play().catch(tellRefusal);
  };
  clock.onChange(() => {
    if (clock.playing) notices.clear("refused");
  });
  return { tellRefusal };
}

/** Browsers guess the duration of some files and correct it as they load: the sentence comes once, and goes if it was wrong. */
function watchDuration(media: HTMLMediaElement, timeline: Timeline, notices: Notices): void {
  let isTold = false;
  const compare = () => {
    const { duration } = media;
    if (!Number.isFinite(duration)) return;
    const differs = Math.abs(duration - timeline.duration) > TOLERANCE;
    if (differs && !isTold) {
      const [here, planned] = [formatTimecode(duration), formatTimecode(timeline.duration)];
      notices.show("duration", words.otherDuration({ here, planned }));
    } else if (!differs) notices.clear("duration");
    isTold = differs;
  };
  media.addEventListener("durationchange", compare);
  compare();
}

/** At most one at a time is said of the sound: the worst. */
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
  /** Lets the listener set the clock by hand, where there is no sound to go by. */
  readonly setByHand: () => void;
  readonly tools?: DiagnoseTools | undefined;
  readonly timing?: Timing | undefined;
}

const KEY = "sound";
/** Seconds without sound that nobody needs to hear about. */
const PATIENCE = 4;
/** Seconds after which a connection that breaks is taken up again unasked. */
const RESPITE = 10;

/** Says what is wrong with the page's own sound while it is, and takes it up again when the network is back. */
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
  let lastTry = Number.NEGATIVE_INFINITY;

  const say = (next: SoundTrouble) => {
    // Said once: who has closed it knows.
    if (next === trouble) return;
    trouble = next;
    const remedies = REMEDIES[next].map((remedy) => actions[remedy]);
    const rest = REMEDIES[next].includes("by-hand") ? ` ${words.withoutSound}` : "";
    notices.show(KEY, words.trouble[next] + rest, remedies);
  };
  const isOver = () => {
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
  /** A server may have faltered, or what was kept for offline have come or gone: most often it goes on at once. */
  const takeUpAgain = (): boolean => {
    if (media.error?.code !== MediaError.MEDIA_ERR_NETWORK) return false;
    if (timing.now() - lastTry < RESPITE) return false;
    lastTry = timing.now();
    load();
    return true;
  };
  const findFault = async () => {
    cancel();
    const { error } = media;
    const fault = await diagnose(media, tools);
    // Loaded anew meanwhile, it has another error or none.
    if (media.error === error) say(fault);
  };
  const wait = () => {
    cancel();
    cancel = timing.after(PATIENCE, () => {
      if (isWaiting(media)) say(tools.isOnline() ? "stalled" : "network");
    });
  };
  const goOn = () => {
    cancel();
    if (trouble !== "offline") isOver();
  };

  media.addEventListener("error", () => {
    if (!takeUpAgain()) void findFault();
  });
  media.addEventListener("waiting", wait);
  for (const name of ["canplay", "playing"]) media.addEventListener(name, goOn);
  media.addEventListener("pause", () => {
    cancel();
    if (trouble === "stalled") isOver();
  });
  window.addEventListener("offline", () => {
    if (!trouble && !isWhole(media)) say("offline");
  });
  window.addEventListener("online", () => {
    if (trouble === "network") reload();
    else if (trouble === "offline") isOver();
  });

  // All this may have begun before the script did.
  if (media.error) void findFault();
  else if (isWaiting(media)) wait();
}

function isWaiting({ paused, error, readyState }: HTMLMediaElement): boolean {
  return !paused && !error && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
}

/** Whether all that is still to be heard is loaded. */
function isWhole({ buffered, currentTime, duration }: HTMLMediaElement): boolean {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && buffered.end(index) >= duration - 1) return true;
  }
  return false;
}

/**
 * Why the sound does not play: it isn't there, this browser can't play it, the network is gone, or nobody can tell, as
 * another host does not let a page ask.
 */
type SoundFault = "missing" | "undecodable" | "network" | "unreachable";

/** What a diagnosis goes by: the browser's own, but for tests. */
export interface DiagnoseTools {
  readonly fetch: typeof fetch;
  isOnline(): boolean;
}

const browserTools: DiagnoseTools = {
  fetch: (input, init) => fetch(input, init),
  isOnline: () => navigator.onLine,
};

/**
 * Finds out why a media element has stopped with an error. Elements don't tell a file that is missing from one that
 * can't be decoded, so the page asks its own server; another host forbids that.
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
 * Lets a media element be loaded anew, to go on as it was: at its place, at its rate, and playing if it is to play.
 *
 * It is loaded under another address. What Chromium has of one it never puts together with what the page's worker
 * answers for the same, whether it has failed or not: listeners keep a sound for offline, and remove it, while it
 * plays.
 *
 * @returns what loads it; whether it then plays, the element's events tell
 */
function createReload(media: HTMLMediaElement): () => void {
  let isToPlay = !media.paused;
  let times = 0;
  media.addEventListener("play", () => {
    isToPlay = true;
  });
  media.addEventListener("pause", () => {
    // Chromium pauses by itself what has failed.
    if (!media.error) isToPlay = false;
  });
  return () => {
    const { currentTime, playbackRate } = media;
    const plays = isToPlay;
    times += 1;
    const address = nextAddress(media.currentSrc || media.src, times);
    if (address === undefined) media.load();
    else media.src = address;
    media.currentTime = currentTime;
    media.playbackRate = playbackRate;
    if (plays) media.play().catch(() => {});
  };
}

/** Only a file of the site's own has as many addresses as one likes. */
function nextAddress(address: string, times: number): string | undefined {
  const url = new URL(address, document.baseURI);
  if (url.protocol === "blob:" || url.origin !== location.origin) return undefined;
  url.searchParams.set("again", String(times));
  return url.href;
}
