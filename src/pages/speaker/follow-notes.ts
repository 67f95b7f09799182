import type { Transcript } from "../../parts/notes/transcript.ts";
import { type Plan, type PlanEntry, spokenCue } from "../../talk/plan.ts";
import { elapsedAt, type TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** A talk at a time: what the parts of the console that depend on time show. */
export interface TalkSnapshot {
  readonly plan: Plan;
  /** The plan's entry of the current position. */
  readonly entry: PlanEntry;
  readonly state: TalkState;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Marks the paragraph that is being spoken, and scrolls to it. */
export interface NotesFollower {
  update(snapshot: TalkSnapshot): void;
  /** Scrolls the marked paragraph to the center. */
  center(): void;
}

/** @param container has the notes, with a `[data-click]` at each step's place */
export function createNotesFollower(
  container: HTMLElement,
  transcript: Transcript,
  timeline: Timeline,
): NotesFollower {
  let shown = "";
  /** The current step's place in the text. */
  let reached: Element | undefined;
  const center = () => {
    // A tall paragraph is scrolled to the words at the current step.
    if (reached && isTall(reached, container)) transcript.reveal(reached);
    else transcript.center();
  };
  return {
    update({ plan, entry, state: { stopwatch, reached: since }, now }) {
      const passed = stopwatch.began === null ? 0 : elapsedAt(stopwatch, now) - since;
      const cue = spokenCue(plan, timeline, entry, passed)?.id;
      const next = `${entry.step} ${cue}`;
      if (next === shown && reached?.isConnected !== false) return;
      shown = next;
      transcript.mark(cue);
      reached?.removeAttribute("data-reached");
      const words = `[data-cue="${CSS.escape(cue ?? "")}"] [data-click="${entry.step}"]`;
      reached = container.querySelector(words) ?? undefined;
      reached?.setAttribute("data-reached", "");
      center();
    },
    center,
  };
}

/** Whether the paragraph of an element fills most of the view. */
function isTall(element: Element, container: HTMLElement): boolean {
  const paragraph = element.closest("[data-cue]");
  return (paragraph?.clientHeight ?? 0) > container.clientHeight * 0.6;
}

/** The segments as progress bars, with a mark where the talk should be by its plan. */
export interface SegmentMap {
  show(snapshot: TalkSnapshot): void;
}

/** @param container has a `[data-segment]` for each segment */
export function createSegmentMap(container: HTMLElement, timeline: Timeline): SegmentMap {
  const bars = Array.from(container.querySelectorAll<HTMLElement>("[data-segment]"));
  return {
    show({ plan, entry, state: { stopwatch }, now }) {
      const { slides, segments } = timeline;
      const current = slides.find(({ id }) => id === entry.slide)?.segment;
      const elapsed = stopwatch.began === null ? undefined : elapsedAt(stopwatch, now) / plan.scale;
      for (const [index, bar] of bars.entries()) {
        const segment = segments[index];
        if (!segment) continue;
        const share = (time: number) =>
          Math.min(1, Math.max(0, (time - segment.start) / (segment.end - segment.start)));
        bar.style.setProperty("--done", String(share(entry.start / plan.scale)));
        const planned = elapsed !== undefined && elapsed >= segment.start && elapsed < segment.end;
        bar.style.setProperty("--planned", String(share(elapsed ?? 0)));
        bar.toggleAttribute("data-planned", planned);
        if (segment.id === current) bar.setAttribute("aria-current", "true");
        else bar.removeAttribute("aria-current");
      }
    },
  };
}
