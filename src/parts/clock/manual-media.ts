import type { MediaLike } from "./clock.ts";

/** Milliseconds between two `timeupdate`, as browsers have them for sound. */
const UPDATE = 250;

/**
 * Plays silence, for an episode that plays somewhere else: the clock set by hand, with so much of HTMLMediaElement
 * that Media Chrome's bar and buttons drive it. Its time is exact whenever it is read.
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
    return timeAt(this.#time, this.#wall);
  }

  set currentTime(time) {
    if (!Number.isFinite(time)) throw new TypeError(`Unexpected time ${time}, expected seconds`);
    this.#set(seek(this.#time, time, this.#wall), "seeking", "timeupdate", "seeked");
  }

  get playbackRate(): number {
    return this.#time.rate;
  }

  set playbackRate(rate) {
    if (rate === this.playbackRate) return;
    this.#set(changeRate(this.#time, rate, this.#wall), "ratechange");
  }

  get paused(): boolean {
    return !isRunning(this.#time, this.#wall);
  }

  get ended(): boolean {
    return this.currentTime >= this.#wall.duration;
  }

  /** Starts; at the end, from the beginning. */
  play(): Promise<void> {
    if (this.ended) this.currentTime = 0;
    if (this.paused) this.#set(start(this.#time, this.#wall), "play", "playing");
    return Promise.resolve();
  }

  pause(): void {
    if (!this.paused) this.#set(pause(this.#time, this.#wall), "timeupdate", "pause");
  }

  /** What `restore` takes, as text. */
  get state(): string {
    return serialize(this.#time);
  }

  /** Goes on from a `state`: one that was running has run on since. Text that is none changes nothing. */
  restore(state: string): void {
    const time = parse(state);
    if (!time) return;
    const { paused } = this;
    this.#time = time;
    this.#tell(["ratechange", "seeking", "timeupdate", "seeked"]);
    if (paused !== this.paused) this.#tell(paused ? ["play", "playing"] : ["pause"]);
    this.#tick();
  }

  attributeChangedCallback(): void {
    this.#tell(["durationchange", "loadedmetadata", "progress"]);
  }

  get #wall(): Wall {
    const { duration } = this;
    return { now: Date.now(), duration: Number.isNaN(duration) ? Infinity : duration };
  }

  #set(time: ManualTime, ...events: readonly string[]): void {
    this.#time = time;
    this.#tell([...events, "statechange"]);
    this.#tick();
  }

  #tell(events: readonly string[]): void {
    for (const name of events) this.dispatchEvent(new Event(name));
  }

  /** Says every quarter of a second how late it is, and stops at the end. */
  #tick(): void {
    clearTimeout(this.#timer);
    if (this.#time.since === null) return;
    const left = ((this.#wall.duration - this.currentTime) / this.playbackRate) * 1000;
    if (left <= 0) {
      this.#set(pause(this.#time, this.#wall), "timeupdate", "pause", "ended");
      return;
    }
    this.#timer = window.setTimeout(
      () => {
        this.#tell(["timeupdate"]);
        this.#tick();
      },
      Math.min(UPDATE, Math.ceil(left)),
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

/**
 * The clock set by hand, as it is kept: a time and the wall clock's reading when it was that time. What it shows is
 * reckoned from these, never counted up, so that no pause, sleep or reload can make it drift.
 */
export interface ManualTime {
  /** Seconds on the episode's clock. */
  readonly at: number;
  /** Epoch milliseconds when it was `at`; `null` while it stands. */
  readonly since: number | null;
  readonly rate: number;
}

/** The wall clock's reading and the episode's end: what each change is made against. */
interface Wall {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds; Infinity when nobody knows. */
  readonly duration: number;
}

/** Seconds on the episode's clock; never past its end, and never before `at`, though the wall clock be set back. */
export function timeAt({ at, since, rate }: ManualTime, { now, duration }: Wall): number {
  const passed = since === null ? 0 : Math.max(0, (now - since) / 1000) * rate;
  return Math.min(duration, at + passed);
}

/** Whether time passes: it was started, and the end is not reached. */
export function isRunning(state: ManualTime, wall: Wall): boolean {
  return state.since !== null && timeAt(state, wall) < wall.duration;
}

/** Lets time pass from now on; at the end it stays there. */
export function start(state: ManualTime, wall: Wall): ManualTime {
  return isRunning(state, wall) ? state : { ...pause(state, wall), since: wall.now };
}

/** Makes time stand where it is. */
export function pause(state: ManualTime, wall: Wall): ManualTime {
  return { ...state, at: timeAt(state, wall), since: null };
}

/**
 * Sets the time; what passes goes on passing.
 *
 * @param time seconds; what lies outside the episode becomes its start or its end
 */
export function seek(state: ManualTime, time: number, wall: Wall): ManualTime {
  const since = isRunning(state, wall) ? wall.now : null;
  return { ...state, at: Math.min(wall.duration, Math.max(0, time)), since };
}

/** Changes how fast time passes from now on. */
export function changeRate(state: ManualTime, rate: number, wall: Wall): ManualTime {
  return { ...seek(state, timeAt(state, wall), wall), rate };
}

/** The state as text, to be kept. */
export function serialize({ at, since, rate }: ManualTime): string {
  return JSON.stringify({ at, since, rate });
}

/** Reads what `serialize` wrote; `undefined` for any other text. */
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

/** `Infinity` is not in JSON, but `1e999` is. */
function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
