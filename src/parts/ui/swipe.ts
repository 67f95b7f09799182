/** Millimetres are unknown to a page: what a thumb does at least when it means to turn, in CSS pixels. */
const DISTANCE = 40;

/**
 * Calls back when one finger is drawn sideways over an element: `1` towards the next slide, `-1` back. On a page that
 * was enlarged with two fingers, one moves about in it.
 */
export function onSwipe(element: HTMLElement, listener: (by: 1 | -1) => void): void {
  let from: Touch | undefined;
  const begin = ({ touches }: TouchEvent) => {
    from = touches.length === 1 && !isEnlarged() ? touches[0] : undefined;
  };
  // A finger that comes down elsewhere is told of only as this one moves on.
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

/** Pinching rarely comes back to the very size. */
function isEnlarged(): boolean {
  return (visualViewport?.scale ?? 1) > 1.01;
}
