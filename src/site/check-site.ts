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
  /** Why the slides could not be measured. Those of sources with errors never are. */
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
    // Without a browser, sources without diagrams can be checked except for this.
    if (!(error instanceof MissingBrowserError)) throw error;
    return { episodes, problems, unmeasured: error };
  }
}

/**
 * Draws the slides of a site, and warns of each that holds more than fits on it.
 *
 * @throws {MissingBrowserError} when slides have to be drawn, and no browser is found
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
