import { alternate } from "../alternate.mjs";
import { writeEpisodeForSlidev } from "../deck/episode-for-others.mjs";
import { copyEpisode } from "../deck/own-episodes.mjs";
import { openCuedeck, openSlidev } from "../peers.mjs";
import { GUIDE } from "../places.mjs";

const ROUNDS = 3;

/**
 * Times the build of the guide's pages, without PDFs, beside Slidev's of the same slides: seconds of whole processes.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureGuide({ report }) {
  const slidev = await openSlidev(report, {
    deck: GUIDE,
    write: (folder) => writeEpisodeForSlidev(GUIDE, folder),
  });
  const cuedeck = await openCuedeck({
    deck: GUIDE,
    write: (folder) => copyEpisode(folder, GUIDE),
  });
  const build = () => cuedeck.run(["build", "--no-pdf"]);
  return alternate(
    [
      { name: "slidev", run: () => slidev.run(["build"]) },
      { name: "uncached", prepare: () => cuedeck.forget(), run: build },
      { name: "cached", run: build },
    ],
    ROUNDS,
    report,
  );
}
