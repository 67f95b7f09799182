/** The notes beside the deck. */
export interface Transcript {
  /** Marks a cue as the current one; `undefined` marks none. */
  mark(cue: string | undefined): void;
  /** Brings the current cue to the middle of the view. */
  center(): void;
  /** A click on a cue, or Enter on its time. */
  onPick(listener: (cue: string) => void): void;
  /** The reader moves the notes themselves. */
  onScroll(listener: () => void): void;
}

/** @param container scrolls, and holds the `[data-cue]` elements */
export function createTranscript(container: HTMLElement): Transcript {
  const cues = new Map(
    Array.from(container.querySelectorAll<HTMLElement>("[data-cue]"), (cue) => [
      cue.dataset["cue"] ?? "",
      cue,
    ]),
  );
  let current: HTMLElement | undefined;
  return {
    mark(id) {
      const cue = id === undefined ? undefined : cues.get(id);
      if (cue === current) return;
      current?.removeAttribute("aria-current");
      cue?.setAttribute("aria-current", "true");
      current = cue;
    },
    center() {
      const view = scroller(container);
      if (!current) return;
      const box = current.getBoundingClientRect();
      const { top, height } = view.getBoundingClientRect();
      const covered = Number.parseFloat(getComputedStyle(container).scrollMarginTop) || 0;
      const middle = top + covered + (height - covered) / 2;
      const distance = box.top + box.height / 2 - middle;
      const near = Math.abs(distance) < height && !matchMedia("(prefers-reduced-motion)").matches;
      view.scrollBy({ top: distance, behavior: near ? "smooth" : "instant" });
    },
    onPick(listener) {
      container.addEventListener("click", (event) => {
        const target = event.target instanceof Element ? event.target : container;
        const cue = target.closest<HTMLElement>("[data-cue]");
        // Whoever selects text or follows a link does not ask to seek.
        if (!cue || target.closest("a") || getSelection()?.isCollapsed === false) return;
        listener(cue.dataset["cue"] ?? "");
      });
    },
    onScroll(listener) {
      for (const name of ["wheel", "touchmove"])
        container.addEventListener(name, listener, { passive: true });
    },
  };
}

/** On a wide page the notes scroll, on a narrow one all of the page's main part does. */
function scroller(container: HTMLElement): HTMLElement {
  const overflow = getComputedStyle(container).overflowY;
  return overflow === "auto" || overflow === "scroll"
    ? container
    : (container.closest("main") ?? container);
}
