/**
 * Runs in the page: when the elements marked with `elementtiming` first were on screen.
 *
 * @param {{ names: readonly string[], timeout: number }} options the marks; milliseconds to wait for the last of them
 * @returns {Promise<Record<string, number>>} milliseconds from the navigation, by the mark; without those that never were
 */
export function paintTimes({ names, timeout }) {
  return new Promise((resolve) => {
    /** @type {Record<string, number>} */
    const times = {};
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // What moves in the document is told of again; the first time is the one.
        if ("identifier" in entry && "renderTime" in entry)
          times[String(entry.identifier)] ??= Number(entry.renderTime);
      }
      if (names.every((name) => name in times)) resolve(times);
    });
    observer.observe({ type: "element", buffered: true });
    setTimeout(() => resolve(times), timeout);
  });
}
