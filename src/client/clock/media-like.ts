/** What a clock needs of a player: a small part of HTMLMediaElement, which elements around other players have too. */
export interface MediaLike extends EventTarget {
  /** Seconds. Setting it asks for a seek; when a read shows it is up to the player. */
  currentTime: number;
  playbackRate: number;
  /** Seconds; NaN as long as it is unknown. */
  readonly duration: number;
  readonly paused: boolean;
  /** 0 as long as nothing is known of the media. */
  readonly readyState: number;
  play(): Promise<void>;
  pause(): void;
}
