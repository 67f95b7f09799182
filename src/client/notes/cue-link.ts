import type { Timeline } from "../../timeline/timeline.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { createButton } from "../ui/button.ts";
import { speakInterface, words } from "../ui/words.ts";

/**
 * One button that copies a link to a note: it goes to the note under the pointer, or with the focus in it, and stands
 * after its time.
 *
 * @param copy called with the note's start, seconds
 */
export function addCueLink(
  notes: HTMLElement,
  { cues }: Timeline,
  copy: (start: number) => void,
): void {
  const starts = new Map(cues.map(({ id, start }) => [id, start]));
  let start = 0;
  const button = createButton("cue-link", words.sharing.copyLink, () => copy(start));
  speakInterface(button);

  const moveTo = (target: EventTarget | null) => {
    const cue = target instanceof Element ? target.closest<HTMLElement>("[data-cue]") : null;
    const time = cue?.querySelector(".cue-time");
    const own = starts.get(cue?.dataset["cue"] ?? "");
    if (!time || own === undefined || time.nextElementSibling === button) return;
    start = own;
    button.ariaLabel = words.sharing.copyLinkTo(formatTimecode(start));
    time.after(button);
  };
  // Not `pointerover`, which also comes when notes move under a pointer that rests. A finger only presses.
  for (const name of ["pointermove", "pointerdown"] as const)
    notes.addEventListener(name, ({ target }) => {
      // Who moved to it with the keyboard keeps it.
      if (document.activeElement !== button) moveTo(target);
    });
  notes.addEventListener("focusin", ({ target }) => moveTo(target));
}
