import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { isError } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import { loadSite } from "./load-site.ts";
import type { Project } from "./project.ts";
import { overfullSlides, withPrintSite } from "./print-site.ts";

export interface CheckResult {
  /** Ids of the episodes that could be read. */
  readonly episodes: readonly string[];
  readonly problems: readonly VFileMessage[];
  /** Why diagrams could not be drawn; the problems are then all others. */
  readonly undrawn?: MissingBrowserError | undefined;
  /** Why it is not known whether all fits on the slides; of sources with errors that is never known. */
  readonly unmeasured?: MissingBrowserError | undefined;
}

/** Finds all problems of a project's sources. */
export async function checkSite(project: Project): Promise<CheckResult> {
  const { contexts, problems, undrawn } = await loadSite(project, { pdf: false });
  const episodes = contexts.map(({ episode }) => episode.id);
  if (undrawn || problems.some(isError)) return { episodes, problems, undrawn };
  try {
    return { episodes, problems: [...problems, ...(await findOverfullSlides(contexts, project))] };
  } catch (error) {
    // Sources without diagrams can be checked where no browser is, all but this.
    if (!(error instanceof MissingBrowserError)) throw error;
    return { episodes, problems, unmeasured: error };
  }
}

/**
 * A warning for each slide of a site that holds more than fits on it, which only shows where it is drawn.
 *
 * @throws {MissingBrowserError} when none is known, but slides had to be drawn
 */
export async function findOverfullSlides(
  contexts: readonly PageContext[],
  project: Project,
): Promise<VFileMessage[]> {
  const problems: VFileMessage[] = [];
  for (const context of contexts)
    problems.push(...(await withPrintSite(context, project, overfullSlides)));
  return problems;
}
