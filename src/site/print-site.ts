import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Root } from "hast";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import { withBrowser } from "../browser/with-browser.ts";
import type { Episode } from "../episode/episode.ts";
import type { PageContext } from "../pages/context.ts";
import { createPrintPage } from "../pages/print/html.ts";
import { renderTree } from "../pages/document.ts";
import {
  type Paper,
  paperAddress,
  type PaperOptions,
  PAPERS,
  pdfOf,
} from "../pages/print/papers.ts";
import { PDF_RECIPE, printPapers } from "../paper/print-page.ts";
import { ignoreMissing } from "./files.ts";
import { openPrintCache, type PrintCache } from "./print-cache.ts";
import type { Project } from "./project.ts";
import { writeTheme } from "./themes.ts";

/** A site with an episode's print page and all files that it shows, for making PDFs and pictures. */
export interface PrintSite {
  readonly folder: string;
  readonly episode: Episode;
  /** PDFs and pictures that were made from the same page before. */
  readonly cache: PrintCache;
  readonly browser: SharedBrowser;
  /** The text of a page with private remarks, of which the speaker's script is printed; none without remarks. */
  readonly script?: string | undefined;
}

/** Whether an episode has private remarks. */
export function hasRemarks({ segments }: Episode): boolean {
  return segments.some(({ slides }) => slides.some(({ remarks }) => remarks.length > 0));
}

/** @param folder of a complete site @param page its print page */
export async function openPrintSite(
  folder: string,
  context: PageContext,
  project: Project,
  page: Root = createPrintPage(context),
): Promise<PrintSite> {
  const { episode } = context;
  const cache = await openPrintCache(page, join(folder, episode.id), project);
  const script = hasRemarks(episode) ? renderTree(createPrintPage(context, true)) : undefined;
  return { folder, episode, cache, browser: project.browser, script };
}

/** Makes a temporary site with only the print page, and removes it after the callback. */
export function withPrintSite<Result>(
  context: PageContext,
  project: Project,
  use: (site: PrintSite) => Promise<Result>,
): Promise<Result> {
  const page = createPrintPage(context);
  return withPage(page, context, project, async (folder) =>
    use(await openPrintSite(folder, context, project, page)),
  );
}

/**
 * Makes a temporary site with only a page in place of the print page, and removes it after the callback.
 *
 * @param use called with the site's folder
 */
export async function withPage<Result>(
  page: Root,
  context: PageContext,
  project: Project,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const { id, media } = context.episode;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    const home = join(folder, id);
    await mkdir(join(home, "print"), { recursive: true });
    const files = join(project.public, id);
    // The recording may be large, and is not printed.
    const recording = media && join(files, media.source);
    const isPrinted = (path: string) => path !== recording;
    await cp(files, home, { recursive: true, filter: isPrinted }).catch(ignoreMissing);
    await project.assets.copy(context.math ? ["print", "math"] : ["print"], folder);
    await writeTheme(context.theme, folder);
    await writeFile(join(home, "print/index.html"), renderTree(page));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface PdfOptions extends PaperOptions {
  /** All of them when left out. */
  readonly papers?: readonly Paper[] | undefined;
}

/** How a PDF is printed that is not in the cache. */
interface Printing {
  readonly paper: Paper;
  readonly path: string;
  /** Of a page of its own. */
  readonly text: string | undefined;
  readonly recipe: string;
}

/**
 * Prints an episode's PDFs, or takes them from the cache if the page has not changed.
 *
 * @returns contents by the files' names
 */
export async function printPdfs(
  { folder, episode, cache, browser, script }: PrintSite,
  { papers = PAPERS, ...options }: PdfOptions = {},
): Promise<Map<string, Uint8Array>> {
  const { id } = episode;
  const finish = async (paper: Paper, printed: Uint8Array): Promise<[Paper, Uint8Array]> => {
    const { finishPdf } = await loadFinishPdf();
    const slides = paper === "slides";
    return [paper, await finishPdf(printed, episode, { slides, steps: options.steps })];
  };
  const known: [Paper, Uint8Array][] = [];
  const missing: Printing[] = [];
  for (const paper of papers) {
    const path = paperAddress(id, paper, options);
    const text = paper === "notes" ? script : undefined;
    const recipe = PDF_RECIPE + path + (text ?? "");
    const printed = await cache.read(kindOf(paper), recipe);
    if (printed) known.push([paper, printed]);
    else missing.push({ paper, path, text, recipe });
  }
  const print = (group: readonly [Printing, ...Printing[]]) =>
    withBrowser(browser, (browser) => {
      // Loaded while Chromium prints: pdf-lib takes a fifth of a second.
      void loadFinishPdf();
      const { text } = group[0];
      return printPapers({ browser, folder, text }, group, async ({ paper, recipe }, printed) => {
        await cache.write(kindOf(paper), recipe, printed);
        return finish(paper, printed);
      });
    });
  // Pages of steps stay on the page that they were added to.
  const isAlone = ({ paper, text }: Printing) =>
    text !== undefined || (paper === "slides" && options.steps === true);
  const [first, ...others] = missing.filter((each) => !isAlone(each));
  const groups = await Promise.all([
    Promise.all(known.map(([paper, printed]) => finish(paper, printed))),
    ...(first ? [print([first, ...others])] : []),
    ...missing.filter(isAlone).map((each) => print([each])),
  ]);
  const finished = new Map(groups.flat());
  return new Map(
    papers.flatMap((paper) => {
      const pdf = finished.get(paper);
      return pdf ? [[pdfOf(id, paper), pdf] as const] : [];
    }),
  );
}

/** The end of the name of a PDF in the cache. */
function kindOf(paper: Paper): string {
  return `${paper}.pdf`;
}

const loadFinishPdf = () => import("../paper/finish-pdf.ts");
