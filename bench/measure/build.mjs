import { alternate } from "../alternate.mjs";
import { openCuedeck, openMarp } from "../peers.mjs";

const ROUNDS = 5;

/**
 * Times the build of the deck's pages, without PDFs: seconds of whole processes.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureBuild({ report }) {
  const marp = await openMarp(report);
  const cuedeck = await openCuedeck();
  const build = () => cuedeck.run(["build", "--no-pdf"]);
  return alternate(
    [
      { name: "marp", run: () => marp.run(["--output", "index.html"]) },
      { name: "uncached", prepare: () => cuedeck.forget(), run: build },
      { name: "cached", prepare: () => cuedeck.forget("sites"), run: build },
      { name: "unchanged", run: build },
    ],
    ROUNDS,
    report,
  );
}
