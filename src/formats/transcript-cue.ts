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

/** The cues that take time; the text of one that takes none comes with that after it, or else before it. */
export function withTime<Cue extends TranscriptCue>(cues: readonly Cue[]): Cue[] {
  const timed: Cue[] = [];
  let waiting: string[] = [];
  for (const cue of cues) {
    if (cue.end <= cue.start) waiting.push(cue.text);
    else {
      timed.push({ ...cue, text: [...waiting, cue.text].join(" ") });
      waiting = [];
    }
  }
  const last = timed.pop();
  return last ? [...timed, { ...last, text: [last.text, ...waiting].join(" ") }] : [];
}
