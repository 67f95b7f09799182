import { alternate } from "../alternate.mjs";
import { DECK } from "../deck/dialects.mjs";
import { openCuedeck, openMarp } from "../peers.mjs";

const ROUNDS = 3;

/**
 * Times the printing of the deck's slides as a PDF with an outline: seconds of whole processes.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measurePdf({ report }) {
  const marp = await openMarp(report);
  const cuedeck = await openCuedeck();
  const print = () => cuedeck.run(["pdf", DECK]);
  return alternate(
    [
      {
        name: "marp",
        run: () =>
          marp.run(["--pdf", "--pdf-outlines", "--allow-local-files", "--output", "slides.pdf"]),
      },
      { name: "uncached", prepare: () => cuedeck.forget(), run: print },
      { name: "diagramsCached", prepare: () => cuedeck.forget("pdf"), run: print },
    ],
    ROUNDS,
    report,
  );
}
