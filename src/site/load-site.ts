import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { isError, problem } from "../episode/problem.ts";
import { applySettings, reportUnused, type RuleSettings } from "../episode/rules/settings.ts";
import { pageWords } from "../languages/languages.ts";
import type { PageContext } from "../pages/context.ts";
import { pictureOf } from "../pages/files.ts";
import { hasMath } from "../pages/slide-text.ts";
import { drawCharts } from "./draw-charts.ts";
import { drawDiagrams } from "./draw-diagrams.ts";
import { fitSite, type Measuring } from "./fit-slides.ts";
import { loadEpisode } from "./load-episode.ts";
import { loadShared, type Shared } from "./load-shared.ts";
import { keepPictures } from "./memory.ts";
import { displayPath, listEpisodes, type Project } from "./project.ts";

export interface LoadedSite {
  /** One for each episode; incomplete when a problem is an error. */
  readonly contexts: readonly PageContext[];
  readonly problems: readonly VFileMessage[];
  /** Folders and files of themes and brands, wherever they are: absolute paths. */
  readonly themeSources: readonly string[];
  /** How much rules matter, by episode. */
  readonly settings: readonly RuleSettings[];
  /** Why diagrams could not be drawn at all; `problems` has all others. */
  readonly undrawn?: MissingBrowserError | undefined;
  /** Why slides could not be measured. Those of sources with errors never are. */
  readonly unmeasured?: MissingBrowserError | undefined;
}

export interface LoadOptions {
  /** Whether the pages link to PDFs and to a picture of the cover, and chapters to pictures of the slides. */
  readonly pdf: boolean;
  /** Where the site will stand, with its closing slash. */
  readonly siteUrl?: string | undefined;
  /** The one episode that is wanted, by its id. */
  readonly only?: string | undefined;
  /** What all episodes share, where the caller has read it and knows that there is the one that is wanted. */
  readonly shared?: Shared | undefined;
  /** False to leave diagrams out, and slides unmeasured, which needs no browser. */
  readonly draw?: boolean | undefined;
  /** `fetch` when left out; `later` leaves slides unmeasured. */
  readonly measuring?: Measuring | "later" | undefined;
}

/** Reads and checks every episode of a project, draws the diagrams, and finds how large slides can be drawn. */
export async function loadSite(project: Project, options: LoadOptions): Promise<LoadedSite> {
  const { pdf, siteUrl, only, draw = true, measuring = "fetch" } = options;
  const ids =
    options.shared && only !== undefined
      ? [only]
      : (await listEpisodes(project)).filter((id) => only === undefined || id === only);
  const shared = options.shared ?? (await loadShared(project));
  const known = project.memory?.episodes;
  const loaded = await Promise.all(
    ids.map(async (id) => known?.get(id) ?? (await loadEpisode(project, id, shared))),
  );
  for (const episode of loaded) known?.set(episode.id, episode);
  const contents = loaded.flatMap(({ content }) => content ?? []);
  // The browser draws diagrams while charts are drawn here.
  const [drawn, charts]: [Drawn, Drawn] = draw
    ? await Promise.all([
        drawDiagrams(contents, project).catch(withoutBrowser),
        drawCharts(contents, project),
      ])
    : [NOTHING_DRAWN, NOTHING_DRAWN];
  const { undrawn } = drawn;
  const pictures = new Map([...charts.pictures, ...drawn.pictures]);
  if (project.memory)
    keepPictures(
      contents.map(({ episode }) => episode),
      pictures,
      project.memory,
    );
  const settings = [...loaded.map((episode) => episode.settings), shared.settings];
  const found = [
    ...shared.problems,
    ...shared.themes.problems,
    ...loaded.flatMap((episode) => episode.problems),
    ...charts.problems,
    ...drawn.problems,
  ];
  if (ids.length === 0) {
    const reason =
      "Unexpected absence of episodes, expected a folder with an `episode.yaml`; `cuedeck new` makes one";
    found.push(problem("episode-file", { path: displayPath(project, project.slides) }, reason));
  }
  const contexts = contents.map((content) => ({
    ...content,
    words: pageWords(content.episode.meta.language),
    pictures,
    math: hasMath(content.episode),
    assets: project.assets,
    pdf,
    picture: pdf ? pictureOf(content.episode.id) : undefined,
    site: siteUrl,
  }));
  const themeSources = [...shared.themes.sources];
  const { problems, used } = applySettings(found, settings);
  if (undrawn) return { contexts, problems, themeSources, settings, undrawn };
  if (!draw || measuring === "later" || problems.some(isError))
    return { contexts, problems, themeSources, settings };
  const fitted = await fitSite(contexts, project, measuring);
  const onSlides = applySettings(fitted.problems, settings);
  // Slides that were not measured may break a rule after all.
  const isWhole = measuring !== "known" && !fitted.unmeasured;
  const unused = isWhole ? reportUnused(settings, [used, onSlides.used]) : [];
  const all = [...problems, ...onSlides.problems, ...applySettings(unused, settings).problems];
  return { ...fitted, themeSources, settings, problems: all };
}

const NOTHING_DRAWN = { pictures: new Map(), problems: [] };

type Drawn = Awaited<ReturnType<typeof drawDiagrams>> & Pick<LoadedSite, "undrawn">;

/** Without a browser, the problems of the sources are still worth reporting. */
function withoutBrowser(error: unknown): Drawn {
  if (error instanceof MissingBrowserError) {
    return { pictures: new Map(), problems: [], undrawn: error };
  }
  throw error;
}

/**
 * Whether the sources have errors.
 *
 * @throws {MissingBrowserError} when they have none, but diagrams could not be drawn
 */
export function hasErrors({
  problems,
  undrawn,
}: Pick<LoadedSite, "problems" | "undrawn">): boolean {
  if (problems.some(isError)) return true;
  if (undrawn) throw undrawn;
  return false;
}
