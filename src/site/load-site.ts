import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { isError, problem } from "../episode/problem.ts";
import { pageWords } from "../languages/languages.ts";
import type { PageContext } from "../pages/context.ts";
import { pictureOf } from "../pages/files.ts";
import { drawDiagrams, type DrawOptions } from "./draw-diagrams.ts";
import { loadEpisode } from "./load-episode.ts";
import { displayPath, listEpisodes } from "./project.ts";

export interface LoadedSite {
  /** One an episode; only whole when no problem is an error. */
  readonly contexts: readonly PageContext[];
  readonly problems: readonly VFileMessage[];
  /** Why the diagrams could not be drawn, when it was not their fault. The problems are all others. */
  readonly obstacle?: MissingBrowserError;
}

/**
 * Reads, checks and draws every episode of a project: all problems of all files at once.
 *
 * @param options.pdf whether the pages are to link to PDFs and to a picture of the cover, and chapters to those of slides
 * @param options.siteUrl where the site will stand, with its closing slash
 * @param options.only the one episode that is wanted, by its id
 * @param options.draw false where nobody will look at diagrams: then no browser is needed
 */
export async function loadSite(
  options: DrawOptions & {
    readonly pdf: boolean;
    readonly siteUrl?: string | undefined;
    readonly only?: string | undefined;
    readonly draw?: boolean;
  },
): Promise<LoadedSite> {
  const { project, assets, only, draw = true } = options;
  const ids = (await listEpisodes(project)).filter((id) => only === undefined || id === only);
  const loaded = await Promise.all(ids.map((id) => loadEpisode(project, id)));
  const contents = loaded.flatMap(({ content }) => content ?? []);
  const episodes = contents.map(({ episode }) => episode);
  const drawn: Drawn = draw
    ? await drawDiagrams(episodes, options).catch(withoutBrowser)
    : { drawings: new Map(), problems: [] };
  const { drawings, obstacle } = drawn;
  const problems = [...loaded.flatMap((episode) => episode.problems), ...drawn.problems];
  if (ids.length === 0) {
    const reason =
      "Unexpected absence of episodes, expected a folder with an `episode.yaml`; `cuedeck new` makes one";
    problems.push(problem("episode-file", { path: displayPath(project, project.slides) }, reason));
  }
  return {
    contexts: contents.map((content) => ({
      ...content,
      words: pageWords(content.episode.meta.language),
      drawings,
      assets,
      pdf: options.pdf,
      picture: options.pdf ? pictureOf(content.episode.id) : undefined,
      site: options.siteUrl,
    })),
    problems,
    ...(obstacle && { obstacle }),
  };
}

type Drawn = Awaited<ReturnType<typeof drawDiagrams>> & Pick<LoadedSite, "obstacle">;

/** What the sources have wrong is worth telling also where no browser is. */
function withoutBrowser(error: unknown): Drawn {
  if (error instanceof MissingBrowserError) {
    return { drawings: new Map(), problems: [], obstacle: error };
  }
  throw error;
}

/**
 * Tells whether the sources have errors.
 *
 * @throws {MissingBrowserError} when none is known, but diagrams could not be drawn
 */
export function hasErrors({ problems, obstacle }: LoadedSite): boolean {
  if (problems.some(isError)) return true;
  if (obstacle) throw obstacle;
  return false;
}
