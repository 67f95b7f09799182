/** Minimum length of a swipe, in CSS pixels. */
const DISTANCE = 40;

/**
 * Calls back for a horizontal swipe with one finger: `1` towards the next slide, `-1` back. On a page that is zoomed in
 * with two fingers, a swipe scrolls instead.
 */
export function onSwipe(element: HTMLElement, listener: (by: 1 | -1) => void): void {
  let from: Touch | undefined;
  const begin = ({ touches }: TouchEvent) => {
    from = touches.length === 1 && !isZoomed() ? touches[0] : undefined;
  };
  // A second finger outside of the element fires no "touchstart" here.
  const move = ({ touches }: TouchEvent) => {
    if (touches.length > 1) from = undefined;
  };
  const end = ({ touches, changedTouches }: TouchEvent) => {
    const [to] = changedTouches;
    const began = from;
    from = undefined;
    if (!began || !to || touches.length > 0) return;
    const [x, y] = [to.clientX - began.clientX, to.clientY - began.clientY];
    if (Math.abs(x) < DISTANCE || Math.abs(x) < 2 * Math.abs(y)) return;
    const forward = getComputedStyle(element).direction === "rtl" ? x > 0 : x < 0;
    listener(forward ? 1 : -1);
  };
  element.addEventListener("touchstart", begin, { passive: true });
  element.addEventListener("touchmove", move, { passive: true });
  element.addEventListener("touchend", end);
  element.addEventListener("touchcancel", () => (from = undefined));
}

/** Pinching back rarely ends at exactly 1. */
function isZoomed(): boolean {
  return (visualViewport?.scale ?? 1) > 1.01;
}
