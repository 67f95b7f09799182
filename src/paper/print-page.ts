import type { Browser } from "../browser/browser.ts";
import { type Page, type PageOptions, PDF_OPTIONS } from "../browser/page.ts";
import { PICTURE_SIZE } from "../pages/files.ts";
import { goTo } from "./page/go-to.ts";
import { keepFrames } from "./page/keep-frames.ts";
import { type FittedSlide, type MeasureOptions, measureSlides } from "./page/measure-slides.ts";
import { measureWords } from "./page/measure-words.ts";
import { findMissingGlyphs } from "./page/missing-glyphs.ts";
import { addStyles, showSlide } from "./page/show-slide.ts";
import { serveFolder } from "./serve-folder.ts";

/** A print page of a finished site. */
export interface PrintPage {
  readonly browser: Browser;
  /** Of the site. */
  readonly folder: string;
  /** Below the folder, with its query. */
  readonly path: string;
  /** The page's text, if it is not that of its file. */
  readonly text?: string | undefined;
}

/**
 * Opens a page of a finished site, with its fonts loaded, and closes it after the callback.
 *
 * @throws if a file that the page loads is not in the folder
 */
async function withPrintPage<Result>(
  { browser, folder, path, text }: PrintPage,
  options: PageOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage({ ...options, reducedMotion: "reduce" });
  const { origin, missing, close } = await serveFolder(page, folder, text);
  try {
    await page.goto(`${origin}/${path}`);
    await page.loaded();
    await page.evaluate(keepFrames);
    expectAll(missing, path);
    const result = await use(page);
    // Another paper of the page may need others.
    expectAll(missing, path);
    return result;
  } finally {
    close();
    await page.close();
  }
}

function expectAll(missing: readonly string[], path: string): void {
  if (missing.length > 0)
    throw new Error(`The page ${path} needs files that are missing: ${missing.join(", ")}`);
}

const PAGE_OPTIONS = { colorScheme: "light" } as const;

/** Everything on which a PDF depends besides its page. */
export const PDF_RECIPE = JSON.stringify([PDF_OPTIONS, PAGE_OPTIONS]);

/**
 * Prints a page of the site as tagged PDFs, of the sizes that the page's CSS sets. The page is loaded once.
 *
 * @param papers one for each PDF, whose addresses differ in their queries
 * @param use called with each PDF, while the next is printed
 * @throws if a file that the page loads is not in the folder, and what `use` throws
 */
export function printPapers<Paper extends Pick<PrintPage, "path">, Result>(
  printPage: Omit<PrintPage, "path">,
  papers: readonly [Paper, ...Paper[]],
  use: (paper: Paper, pdf: Uint8Array) => Promise<Result>,
): Promise<Result[]> {
  const [first] = papers;
  return withPrintPage({ ...printPage, path: first.path }, PAGE_OPTIONS, async (page) => {
    const results: Promise<Result>[] = [];
    for (const paper of papers) {
      if (paper !== first) await page.evaluate(goTo, `/${paper.path}`);
      const result = use(paper, await page.pdf());
      // Told once all are printed.
      result.catch(() => {});
      results.push(result);
    }
    return Promise.all(results);
  });
}

/** Shows only one slide, at the top of the print page. */
const ONE_SLIDE = `
  .paper-bar, .slide:not([data-taken]) { display: none !important; }
  main { display: block !important; }
  .slide { margin: 0 !important; }
`;

/** Scales that slide to the width of the cover, which is less high: the slide is cropped at top and bottom. */
const AS_COVER = `
  .slide { position: fixed !important; inset: -100vh 0; margin: auto !important; zoom: ${PICTURE_SIZE.width / 1280} !important; }
`;

export interface PictureOptions {
  /** Pixels of the picture for one of the slide's 1280×720. */
  readonly scale: number;
  readonly theme: "light" | "dark";
}

/** Everything on which pictures depend besides their page. */
export const PICTURES_RECIPE = JSON.stringify([ONE_SLIDE, AS_COVER, PICTURE_SIZE]);

/** A slide at one of its steps; at the last, all of it is shown. */
export interface SlideState {
  readonly slide: string;
  readonly step: number;
}

/**
 * Takes pictures of slides of a print page.
 *
 * @returns a PNG file for each of the states, in their order
 * @throws if a slide is not on the page
 */
export function takePictures(
  printPage: PrintPage,
  states: readonly SlideState[],
  { scale, theme }: PictureOptions,
): Promise<Uint8Array[]> {
  const options = {
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: scale,
    colorScheme: theme,
  };
  return withPrintPage(printPage, options, async (page) => {
    await page.evaluate(addStyles, ONE_SLIDE);
    const pictures: Uint8Array[] = [];
    for (const state of states) pictures.push(await takeSlide(page, state));
    return pictures;
  });
}

/** Takes the picture of a link to the episode that is shared: a PNG file of one slide. */
export function takeCover(
  printPage: PrintPage,
  state: SlideState,
  theme: PictureOptions["theme"],
): Promise<Uint8Array> {
  const options = { viewport: PICTURE_SIZE, colorScheme: theme };
  return withPrintPage(printPage, options, async (page) => {
    await page.evaluate(addStyles, ONE_SLIDE + AS_COVER);
    return takeSlide(page, state);
  });
}

async function takeSlide(page: Page, { slide, step }: SlideState): Promise<Uint8Array> {
  await page.evaluate(showSlide, slide, step);
  return page.screenshot();
}

/** A viewport in which slides are not scaled. */
const WINDOW = { width: 1280, height: 720 };

const FITS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5];

const MEASURE_OPTIONS: MeasureOptions = {
  wide: { ...WINDOW, property: "--fit", fits: FITS, leastLabel: 14 },
  tall: {
    width: 720,
    height: 900,
    property: "--fit-tall",
    fits: [...FITS, 0.45, 0.4, 0.35, 0.3],
    // A diagram that has no drawing of its own for it can be enlarged.
    leastLabel: 1,
  },
  leastPicture: 120,
};

/** Everything on which the result depends besides the page. */
export const FIT_RECIPE = JSON.stringify([
  WINDOW,
  MEASURE_OPTIONS,
  measureSlides.toString(),
  measureWords.toString(),
  findMissingGlyphs.toString(),
]);

/** Measures how the slides of a page have to be drawn, so that they hold what they have. @returns by the slides' ids */
export async function fitSlides(printPage: PrintPage): Promise<Map<string, FittedSlide>> {
  return withPrintPage(printPage, { viewport: WINDOW }, async (page) => {
    const words = new Map(Object.entries(await page.evaluate(measureWords)));
    const missing = new Map(Object.entries(await page.evaluate(findMissingGlyphs)));
    const fitted = Object.entries(await page.evaluate(measureSlides, MEASURE_OPTIONS));
    return new Map(
      fitted.map(([id, fit]) => [id, { ...fit, words: words.get(id), missing: missing.get(id) }]),
    );
  });
}
