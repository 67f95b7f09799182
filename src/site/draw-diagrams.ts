import { join } from "node:path";
import { withBrowser } from "../browser/with-browser.ts";
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import { checkClasses } from "../diagram/check-classes.ts";
import { AREAS } from "../diagram/draw-all.ts";
import { leastLabel } from "../diagram/label-size.ts";
import type { DiagramError, DiagramResult } from "../diagram/page/protocol.ts";
import { renderDiagrams } from "../diagram/render-diagrams.ts";
import type { Diagram, Episode, Picture } from "../episode/episode.ts";
import type { EpisodeMeta } from "../episode/meta.ts";
import { problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";
import { pageWords } from "../languages/languages.ts";
import type { PublishedTheme } from "../themes/publish-theme.ts";
import { DEFAULT_THEME, readShipped } from "../themes/shipped.ts";
import { diagramColours, type Theme } from "../themes/theme.ts";
import { drawMissing } from "./memory.ts";
import type { Project } from "./project.ts";

/** An episode, and the theme in which its diagrams are drawn. */
export interface ThemedEpisode {
  readonly episode: Episode;
  readonly theme: Pick<PublishedTheme, "theme">;
}

/**
 * Draws the diagrams of all episodes, those of a theme in one batch.
 *
 * @returns the `svg` of each, and what is wrong with the diagrams
 */
export async function drawDiagrams(
  episodes: readonly ThemedEpisode[],
  project: Project,
): Promise<{ pictures: Map<Diagram, Picture>; problems: VFileMessage[] }> {
  const entries = episodes.flatMap(({ theme, episode: { meta, segments } }) =>
    segments.flatMap(({ slides }) =>
      slides.flatMap(({ diagrams }) =>
        diagrams.filter(isMermaid).map((diagram) => ({ diagram, meta, theme: theme.theme })),
      ),
    ),
  );
  const results = new Map<Diagram, DiagramResult>();
  for (const theme of new Set(entries.map((entry) => entry.theme))) {
    const batch = entries.filter((entry) => entry.theme === theme);
    const drawn = await drawBatch(batch, theme, project, (done) =>
      project.progress.step("Diagrams", results.size + done, entries.length),
    );
    for (const [index, { diagram }] of batch.entries()) {
      const result = drawn[index];
      if (result) results.set(diagram, result);
    }
  }

  const pictures = new Map<Diagram, Picture>();
  const problems: VFileMessage[] = [];
  for (const { diagram, meta } of entries) {
    const result = results.get(diagram);
    switch (result?.type) {
      case "svg":
        pictures.set(diagram, result.picture);
        problems.push(
          ...missingTitle(diagram),
          ...checkClasses(diagram.code, meta).map((fault) =>
            locate("diagram-class", diagram, fault),
          ),
          ...emptySteps(diagram, result.picture.wide),
          ...smallLabels(diagram, result.picture),
        );
        break;
      case "no-steps":
        problems.push(problem("diagram-step", diagram.place, result.reason));
        break;
      case "error":
        problems.push(locate("diagram-syntax", diagram, result));
        break;
      case undefined:
    }
  }
  return { pictures, problems };
}

function isMermaid({ kind }: Diagram): boolean {
  return kind === "diagram";
}

/** Whatever the theme, Mermaid is given the same colours: its `svg` refers to them by name. */
const PALETTE = diagramColours(readShipped(DEFAULT_THEME).colours);

function drawBatch(
  batch: readonly { readonly diagram: Diagram; readonly meta: EpisodeMeta }[],
  { fonts: { label }, node }: Theme,
  { browser, cache, drawingPages, memory }: Project,
  report: (done: number) => void,
): Promise<DiagramResult[]> {
  const sources = batch.map(({ diagram: { code, steps }, meta }) => ({
    code,
    steps: steps > 0,
    tones: meta.tones,
    strokes: Object.fromEntries(
      Object.entries(meta.badges).map(([word, { stroke }]) => [word, stroke]),
    ),
    words: pageWords(meta.language).changes,
  }));
  const look = [label.faces, node];
  return drawMissing(
    sources,
    (source) => [look, source],
    memory?.pictures,
    (missing) =>
      renderDiagrams(missing, {
        browser: {
          fingerprint: async () => (await browser.choice()).fingerprint,
          use: (work) => withBrowser(browser, work),
        },
        cacheDir: join(cache, "diagrams"),
        fonts: label.faces.map(({ family, path, weight, unicodeRange }) => ({
          family,
          file: path,
          weights: String(weight),
          unicodeRange,
        })),
        palette: PALETTE,
        node,
        pages: drawingPages,
        report,
      }),
  );
}

function missingTitle({ code, place }: Diagram): VFileMessage[] {
  if (/^\s*accTitle\s*:/m.test(code)) return [];
  const reason =
    "Unexpected diagram without a title, expected a line `accTitle: what it shows` in it";
  return [problem("diagram-label", place, reason)];
}

/** The least that a label may measure, and the least on a phone, whose 390 px are 720 of a slide. */
const LEAST_LABEL = { wide: 20, tall: 12 };

function smallLabels({ place }: Diagram, { wide, tall = wide }: Picture): VFileMessage[] {
  const sizes = {
    wide: leastLabel(wide, AREAS.wide),
    tall: (leastLabel(tall, AREAS.tall) * 390) / 720,
  };
  return (["wide", "tall"] as const).flatMap((format) => {
    const [size, least] = [Math.round(sizes[format] * 10) / 10, LEAST_LABEL[format]];
    if (size >= least) return [];
    const where = format === "tall" ? " on a phone" : "";
    const reason = `Unexpected label of ${size} px in a diagram${where}, expected ${least} px or more: fewer nodes, or shorter labels`;
    return [problem("diagram-small", place, reason)];
  });
}

/** Finds steps that show nothing. The deck would skip them, and then be ahead of the notes. */
function emptySteps({ steps, place }: Diagram, svg: Element): VFileMessage[] {
  const shown = new Set<number>();
  visit(svg, "element", ({ properties }) => void shown.add(Number(properties["dataStep"])));
  return Array.from({ length: steps }, (_, index) => index + 1)
    .filter((step) => !shown.has(step))
    .map((step) => {
      const reason = `Unexpected \`%% step\` number ${step} that shows nothing new, expected a node, an edge or a message after it`;
      return problem("diagram-step", place, reason);
    });
}

/** Locates a fault in the file: its line is counted from the start of the fence. */
function locate(
  rule: RuleId,
  { place }: Diagram,
  { reason, line = 1, column = 1 }: DiagramError,
): VFileMessage {
  const fence = place.position?.start;
  if (!fence) return problem(rule, place, reason);
  const start = { line: fence.line + line, column: fence.column - 1 + column };
  return problem(rule, { path: place.path, position: { start, end: start } }, reason);
}
