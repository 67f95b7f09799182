/** Where an episode's time comes from. Times are seconds on the episode's clock. */
export interface Clock {
  readonly time: number;
  readonly playing: boolean;
  readonly rate: number;
  /** Seconds by which the sound is heard later than its source says: late headphones, an advertisement before it. */
  nudge: number;
  /** Asks the source to play; resolves when it does. Rejects with the source's reason when it refuses. */
  play(): Promise<void>;
  pause(): void;
  seek(time: number): void;
  /** Asks for a rate; `rate` tells what the source made of it. */
  setRate(rate: number): void;
  /** Calls back at each of the moments passed to the clock, and wherever a seek lands. */
  onMoment(listener: (time: number) => void): void;
  /** Calls back while time passes, as often as the screen is drawn or less. */
  onProgress(listener: (time: number) => void): void;
  /** Calls back when `playing` or `rate` has changed. */
  onChange(listener: () => void): void;
}
