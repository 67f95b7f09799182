import { browserTiming, type Timing } from "../clock/timing.ts";
import type { NoticeAction, Notices } from "../ui/notices.ts";
import { words } from "../ui/words.ts";
import { browserTools, diagnose, type DiagnoseTools, type SoundFault } from "./diagnose.ts";
import { createReload } from "./reload.ts";

/** At most one at a time is said of the sound: the worst. */
type SoundTrouble = SoundFault | "stalled" | "offline";

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
    notices.show(KEY, words.trouble[next], remedies[next]);
  };
  const isOver = () => {
    trouble = undefined;
    notices.clear(KEY);
  };
  const again = { label: words.remedy.again, run: () => reload() };
  const byHand = { label: words.remedy.byHand, run: setByHand };
  const remedies: Readonly<Record<SoundTrouble, readonly NoticeAction[]>> = {
    missing: [byHand],
    undecodable: [byHand],
    unreachable: [again, byHand],
    network: [again],
    stalled: [],
    offline: [],
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
