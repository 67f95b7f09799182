/** What is said for a while. */
export interface TranscriptCue {
  readonly id?: string | undefined;
  /** Seconds, half-open. */
  readonly start: number;
  readonly end: number;
  readonly speaker?: string | undefined;
  /** One line: what breaks it is the format's matter. */
  readonly text: string;
}
