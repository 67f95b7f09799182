/** Where an episode's time comes from. Times are seconds on the episode's clock. */
export interface Clock {
  readonly time: number;
  readonly playing: boolean;
  play(): Promise<void>;
  pause(): void;
  seek(time: number): void;
  /** Calls back at each of the moments passed to the clock, and wherever a seek lands. */
  onMoment(listener: (time: number) => void): void;
  /** Calls back while time passes, as often as the screen is drawn or less. */
  onProgress(listener: (time: number) => void): void;
}
