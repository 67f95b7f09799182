import type { Clock, MediaLike, Moments } from "./clock.ts";
import { polledClock } from "./polled-clock.ts";

/** Milliseconds between two `timeupdate`, as of browsers' own media. */
const UPDATE_INTERVAL = 250;

/**
 * Plays silence, for an episode that plays in another app: the clock set by hand, with as much of HTMLMediaElement as
 * Media Chrome's bar and buttons need. Its time is exact whenever it is read.
 *
 * `<manual-media duration="612.4">` takes the episode's duration in seconds. `statechange` fires when it was started,
 * stopped, set or changed in rate: keep its `state` then, and `restore` it on the next visit.
 */
export class ManualMedia extends HTMLElement implements MediaLike {
  static readonly observedAttributes = ["duration"];

  readonly readyState = HTMLMediaElement.HAVE_ENOUGH_DATA;
  readonly seeking = false;
  readonly error = null;
  muted = false;
  volume = 1;
  /** Only an audio element can make text tracks; this one has nothing to play, and is not in the page. */
  readonly #tracks = document.createElement("audio");
  #time: ManualTime = { at: 0, since: null, rate: 1 };
  #timer = 0;

  get textTracks(): TextTrackList {
    return this.#tracks.textTracks;
  }

  addTextTrack(kind: TextTrackKind, label?: string, language?: string): TextTrack {
    return this.#tracks.addTextTrack(kind, label, language);
  }

  /** NaN without a `duration` that is a number. */
  get duration(): number {
    const duration = Number.parseFloat(this.getAttribute("duration") ?? "");
    return Number.isFinite(duration) ? duration : Number.NaN;
  }

  get seekable(): TimeRanges {
    return wholeOf(this.duration);
  }

  get buffered(): TimeRanges {
    return wholeOf(this.duration);
  }

  get currentTime(): number {
    return timeAt(this.#time, this.#present);
  }

  set currentTime(time) {
    if (!Number.isFinite(time)) throw new TypeError(`Unexpected time ${time}, expected seconds`);
    this.#set({ time }, "seeking", "timeupdate", "seeked");
  }

  get playbackRate(): number {
    return this.#time.rate;
  }

  set playbackRate(rate) {
    if (rate === this.playbackRate) return;
    this.#set({ rate }, "ratechange");
  }

  get paused(): boolean {
    return !isRunning(this.#time, this.#present);
  }

  get ended(): boolean {
    return this.currentTime >= this.#present.duration;
  }

  /** Starts; at the end, from the beginning. */
  play(): Promise<void> {
    if (this.ended) this.currentTime = 0;
    if (this.paused) this.#set({ runs: true }, "play", "playing");
    return Promise.resolve();
  }

  pause(): void {
    if (!this.paused) this.#set({ runs: false }, "timeupdate", "pause");
  }

  /** What `restore` takes, as text. */
  get state(): string {
    return JSON.stringify(this.#time);
  }

  /** Continues from a `state`: one that was running has run on since. Any other text changes nothing. */
  restore(state: string): void {
    const time = parse(state);
    if (!time) return;
    const { paused } = this;
    this.#time = time;
    this.#dispatch(["ratechange", "seeking", "timeupdate", "seeked"]);
    if (paused !== this.paused) this.#dispatch(paused ? ["play", "playing"] : ["pause"]);
    this.#schedule();
  }

  attributeChangedCallback(): void {
    this.#dispatch(["durationchange", "loadedmetadata", "progress"]);
  }

  get #present(): Present {
    const { duration } = this;
    return { now: Date.now(), duration: Number.isNaN(duration) ? Infinity : duration };
  }

  #set(changes: Parameters<typeof change>[2], ...events: readonly string[]): void {
    this.#time = change(this.#time, this.#present, changes);
    this.#dispatch([...events, "statechange"]);
    this.#schedule();
  }

  #dispatch(events: readonly string[]): void {
    for (const name of events) this.dispatchEvent(new Event(name));
  }

  /** Dispatches `timeupdate` while time passes, and stops at the end. */
  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#time.since === null) return;
    const left = ((this.#present.duration - this.currentTime) / this.playbackRate) * 1000;
    if (left <= 0) {
      this.#set({ runs: false }, "timeupdate", "pause", "ended");
      return;
    }
    this.#timer = window.setTimeout(
      () => {
        this.#dispatch(["timeupdate"]);
        this.#schedule();
      },
      Math.min(UPDATE_INTERVAL, Math.ceil(left)),
    );
  }
}

function wholeOf(duration: number): TimeRanges {
  return { length: Number.isNaN(duration) ? 0 : 1, start: () => 0, end: () => duration };
}

customElements.define("manual-media", ManualMedia);

declare global {
  interface HTMLElementTagNameMap {
    "manual-media": ManualMedia;
  }
}

/** The clock set by hand. */
export function manualClock(media: ManualMedia, moments: Moments): Clock {
  const clock = polledClock(media, moments);
  return Object.assign(clock, {
    persistent: true,
    syncTo(time: number) {
      clock.seek(time);
      // Playing from the end would start again at the beginning.
      if (!media.ended) void clock.play();
    },
  });
}

/**
 * The state of the clock set by hand: a time and when it was that time. The present time is computed from these and
 * never counted up, so that a pause, a sleep or a reload can't make it drift.
 */
export interface ManualTime {
  /** Seconds on the episode's clock. */
  readonly at: number;
  /** Epoch milliseconds when it was `at`; `null` while it stands. */
  readonly since: number | null;
  readonly rate: number;
}

/** What the present time is computed with. */
interface Present {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds; Infinity when nobody knows. */
  readonly duration: number;
}

/** Seconds on the episode's clock: up to its end, and from `at` on even where the system's clock was set back. */
export function timeAt({ at, since, rate }: ManualTime, { now, duration }: Present): number {
  const passed = since === null ? 0 : Math.max(0, (now - since) / 1000) * rate;
  return Math.min(duration, at + passed);
}

/** Whether time passes: it was started, and the end is not reached. */
export function isRunning(state: ManualTime, present: Present): boolean {
  return state.since !== null && timeAt(state, present) < present.duration;
}

/**
 * The state from now on, with what is to be different.
 *
 * @param changes `time` in seconds, clamped to the episode; at its end nothing runs
 */
export function change(
  state: ManualTime,
  present: Present,
  changes: { readonly time?: number; readonly runs?: boolean; readonly rate?: number },
): ManualTime {
  const { time = timeAt(state, present), runs = isRunning(state, present) } = changes;
  return {
    at: Math.min(present.duration, Math.max(0, time)),
    since: runs ? present.now : null,
    rate: changes.rate ?? state.rate,
  };
}

/** Reads a state that was written as JSON; `undefined` for any other text. */
export function parse(text: string): ManualTime | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManualTime(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManualTime(value: unknown): value is ManualTime {
  if (typeof value !== "object" || value === null) return false;
  if (!("at" in value && "since" in value && "rate" in value)) return false;
  const { at, since, rate } = value;
  return (
    isAmount(at) && at >= 0 && (since === null || isAmount(since)) && isAmount(rate) && rate > 0
  );
}

/** JSON has no `Infinity`, but `1e999` reads as it. */
function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
