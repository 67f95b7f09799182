import type { LoadedSite } from "./load-site.ts";
import { loadSite } from "./load-site.ts";
import type { Project } from "./project.ts";

export interface CheckResult extends Omit<LoadedSite, "contexts" | "themeSources" | "settings"> {
  /** Ids of the episodes that could be read. */
  readonly episodes: readonly string[];
}

/** Finds all problems of a project's sources. */
export async function checkSite(project: Project): Promise<CheckResult> {
  const { contexts, problems, undrawn, unmeasured } = await loadSite(project, { pdf: false });
  const episodes = contexts.map(({ episode }) => episode.id);
  return { episodes, problems, undrawn, unmeasured };
}
