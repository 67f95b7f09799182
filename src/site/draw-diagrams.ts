import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { DiagramError } from "../diagram/diagram.ts";
import { placeDiagram } from "../diagram/place-diagram.ts";
import { renderDiagrams } from "../diagram/render-diagrams.ts";
import type { Diagram, Episode } from "../episode/episode.ts";
import { problem } from "../episode/problem.ts";
import { MERMAID } from "./assets.ts";
import type { Project } from "./project.ts";

/**
 * Draws the diagrams of all episodes in one batch.
 *
 * @returns the drawings as they go into a page, and a problem for each diagram that can't be drawn
 */
export async function drawDiagrams(
  episodes: readonly Episode[],
  { browser, assets, cache, progress }: Project,
): Promise<{ drawings: Map<Diagram, string>; problems: VFileMessage[] }> {
  const entries = episodes.flatMap(({ meta: { tones }, segments }) =>
    segments.flatMap(({ slides }) =>
      slides.flatMap((slide) =>
        slide.diagrams.map((diagram, index) => ({ diagram, slide, index, tones })),
      ),
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
    fonts: [
      { family: "Inter", file: assets.fontFile("inter-500"), weights: "500" },
      { family: "Inter", file: assets.fontFile("inter-600"), weights: "600" },
    ],
    mermaidDir: MERMAID,
    report: (done, total) => progress.step("Diagrams", done, total),
  });

  const drawings = new Map<Diagram, string>();
  const problems: VFileMessage[] = [];
  for (const [index, { diagram, slide, index: number }] of entries.entries()) {
    const result = results[index];
    if (result?.type === "svg") {
      const id = `${slide.id}-${number + 1}`;
      drawings.set(
        diagram,
        placeDiagram(result.svg, { id, firstStep: diagram.firstStep, label: slide.title }),
      );
      problems.push(...emptySteps(diagram, result.svg));
      if (!/^\s*accTitle\s*:/m.test(diagram.code)) {
        const reason =
          "Unexpected diagram without a title, expected a line `accTitle: what it shows` in it";
        problems.push(problem("diagram-label", diagram.place, reason));
      }
    } else if (result) {
      problems.push(syntaxProblem(diagram, result));
    }
  }
  return { drawings, problems };
}

/** Steps that show nothing: the deck would skip them, and be ahead of the notes from there on. */
function emptySteps({ steps, place }: Diagram, svg: string): VFileMessage[] {
  const shown = new Set(
    Array.from(svg.matchAll(/ data-step="(\d+)"/g), ([, step]) => Number(step)),
  );
  return Array.from({ length: steps }, (_, index) => index + 1)
    .filter((step) => !shown.has(step))
    .map((step) => {
      const reason = `Unexpected \`%% step\` number ${step} that shows nothing new, expected a node, an edge or a message after it`;
      return problem("diagram-step", place, reason);
    });
}

/** Puts an error's line, counted inside the fence, where it stands in the file. */
function syntaxProblem(
  { place }: Diagram,
  { reason, line = 1, column = 1 }: DiagramError,
): VFileMessage {
  const fence = place.position?.start;
  if (!fence) return problem("diagram-syntax", place, reason);
  const start = { line: fence.line + line, column: fence.column - 1 + column };
  return problem("diagram-syntax", { path: place.path, position: { start, end: start } }, reason);
}
