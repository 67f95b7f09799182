import type { Transcript } from "../../parts/notes/transcript.ts";
import { type Plan, spokenCue, type PlanEntry } from "../../talk/plan.ts";
import { elapsedAt } from "../../talk/state.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** A talk at a moment: what everything on the console that tells the time goes by. */
export interface TalkSnapshot {
  readonly plan: Plan;
  readonly entry: PlanEntry;
  readonly state: TalkState;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The notes, with the paragraph that is being said marked and in view. */
export interface FollowingNotes {
  update(view: TalkSnapshot): void;
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
    update({ plan, entry: stage, state: { stopwatch, reached: since }, now }) {
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

/** All segments as bars, filled as far as the talk has come, with a mark where the plan has it. */
export interface SegmentMap {
  show(view: TalkSnapshot): void;
}

/** @param container holds a `[data-segment]` for each */
export function createSegmentMap(
  container: HTMLElement,
  { slides, segments }: Timeline,
): SegmentMap {
  const bars = Array.from(container.querySelectorAll<HTMLElement>("[data-segment]"));
  return {
    show({ plan, entry: stage, state: { stopwatch }, now }) {
      const current = slides.find(({ id }) => id === stage.slide)?.segment;
      const elapsed = stopwatch.began === null ? undefined : elapsedAt(stopwatch, now) / plan.scale;
      for (const [index, bar] of bars.entries()) {
        const segment = segments[index];
        if (!segment) continue;
        const share = (time: number) =>
          Math.min(1, Math.max(0, (time - segment.start) / (segment.end - segment.start)));
        bar.style.setProperty("--done", String(share(stage.start / plan.scale)));
        const planned = elapsed !== undefined && elapsed >= segment.start && elapsed < segment.end;
        bar.style.setProperty("--planned", String(share(elapsed ?? 0)));
        bar.toggleAttribute("data-planned", planned);
        if (segment.id === current) bar.setAttribute("aria-current", "true");
        else bar.removeAttribute("aria-current");
      }
    },
  };
}
