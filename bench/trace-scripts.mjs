/**
 * What Chromium writes into a trace.
 *
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} ts microseconds
 * @property {number} pid
 * @property {{ data?: { url?: string, documentLoaderURL?: string } }} [args]
 */

/** Of the work of a renderer: a classic script, and a module with all that it imports. */
const SCRIPT_RUNS = new Set(["EvaluateScript", "v8.evaluateModule"]);

/**
 * Traces a navigation.
 *
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} navigate
 * @returns {Promise<number>} milliseconds from the navigation to when the page's first script began to run
 */
export async function traceScripts(page, navigate) {
  const browser = page.context().browser();
  if (!browser) throw new Error("Unexpected page without a browser");
  await browser.startTracing(page, {
    categories: ["devtools.timeline", "v8", "blink.user_timing"],
  });
  await navigate();
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const start = traceEvents.find(
    ({ name, args }) => name === "navigationStart" && args?.data?.documentLoaderURL === page.url(),
  );
  if (!start) throw new Error("Unexpected trace without the navigation");
  const runs = traceEvents.filter(
    ({ name, pid, ts }) => SCRIPT_RUNS.has(name) && pid === start.pid && ts > start.ts,
  );
  return (Math.min(...runs.map(({ ts }) => ts)) - start.ts) / 1000;
}
