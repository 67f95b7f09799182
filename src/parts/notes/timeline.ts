import type { Timeline, TimelineCue } from "../../timeline/timeline.ts";
import { query } from "../ui/elements.ts";
import { readNoteText } from "./note-text.ts";

/** As a page with notes has it: without the texts that its notes say. */
interface TimelineOfNotes extends Omit<Timeline, "cues"> {
  readonly cues: readonly (Omit<TimelineCue, "text"> & Partial<Pick<TimelineCue, "text">>)[];
}

/**
 * Reads the timeline that the page contains, with the texts of its notes.
 *
 * @param notes holds the `[data-cue]` elements, as the page came with them
 */
export function readTimeline(notes: HTMLElement): Timeline {
  const timeline: TimelineOfNotes = JSON.parse(
    query("template#timeline", HTMLTemplateElement).content.textContent,
  );
  const cues = timeline.cues.map((cue) => ({ ...cue, text: cue.text ?? textOf(notes, cue.id) }));
  return { ...timeline, cues };
}

function textOf(notes: HTMLElement, cue: string): string {
  const note = notes.querySelector(`[data-cue="${CSS.escape(cue)}"]`);
  return note ? readNoteText(note).text.replaceAll(/\s+/g, " ").trim() : "";
}
