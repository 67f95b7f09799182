import {
  changeRate,
  isRunning,
  parse,
  pause,
  seek,
  serialize,
  start,
  timeAt,
  type ManualTime,
  type Wall,
} from "./manual-time.ts";
import type { MediaLike } from "./media-like.ts";

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
