import { spokenCue } from "../../talk/spoken-cue.ts";
import { elapsedAt } from "../../talk/stopwatch.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Transcript } from "../notes/transcript.ts";
import type { View } from "./view.ts";

/** The notes, with the paragraph that is being said marked and in view. */
export interface FollowingNotes {
  follow(view: View): void;
  /** Brings the marked one back to the middle. */
  center(): void;
}

export function followNotes(transcript: Transcript, timeline: Timeline): FollowingNotes {
  let shown: string | undefined;
  return {
    follow({ plan, stage, state: { stopwatch, reached }, now }) {
      const since = stopwatch.began === null ? 0 : elapsedAt(stopwatch, now) - reached;
      const cue = spokenCue(plan, timeline, stage, since)?.id;
      if (cue === shown) return;
      shown = cue;
      transcript.mark(cue);
      transcript.center();
    },
    center: () => transcript.center(),
  };
}
