import { el } from "../ui/elements.ts";
import { words } from "../ui/words.ts";

/** The notes as a transcript with a current cue. */
export interface Transcript {
  /** Marks a cue as the current one; `undefined` marks none. */
  mark(cue: string | undefined): void;
  /** Marks the cue at which the reader left the recording; `undefined` removes the mark. */
  markLeft(cue: string | undefined): void;
  /**
   * Scrolls the current cue to the middle of the view, unless it is in the middle third already; of a cue that is higher
   * than the view, the part that is being said.
   */
  center(): void;
  /** Scrolls a part of the notes to the middle of the view. */
  reveal(place: Element | Range): void;
  /** Says which part of the current cue is being said, and brings it into the view if the cue is higher than that. */
  markPart(part: Range): void;
  /** Calls back when the notes have another size, as when they become visible. */
  onResize(listener: () => void): void;
  /** Puts the focus on the current cue's time. */
  focusCurrent(): void;
  /** Calls back at a click on a cue, or Enter on its time. */
  onPick(listener: (cue: string) => void): void;
}

/** @param container scrolls, and holds the `[data-cue]` elements */
export function createTranscript(container: HTMLElement): Transcript {
  const find = (id: string | undefined) =>
    id === undefined
      ? undefined
      : (container.querySelector<HTMLElement>(`[data-cue="${CSS.escape(id)}"]`) ?? undefined);
  let current: HTMLElement | undefined;
  let currentPart: Range | undefined;
  let left: HTMLElement | undefined;
  const isHigherThanView = (cue: HTMLElement) =>
    cue.getBoundingClientRect().height > viewOf(container).height;
  const leftMark = el("span", { className: "left-mark" }, words.leftOff);
  return {
    mark(id) {
      const cue = find(id);
      if (cue === current) return;
      current?.removeAttribute("aria-current");
      cue?.setAttribute("aria-current", "true");
      current = cue;
      currentPart = undefined;
    },
    markLeft(id) {
      left?.removeAttribute("data-left");
      left = find(id);
      left?.setAttribute("data-left", "");
      if (left) headOf(left)?.after(leftMark);
      else leftMark.remove();
    },
    center() {
      if (!current) return;
      const place = currentPart && isHigherThanView(current) ? currentPart : current;
      if (!inMiddleThird(container, place)) scrollToMiddle(container, place);
    },
    reveal: (place) => scrollToMiddle(container, place),
    markPart(part) {
      currentPart = part;
      if (!current || !isHigherThanView(current)) return;
      const view = viewOf(container);
      const { top, bottom } = part.getBoundingClientRect();
      if (top < view.top || bottom > view.top + view.height) scrollToMiddle(container, part);
    },
    onResize: (listener) => new ResizeObserver(listener).observe(container),
    focusCurrent() {
      current?.querySelector<HTMLElement>(".cue-time")?.focus({ preventScroll: true });
      if (current) scrollToMiddle(container, current);
    },
    onPick(listener) {
      container.addEventListener("click", (event) => {
        const target = event.target instanceof Element ? event.target : container;
        const cue = target.closest<HTMLElement>("[data-cue]");
        const link = target.closest("a, button, img");
        // Not for a selection, a link, one that is opened in a window of its own, or an image.
        if (!cue || (link && !link.matches(".cue-time"))) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (!link && getSelection()?.isCollapsed === false) return;
        event.preventDefault();
        listener(cue.dataset["cue"] ?? "");
      });
    },
  };
}

/** What is last in a note before its text: who says it, or when. */
export function headOf(cue: Element): Element | null {
  return cue.querySelector(".cue-speaker") ?? cue.querySelector(".cue-time");
}

/** The visible part of the notes: their own box, or the window where the page scrolls as a whole. */
function viewOf(container: HTMLElement): { top: number; height: number; scroller: Element } {
  const { overflowY } = getComputedStyle(container);
  if (overflowY !== "visible") {
    const { top, height } = container.getBoundingClientRect();
    return { top, height, scroller: container };
  }
  return { top: 0, height: innerHeight, scroller: document.documentElement };
}

function inMiddleThird(container: HTMLElement, cue: Element | Range): boolean {
  const view = viewOf(container);
  const box = cue.getBoundingClientRect();
  const middle = box.top + box.height / 2 - view.top;
  return middle >= view.height / 3 && middle <= (view.height * 2) / 3;
}

/** Of a place taller than the view, only the first third or less goes above the middle. */
function scrollToMiddle(container: HTMLElement, place: Element | Range): void {
  const view = viewOf(container);
  const box = place.getBoundingClientRect();
  const distance =
    box.top + Math.min(box.height, view.height * 0.6) / 2 - view.top - view.height / 2;
  const near = Math.abs(distance) < view.height && !matchMedia("(prefers-reduced-motion)").matches;
  view.scroller.scrollBy({ top: distance, behavior: near ? "smooth" : "instant" });
}
