import { formatTimecode } from "../../timeline/timecode.ts";
import type { SwitchClock } from "../clock/switch-clock.ts";
import { bindControls, isOn } from "../ui/controls.ts";
import { query } from "../ui/query.ts";
import type { Store } from "../ui/store.ts";
import { words } from "../ui/words.ts";
import type { Captions } from "./captions.ts";
import type { SleepTimer } from "./sleep-timer.ts";
import type { Source, Sources } from "./sources.ts";

export interface Settings {
  /** Moves the pictures against the sound; kept for this episode. Seconds. */
  nudgeBy(seconds: number): void;
  /** Faster by a step, or slower. */
  stepRate(by: 1 | -1): void;
  toggleCaptions(): void;
  /** Whether a screen reader is to be told each new slide. */
  readonly announces: boolean;
}

export interface SettingsParts {
  readonly sources: Sources;
  readonly captions: Captions;
  readonly sleepTimer: SleepTimer;
  /** The episode's. */
  readonly store: Store;
}

const SLOWEST = 0.5;
const FASTEST = 3;
const RATE_STEP = 0.25;

/** The panel of settings, and what of it has keys and buttons as well. */
export function createSettings({ sources, captions, sleepTimer, store }: SettingsParts): Settings {
  const { clock } = sources;
  const rate = query("#rate", HTMLInputElement);
  const rateText = query('output[for="rate"]');
  const nudge = query("#nudge", HTMLInputElement);
  const sleep = query("#sleep", HTMLSelectElement);
  const sleepLeft = query(".sleep-left");
  const byHand = query(".by-hand");
  const captionsButton = query('[data-action="captions"]');
  const captionsBox = query('[data-control="captions"]', HTMLInputElement);
  const announce = query('[data-control="announce"]', HTMLInputElement);

  const setNudge = (seconds: number) => {
    const value = Number.isFinite(seconds) ? Number(seconds.toFixed(1)) : 0;
    sources.setNudge(value);
    store.set("nudge", value === 0 ? undefined : String(value));
    showNudge();
  };
  const showNudge = () => {
    nudge.value = clock.nudge.toFixed(1);
  };
  const showRate = () => {
    rate.value = String(clock.rate);
    rateText.textContent = words.rate(clock.rate);
  };
  const showCaptions = () => {
    captionsBox.checked = captions.on;
    captionsButton.ariaPressed = String(captions.on);
  };
  const toggleCaptions = () => {
    captions.toggle();
    store.set("captions", captions.on ? "on" : undefined);
    showCaptions();
  };
  const showSource = () => {
    byHand.hidden = clock.source !== "by-hand";
    const choice = document.querySelector(`[data-control="source"][value="${clock.source}"]`);
    if (choice instanceof HTMLInputElement) choice.checked = true;
  };

  if (store.get("captions") === "on") captions.toggle();
  announce.checked = store.get("announce") === "on";
  // Firefox puts back what was chosen before a reload, and the timer is off.
  sleep.value = "";
  showCaptions();
  showNudge();
  showSource();
  showRate();
  clock.onChange(() => {
    showSource();
    showRate();
  });
  sleepTimer.onTick((left) => {
    sleepLeft.textContent =
      left === undefined ? "" : words.sleepIn(formatTimecode(Math.ceil(left)));
    if (left === undefined) sleep.value = "";
  });

  // Not with each key: what is half typed is no number yet.
  nudge.addEventListener("change", () => setNudge(nudge.valueAsNumber));
  bindControls({
    rate: ({ value }) => clock.setRate(Number(value)),
    sleep: ({ value }) => sleepTimer.set(sleepChoice(value)),
    captions: toggleCaptions,
    announce: (control) => store.set("announce", isOn(control) ? "on" : undefined),
    source: ({ value }) => sources.use(value === "by-hand" ? "by-hand" : "here"),
  });
  return {
    nudgeBy: (seconds) => setNudge(clock.nudge + seconds),
    stepRate: (by) => clock.setRate(stepOf(clock, by)),
    toggleCaptions,
    get announces() {
      return announce.checked;
    },
  };
}

function stepOf({ rate }: SwitchClock<Source>, by: 1 | -1): number {
  const steps = Math.round(rate / RATE_STEP) + by;
  return Math.min(FASTEST, Math.max(SLOWEST, steps * RATE_STEP));
}

function sleepChoice(value: string): Parameters<SleepTimer["set"]>[0] {
  if (value === "") return { type: "off" };
  if (value === "chapter") return { type: "chapter" };
  return { type: "minutes", minutes: Number(value) };
}
