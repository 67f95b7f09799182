/** Milliseconds of the system's clock that are waited for. */
const TICKS = 20;

/**
 * Runs in the page: how far `performance` is ahead of the system's clock, which all pages have in common. Each process
 * has read that once, and has counted on for itself.
 *
 * @param {number} ticks
 * @returns {number} milliseconds
 */
function readClockError(ticks) {
  let least = Infinity;
  for (let tick = 0; tick < ticks; tick += 1) {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    least = Math.min(least, performance.timeOrigin + performance.now() - now);
  }
  return least;
}

/** How far a page's clock is ahead of another's: milliseconds. @param {Page} page @param {Page} other */
export async function clockDifference(page, other) {
  return (
    (await page.evaluate(readClockError, TICKS)) - (await other.evaluate(readClockError, TICKS))
  );
}

/** @typedef {import("playwright-core").Page} Page */
