import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { alternate } from "../alternate.mjs";
import { DECK } from "../deck/dialects.mjs";
import { writeEpisodeForMarp } from "../deck/episode-for-others.mjs";
import { LONG_EPISODES, LONG_PROJECT, writeLongEpisodes } from "../deck/long-episode.mjs";
import { openCuedeck, openMarp } from "../peers.mjs";
import { CACHE, CLI, EPISODE, ROOT } from "../places.mjs";
import { runProcess } from "../run-process.mjs";

const ROUNDS = 3;
const PAPERS = ["slides", "handout", "notes"];
const MARP_PDF = ["--pdf", "--pdf-outlines", "--allow-local-files", "--output", "slides.pdf"];

/**
 * Times the printing of PDFs with an outline, in seconds of whole processes, and looks at what was printed.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measurePdf({ report }) {
  const marp = await openMarp(report);
  const cuedeck = await openCuedeck();
  const print = () => cuedeck.run(["pdf", DECK, "--layout", "slides"]);
  const deck = await alternate(
    [
      { name: "marp", run: () => marp.run(MARP_PDF) },
      { name: "uncached", prepare: () => cuedeck.forget(), run: print },
      { name: "diagramsCached", prepare: () => cuedeck.forget("print"), run: print },
    ],
    ROUNDS,
    report,
  );
  const episodeMarp = await openMarp(report, {
    deck: EPISODE,
    write: (folder) => writeEpisodeForMarp(EPISODE, folder),
  });
  const out = join(CACHE, "papers");
  const papers = (/** @type {string} */ folder) =>
    runProcess(process.execPath, [CLI, "pdf", EPISODE, "--no-cache", "--out", folder], {
      cwd: ROOT,
    });
  const episode = await alternate(
    [
      { name: "marp", run: () => episodeMarp.run(MARP_PDF) },
      { name: "papers", run: () => papers(out) },
    ],
    ROUNDS,
    report,
  );
  await papers(join(out, "again"));
  const paths = PAPERS.map((paper) => `${EPISODE}/${EPISODE}-${paper}.pdf`);
  const [first, second] = await Promise.all(
    [out, join(out, "again")].map((folder) =>
      Promise.all(paths.map((path) => readFile(join(folder, path)))),
    ),
  );
  return {
    deck,
    episode,
    long: await printLong(report),
    size: first?.[0]?.length ?? Number.NaN,
    different: paths.filter(
      (_, index) => !first?.[index]?.equals(second?.[index] ?? Buffer.alloc(0)),
    ).length,
  };
}

/** Prints 300 slides whose diagrams were drawn before. @param {(line: string) => void} report */
async function printLong(report) {
  await writeLongEpisodes();
  const [{ id }] = LONG_EPISODES;
  const { cwd } = LONG_PROJECT;
  const out = join(cwd, "papers");
  const run = async () => {
    await rm(join(cwd, "node_modules/.cache/cuedeck/print"), { recursive: true, force: true });
    const args = [CLI, "pdf", id, "--layout", "slides", "--out", out];
    return (await runProcess(process.execPath, args, { cwd })).seconds;
  };
  await run();
  const seconds = await run();
  report(`300 slides: ${seconds.toFixed(2)} s`);
  const bytes = await readFile(join(out, id, `${id}-slides.pdf`));
  return { seconds, bytes: bytes.length, ...(await inspect(bytes)) };
}

/** @param {Uint8Array} bytes */
async function inspect(bytes) {
  const { PDFArray, PDFDict, PDFDocument, PDFName } = await import("@cantoo/pdf-lib");
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const name = (/** @type {string} */ text) => PDFName.of(text);
  /** @type {Set<string>} */
  const tagged = new Set();
  const walk = (/** @type {unknown} */ node) => {
    if (node instanceof PDFArray)
      for (const index of node.asArray().keys()) walk(node.lookup(index));
    if (!(node instanceof PDFDict)) return;
    tagged.add(String(node.get(name("Pg"))));
    walk(node.lookup(name("K")));
  };
  walk(document.catalog.lookup(name("StructTreeRoot"), PDFDict).lookup(name("K")));
  let bookmarks = 0;
  const count = (
    /** @type {import("@cantoo/pdf-lib").PDFDict} */ parent,
    /** @type {number} */ depth,
  ) => {
    let item = parent.lookupMaybe(name("First"), PDFDict);
    while (item) {
      if (depth === 1) bookmarks += 1;
      count(item, depth + 1);
      item = item.lookupMaybe(name("Next"), PDFDict);
    }
  };
  count(document.catalog.lookup(name("Outlines"), PDFDict), 0);
  const pages = document.getPages();
  return {
    pages: pages.length,
    bookmarks,
    tagged: pages.filter(({ ref }) => tagged.has(String(ref))).length,
  };
}
