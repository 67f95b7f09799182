import { alternate } from "../alternate.mjs";
import { THEMED_EPISODES, writeThemedEpisodes } from "../deck/own-episodes.mjs";
import { openCuedeck } from "../peers.mjs";

const ROUNDS = 3;

/**
 * Times the check of the project's episodes, each in each theme, in seconds of whole processes.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureCheck({ report }) {
  const cuedeck = await openCuedeck({ deck: "themed-episodes", write: writeThemedEpisodes });
  const run = () => cuedeck.run(["check"]);
  const timings = await alternate(
    [
      { name: "uncached", prepare: () => cuedeck.forget(), run },
      { name: "cached", run },
    ],
    ROUNDS,
    report,
  );
  return { episodes: THEMED_EPISODES.length, ...timings };
}
