/** Waits until the browser has nothing else to do, or for `timeout` milliseconds. */
export function idle(timeout = 5000): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout });
    else setTimeout(resolve, 500);
  });
}
