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

/** @param container holds the notes, with a `[data-click]` where each step comes */
export function followNotes(
  container: HTMLElement,
  transcript: Transcript,
  timeline: Timeline,
): FollowingNotes {
  let shown = "";
  let reached: Element | undefined;
  const center = () => {
    // The words of a press, where its paragraph goes on for longer than can be seen.
    if (reached && isTall(reached, container)) transcript.reveal(reached);
    else transcript.center();
  };
  return {
    follow({ plan, stage, state: { stopwatch, reached: since }, now }) {
      const passed = stopwatch.began === null ? 0 : elapsedAt(stopwatch, now) - since;
      const cue = spokenCue(plan, timeline, stage, passed)?.id;
      const next = `${stage.step} ${cue}`;
      if (next === shown) return;
      shown = next;
      transcript.mark(cue);
      reached?.removeAttribute("data-reached");
      const words = `[data-cue="${CSS.escape(cue ?? "")}"] [data-click="${stage.step}"]`;
      reached = container.querySelector(words) ?? undefined;
      reached?.setAttribute("data-reached", "");
      center();
    },
    center,
  };
}

/** Whether the paragraph that an element stands in fills most of the view. */
function isTall(element: Element, container: HTMLElement): boolean {
  const paragraph = element.closest("[data-cue]");
  return (paragraph?.clientHeight ?? 0) > container.clientHeight * 0.6;
}
