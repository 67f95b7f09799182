import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withBrowser } from "../open-page.mjs";
import { EPISODE } from "../places.mjs";
import { measureElsewhere } from "../room/elsewhere.mjs";
import { driveEmbedded, followEmbedded } from "../room/embedded.mjs";
import { buildSite, OWN_PROJECT } from "../serve-site.mjs";

/** How long the subscribers follow: seconds, of a full run and of a short one. */
const SECONDS = {
  embedded: { full: 600, short: 30 },
  elsewhere: { full: 60, short: 6 },
};

/**
 * Measures a talk's room: a thousand subscribers, a phone, and what forged messages do, over the embedded broker and
 * over Mosquitto.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureRoom({ full, report }) {
  await buildSite();
  const file = join(OWN_PROJECT.out, EPISODE, "timeline.json");
  const timeline = JSON.parse(await readFile(file, "utf8"));
  const length = full ? "full" : "short";
  const seconds = SECONDS.embedded[length];
  report(`a thousand subscribers follow for ${seconds} seconds`);
  const following = await followEmbedded(seconds);
  return withBrowser(async (browser) => ({
    following,
    ...(await driveEmbedded(browser, { timeline, report })),
    elsewhere: await measureElsewhere(browser, {
      timeline,
      seconds: SECONDS.elsewhere[length],
      report,
    }),
  }));
}
