import { join } from "node:path";
import type { Root } from "hast";
import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { withBrowser } from "../browser/with-browser.ts";
import type { PageContext } from "../pages/context.ts";
import { createSlidesPage } from "../pages/print/html.ts";
import { paperAddress } from "../pages/print/papers.ts";
import type { FittedSlide } from "../paper/page/measure-slides.ts";
import { FIT_RECIPE, fitSlides } from "../paper/print-page.ts";
import { slideProblems } from "./slide-problems.ts";
import { openPrintCache, type PrintCache } from "./print-cache.ts";
import { withPage } from "./print-site.ts";
import type { Project } from "./project.ts";

/**
 * When slides are measured: `fetch` may download a browser for it, `found` takes only one that is there already, and
 * `known` starts none, and leaves slides that were not measured before as large as they are.
 */
export type Measuring = "fetch" | "found" | "known";

export interface FittedSite {
  /** With their `fits`. */
  readonly contexts: readonly PageContext[];
  /** Of slides that hold more than fits on them; none of slides as they were measured before. */
  readonly problems: readonly VFileMessage[];
  /** Why slides could not be measured. */
  readonly unmeasured?: MissingBrowserError | undefined;
}

/** Finds how large what stands on the slides of a site can be. Only slides that have changed are measured. */
export async function fitSite(
  contexts: readonly PageContext[],
  project: Project,
  measuring: Measuring,
): Promise<FittedSite> {
  try {
    if (measuring !== "fetch") await project.browser.found();
    const fitted: FittedSite[] = [];
    const queue = contexts.entries();
    const work = async () => {
      for (const [index, context] of queue)
        fitted[index] = await fitEpisode(context, project, measuring);
    };
    // Each lays out a whole deck, which a browser does on one core.
    await Promise.all([work(), work()]);
    return {
      contexts: fitted.flatMap((site) => site.contexts),
      problems: fitted.flatMap(({ problems }) => problems),
    };
  } catch (error) {
    if (!(error instanceof MissingBrowserError)) throw error;
    return { contexts, problems: [], unmeasured: error };
  }
}

async function fitEpisode(
  context: PageContext,
  project: Project,
  measuring: Measuring,
): Promise<FittedSite> {
  const { episode } = context;
  const page = createSlidesPage(context);
  const cache = await openPrintCache(page, join(project.public, episode.id), project);
  const slides = episode.segments.flatMap((segment) => segment.slides);
  const fitted = new Map<string, FittedSlide>();
  for (const { id } of slides) {
    const known = await cache.ofSlide(id).read(KIND, FIT_RECIPE);
    if (known) fitted.set(id, JSON.parse(Buffer.from(known).toString()));
  }
  const missing = new Set(slides.map(({ id }) => id).filter((id) => !fitted.has(id)));
  if (missing.size > 0 && measuring !== "known") {
    const unknown = missing.size < slides.length ? createSlidesPage(context, missing) : page;
    for (const [id, fit] of await measure(unknown, context, project, cache)) fitted.set(id, fit);
  }
  const fits = Array.from(
    fitted,
    ([id, { wide, tall }]) => [id, { wide: wide.fit, tall: tall.fit }] as const,
  );
  return {
    contexts: [
      {
        ...context,
        fits: new Map(fits.filter(([, { wide, tall }]) => Math.min(wide, tall) < 1)),
        wordWidths: new Map(Array.from(fitted, ([id, { words = [] }]) => [id, words])),
      },
    ],
    problems: measuring === "known" ? [] : slideProblems(fitted, episode, page),
  };
}

const KIND = "fit.json";

async function measure(
  page: Root,
  context: PageContext,
  project: Project,
  cache: PrintCache,
): Promise<Map<string, FittedSlide>> {
  const path = paperAddress(context.episode.id, "slides");
  const fitted = await withPage(page, context, project, (folder) =>
    withBrowser(project.browser, (browser) => fitSlides({ browser, folder, path })),
  );
  await Promise.all(
    Array.from(fitted)
      // A font that is installed later may have what is missing.
      .filter(([, { missing }]) => !missing)
      .map(([id, fit]) =>
        cache.ofSlide(id).write(KIND, FIT_RECIPE, Buffer.from(JSON.stringify(fit))),
      ),
  );
  return fitted;
}
