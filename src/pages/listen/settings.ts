import type { Clock } from "../../parts/clock/clock.ts";
import { bindControls, isOn, query } from "../../parts/ui/elements.ts";
import type { Store } from "../../parts/ui/store.ts";
import { words } from "../../parts/ui/words.ts";
import { formatTimecode, parseTime } from "../../timeline/timecode.ts";
import type { Captions } from "./player.ts";
import type { SleepTimer } from "./sleep-timer.ts";
import type { ClockPicker } from "./clock-picker.ts";

export interface Settings {
  /** Moves the pictures against the sound, in seconds; stored for this episode. */
  nudgeBy(seconds: number): void;
  /** Faster by a step, or slower. */
  stepRate(by: 1 | -1): void;
  toggleCaptions(): void;
  /** Whether a screen reader is to be told each new slide. */
  readonly announces: boolean;
}

export interface SettingsParts {
  readonly picker: ClockPicker;
  readonly captions: Captions;
  readonly sleepTimer: SleepTimer;
  /** The episode's. */
  readonly store: Store;
}

const SLOWEST = 0.5;
const FASTEST = 3;
const RATE_STEP = 0.25;

/** The settings panel, and its commands that have keys and buttons as well. */
export function createSettings({ picker, captions, sleepTimer, store }: SettingsParts): Settings {
  const { clock } = picker;
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
    picker.setNudge(value);
    store.set("nudge", value === 0 ? undefined : String(value));
    showNudge();
  };
  const showNudge = () => {
    nudge.value = clock.nudge.toFixed(1);
  };
  const showRate = () => {
    rate.value = String(clock.rate);
    rateText.textContent = words.rate({ rate: clock.rate });
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
    byHand.hidden = picker.picked !== "by-hand";
    const choice = document.querySelector(`[data-control="source"][value="${picker.picked}"]`);
    if (choice instanceof HTMLInputElement) choice.checked = true;
  };

  if (store.get("captions") === "on") captions.toggle();
  announce.checked = store.get("announce") === "on";
  // Firefox restores what was chosen before a reload, but the timer is off.
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
      left === undefined ? "" : words.sleepIn({ timecode: formatTimecode(Math.ceil(left)) });
    if (left === undefined) sleep.value = "";
  });

  // Not at each key: a half-typed number may be invalid.
  nudge.addEventListener("change", () => setNudge(nudge.valueAsNumber));
  bindControls({
    rate: ({ value }) => clock.setRate(Number(value)),
    sleep: ({ value }) => sleepTimer.set(sleepChoice(value)),
    captions: toggleCaptions,
    announce: (control) => store.set("announce", isOn(control) ? "on" : undefined),
    source: ({ value }) => picker.pick(value === "by-hand" ? "by-hand" : "here"),
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

function stepOf({ rate }: Clock, by: 1 | -1): number {
  const steps = Math.round(rate / RATE_STEP) + by;
  return Math.min(FASTEST, Math.max(SLOWEST, steps * RATE_STEP));
}

function sleepChoice(value: string): Parameters<SleepTimer["set"]>[0] {
  if (value === "") return { type: "off" };
  if (value === "chapter") return { type: "chapter" };
  return { type: "minutes", minutes: Number(value) };
}

/** Whether the page is to fit into another one: `?embed`. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has("embed");
}

const SIZE = 'width="640" height="360"';
const ALLOWED = "autoplay; fullscreen; clipboard-write; screen-wake-lock";

/**
 * The HTML that embeds the page in another site's.
 *
 * @param pageUrl the page's address, whose query and hash are left out
 */
export function embedCode(pageUrl: string, title: string): string {
  const url = new URL(pageUrl);
  url.search = "embed";
  url.hash = "";
  const src = escapeAttribute(url.href);
  return `<iframe src="${src}" title="${escapeAttribute(title)}" ${SIZE} allow="${ALLOWED}" loading="lazy" style="border: 0"></iframe>`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/**
 * "I'm at 12:34": sets the clock by hand to what the other app shows.
 *
 * @param form holds one text field
 * @param clock its nudge is how much later that is than the episode's time
 * @param duration the episode's, seconds
 * @param onSet called with seconds on the episode's clock
 */
export function bindByHand(
  form: HTMLFormElement,
  clock: Pick<Clock, "nudge">,
  duration: number,
  onSet: (time: number) => void,
): void {
  const field = form.querySelector("input");
  if (!field) return;
  const refuse = (sentence: string) => {
    field.setCustomValidity(sentence);
    form.reportValidity();
  };
  field.addEventListener("input", () => field.setCustomValidity(""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const time = parseTime(text);
    if (time === undefined) return refuse(words.noTimecode({ text }));
    const end = duration + clock.nudge;
    if (time >= end) return refuse(words.beyondEnd({ timecode: formatTimecode(end) }));
    field.value = "";
    onSet(time - clock.nudge);
  });
}
