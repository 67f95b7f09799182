/** Keeps the screen awake. */
export interface KeptAwake {
  /** Looks anew whether it is to be awake: after each change of what `wanted` goes by. */
  update(): void;
}

/**
 * Keeps the screen awake while that is wanted and the page is in sight, where the browser can and lets it.
 *
 * @param wakeLock the browser's, which old ones and insecure pages lack
 */
export function createWakeLock(
  wanted: () => boolean,
  wakeLock: WakeLock | undefined = "wakeLock" in navigator ? navigator.wakeLock : undefined,
): KeptAwake {
  if (!wakeLock) return { update() {} };
  let lock: WakeLockSentinel | undefined;
  let settling = false;

  const isHeld = () => lock?.released === false;
  const isWanted = () => wanted() && document.visibilityState === "visible";
  const settle = async () => {
    // What changes while the browser is being asked is seen when it has answered.
    while (isWanted() !== isHeld()) {
      if (isHeld()) await lock?.release();
      else lock = await wakeLock.request("screen");
    }
  };
  const update = () => {
    if (settling) return;
    settling = true;
    settle()
      // Refused, as when the battery is low: the screen sleeps as it does everywhere.
      .catch(() => {})
      .finally(() => (settling = false));
  };
  document.addEventListener("visibilitychange", update);
  return { update };
}
