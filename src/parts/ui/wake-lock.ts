export interface ScreenWakeLock {
  /** To be called when the result of `isWanted` may have changed. */
  update(): void;
}

/**
 * Keeps the screen on while that is wanted and the page is visible.
 *
 * @param wakeLock missing in old browsers and on pages without https
 */
export function createWakeLock(
  isWanted: () => boolean,
  wakeLock: WakeLock | undefined = "wakeLock" in navigator ? navigator.wakeLock : undefined,
): ScreenWakeLock {
  if (!wakeLock) return { update() {} };
  let lock: WakeLockSentinel | undefined;
  let isUpdating = false;

  const isHeld = () => lock?.released === false;
  const shouldHold = () => isWanted() && document.visibilityState === "visible";
  const acquireOrRelease = async () => {
    // Repeated, since it may have changed while the browser answered.
    while (shouldHold() !== isHeld()) {
      if (isHeld()) await lock?.release();
      else lock = await wakeLock.request("screen");
    }
  };
  const update = () => {
    if (isUpdating) return;
    isUpdating = true;
    acquireOrRelease()
      // The browser refuses when the battery is low, for example: the screen turns off as usual.
      .catch(() => {})
      .finally(() => (isUpdating = false));
  };
  document.addEventListener("visibilitychange", update);
  return { update };
}
