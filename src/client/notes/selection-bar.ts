import { createButton } from "../ui/button.ts";
import { speakInterface, words } from "../ui/words.ts";

/** What can be done with the selected words, shown below them. */
export interface SelectionBar {
  /** Shows it below the end of a range. @param last the note after which Tab reaches it */
  show(range: Range, last: HTMLElement): void;
  hide(): void;
  focus(): void;
  readonly shown: boolean;
  /** Whether it holds the focus. */
  readonly focused: boolean;
}

/** CSS pixels between the selection and what stands below it; fingers select with handles that hang down. */
const GAP = { fine: 6, coarse: 30 } as const;
const MARGIN = 8;

/**
 * @param notes what the bar scrolls with; the containing block of what is placed in it
 * @param actions by the words of their buttons
 */
export function createSelectionBar(
  notes: HTMLElement,
  actions: Readonly<Record<string, () => void>>,
): SelectionBar {
  const bar = document.createElement("div");
  bar.className = "selection-bar";
  bar.role = "group";
  bar.ariaLabel = words.sharing.selection;
  speakInterface(bar);
  bar.append(...Object.entries(actions).map(([label, run]) => createButton("", label, run)));
  // A press on it would take the selection away from under it.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("mousedown", (event) => event.preventDefault());

  return {
    show(range, last) {
      if (bar.previousElementSibling !== last) last.after(bar);
      placeBelow(bar, range, notes);
    },
    hide: () => bar.remove(),
    focus: () => bar.querySelector("button")?.focus(),
    get shown() {
      return bar.isConnected;
    },
    get focused() {
      return bar.contains(document.activeElement);
    },
  };
}

function placeBelow(bar: HTMLElement, range: Range, notes: HTMLElement): void {
  const box = notes.getBoundingClientRect();
  const end = Array.from(range.getClientRects()).findLast(({ width }) => width > 0);
  const { left, bottom } = end ?? range.getBoundingClientRect();
  const gap = matchMedia("(pointer: coarse)").matches ? GAP.coarse : GAP.fine;
  const furthest = notes.clientWidth - bar.offsetWidth - MARGIN;
  const x = Math.max(MARGIN, Math.min(left - box.left, furthest));
  bar.style.left = `${x + notes.scrollLeft}px`;
  bar.style.top = `${bottom - box.top + notes.scrollTop + gap}px`;
}
