const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * Calls back whenever the reader looks around in the notes: scrolls by wheel, finger, key or scroll bar, follows a link
 * into them, selects words, or goes to another note with the keyboard. What moves by itself then would be in the way.
 *
 * @param notes scrolls, or the page does as a whole
 */
export function onLookAround(notes: HTMLElement, listener: () => void): void {
  for (const name of ["wheel", "touchmove"]) {
    document.addEventListener(
      name,
      ({ target }) => {
        if (target instanceof Element && scrollsNotes(notes, target)) listener();
      },
      { passive: true },
    );
  }
  notes.addEventListener("keydown", ({ key }) => {
    if (SCROLL_KEYS.has(key)) listener();
  });
  notes.addEventListener("pointerdown", ({ target, offsetX, button }) => {
    // Beyond the content lies the scroll bar, at the left in a right-to-left page.
    const onBar = target === notes && (offsetX > notes.clientWidth || offsetX < 0);
    // The middle button scrolls from wherever it is pressed.
    if (onBar || button === 1) listener();
  });
  window.addEventListener("hashchange", () => {
    if (notes.querySelector(":target")) listener();
  });
  notes.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    if (target.closest("[data-cue]:not([aria-current])")) listener();
  });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection?.isCollapsed === false && notes.contains(selection.anchorNode)) listener();
  });
}

/** Where the page scrolls as a whole it does so from anywhere, but for the player's bars. */
function scrollsNotes(notes: HTMLElement, from: Element): boolean {
  if (notes.contains(from)) return true;
  return getComputedStyle(notes).overflowY === "visible" && !from.closest("media-control-bar");
}
