import type { Timeline } from "../../timeline/timeline.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { createButton } from "../ui/button.ts";
import { speakInterface, words } from "../ui/words.ts";

/**
 * One button that copies a link to a note, or to a chapter: it goes to what is under the pointer, or to the note with
 * the focus in it, and stands after the note's time, or the chapter's title.
 *
 * @param notes holds the `[data-cue]` elements, in a `[data-segment]` with its heading
 * @param copy called with its start, seconds
 */
export function addCueLink(
  notes: HTMLElement,
  { cues, segments }: Timeline,
  copy: (start: number) => void,
): void {
  const cueStarts = new Map(cues.map(({ id, start }) => [id, start]));
  const segmentStarts = new Map(segments.map(({ id, start }) => [id, start]));
  let start = 0;
  const button = createButton("cue-link", words.sharing.copyLink, () => copy(start));
  speakInterface(button);

  const moveTo = (target: EventTarget | null) => {
    if (!(target instanceof Element)) return;
    const cue = target.closest<HTMLElement>("[data-cue]");
    const heading = target.closest("[data-segment] > h2");
    const segment = heading?.parentElement?.dataset["segment"];
    const own = cueStarts.get(cue?.dataset["cue"] ?? "") ?? segmentStarts.get(segment ?? "");
    const before = cue?.querySelector(".cue-time") ?? heading?.lastChild;
    if (!before || own === undefined || before === button || before.nextSibling === button) return;
    start = own;
    button.ariaLabel = words.sharing.copyLinkTo(formatTimecode(start));
    before.after(button);
  };
  // Not `pointerover`, which also comes when notes move under a pointer that rests. A finger only presses.
  for (const name of ["pointermove", "pointerdown"] as const)
    notes.addEventListener(name, ({ target }) => {
      // Who moved to it with the keyboard keeps it; a click leaves the focus on it as well.
      if (!button.matches(":focus-visible")) moveTo(target);
    });
  notes.addEventListener("focusin", ({ target }) => moveTo(target));
}
