import { join } from "node:path";
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import type { DiagramError } from "../diagram/page/protocol.ts";
import { renderDiagrams } from "../diagram/render-diagrams.ts";
import type { Diagram, Episode } from "../episode/episode.ts";
import { problem } from "../episode/problem.ts";
import { FACES, LABEL_FAMILY, PALETTE } from "../themes/editorial.ts";
import { MERMAID } from "./assets.ts";
import type { Project } from "./project.ts";

/**
 * Draws the diagrams of all episodes in one batch.
 *
 * @returns the drawings, and what is wrong with the diagrams
 */
export async function drawDiagrams(
  episodes: readonly Episode[],
  { browser, assets, cache, progress }: Project,
): Promise<{ drawings: Map<Diagram, Element>; problems: VFileMessage[] }> {
  const entries = episodes.flatMap(({ meta: { tones }, segments }) =>
    segments.flatMap(({ slides }) =>
      slides.flatMap(({ diagrams }) => diagrams.map((diagram) => ({ diagram, tones }))),
    ),
  );
  const sources = entries.map(({ diagram: { code, steps }, tones }) => ({
    code,
    steps: steps > 0,
    tones,
  }));
  const results = await renderDiagrams(sources, {
    browser: {
      fingerprint: async () => (await browser.choice()).fingerprint,
      launch: () => browser.launch(),
    },
    cacheDir: join(cache, "diagrams"),
    fonts: FACES.filter(({ family }) => family === LABEL_FAMILY).map(({ name, family, axes }) => ({
      family,
      file: assets.fontFile(name),
      weights: String(axes.wght),
    })),
    palette: PALETTE,
    mermaidDir: MERMAID,
    report: (done, total) => progress.step("Diagrams", done, total),
  });

  const drawings = new Map<Diagram, Element>();
  const problems: VFileMessage[] = [];
  for (const [index, { diagram }] of entries.entries()) {
    const result = results[index];
    switch (result?.type) {
      case "drawing":
        drawings.set(diagram, result.tree);
        problems.push(...missingTitle(diagram), ...emptySteps(diagram, result.tree));
        break;
      case "no-steps":
        problems.push(problem("diagram-step", diagram.place, result.reason));
        break;
      case "error":
        problems.push(syntaxProblem(diagram, result));
        break;
      case undefined:
    }
  }
  return { drawings, problems };
}

function missingTitle({ code, place }: Diagram): VFileMessage[] {
  if (/^\s*accTitle\s*:/m.test(code)) return [];
  const reason =
    "Unexpected diagram without a title, expected a line `accTitle: what it shows` in it";
  return [problem("diagram-label", place, reason)];
}

/** Finds steps that show nothing. The deck would skip them, and then be ahead of the notes. */
function emptySteps({ steps, place }: Diagram, drawing: Element): VFileMessage[] {
  const shown = new Set<number>();
  visit(drawing, "element", ({ properties }) => void shown.add(Number(properties["dataStep"])));
  return Array.from({ length: steps }, (_, index) => index + 1)
    .filter((step) => !shown.has(step))
    .map((step) => {
      const reason = `Unexpected \`%% step\` number ${step} that shows nothing new, expected a node, an edge or a message after it`;
      return problem("diagram-step", place, reason);
    });
}

/** Locates an error in the file: its line is counted from the start of the fence. */
function syntaxProblem(
  { place }: Diagram,
  { reason, line = 1, column = 1 }: DiagramError,
): VFileMessage {
  const fence = place.position?.start;
  if (!fence) return problem("diagram-syntax", place, reason);
  const start = { line: fence.line + line, column: fence.column - 1 + column };
  return problem("diagram-syntax", { path: place.path, position: { start, end: start } }, reason);
}
