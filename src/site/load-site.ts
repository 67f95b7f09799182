import type { VFileMessage } from "vfile-message";
import { isError, problem } from "../episode/problem.ts";
import type { PageContext } from "../render/context.ts";
import { drawDiagrams, type DrawOptions } from "./draw-diagrams.ts";
import { loadEpisode } from "./load-episode.ts";
import { displayPath, listEpisodes } from "./project.ts";

export interface LoadedSite {
  /** One an episode; only whole when no problem is an error. */
  readonly contexts: readonly PageContext[];
  readonly problems: readonly VFileMessage[];
}

/**
 * Reads, checks and draws every episode of a project: all problems of all files at once.
 *
 * @param options.pdf whether the pages are to link to PDFs
 */
export async function loadSite(
  options: DrawOptions & { readonly pdf: boolean },
): Promise<LoadedSite> {
  const { project, assets } = options;
  const ids = await listEpisodes(project);
  const loaded = await Promise.all(ids.map((id) => loadEpisode(project, id)));
  const contents = loaded.flatMap(({ content }) => content ?? []);
  const { drawings, problems: drawingProblems } = await drawDiagrams(
    contents.map(({ episode }) => episode),
    options,
  );
  const problems = [...loaded.flatMap((episode) => episode.problems), ...drawingProblems];
  if (ids.length === 0) {
    const reason =
      "Unexpected absence of episodes, expected a folder with an `episode.yaml`; `cuedeck new` makes one";
    problems.push(problem("episode-file", { path: displayPath(project, project.slides) }, reason));
  }
  return {
    contexts: contents.map((content) => ({ ...content, drawings, assets, pdf: options.pdf })),
    problems,
  };
}

export function hasErrors(problems: readonly VFileMessage[]): boolean {
  return problems.some(isError);
}
