import type { Element as TreeElement } from "hast";
import mermaid from "mermaid";
import { changesIn, classChanges, drawChanges } from "./changes.ts";
import { reseed } from "./determinism.ts";
import { flattenStyle } from "./flatten-style.ts";
import { scaleIn, type Size } from "./fold.ts";
import { bakeLabels, liftLabels } from "./labels.ts";
import { type Drawing, layOut } from "./lay-out.ts";
import { keyword, locateError } from "./locate-error.ts";
import type { Diagram } from "./mermaid-db.ts";
import type { DiagramResult, DrawRequest, Face } from "./protocol.ts";
import { type Stage, stageSources } from "./steps/stages.ts";
import { markSteps, stepsProblem } from "./steps/steps.ts";
import { configuration, type Style } from "./theme.ts";
import { tidyKind } from "./tidy-kinds.ts";
import { drawArrowheads, fitViewBox, removeUndrawn, roundCoordinates } from "./tidy.ts";
import { describe, nameIds, toTree } from "./to-tree.ts";

/** Mermaid draws an error of its own for longer code. */
const MOST_CHARACTERS = 50_000;
const NOTHING = "Unexpected empty diagram, expected something to draw";

/** Draws one diagram; whatever is wrong with it comes back as an error with its place. */
export async function drawDiagram({
  code,
  steps,
  idToken,
  faces,
  areas,
  strokes,
  words,
  ...style
}: DrawRequest): Promise<DiagramResult> {
  if (code.length > MOST_CHARACTERS) {
    return {
      type: "error",
      line: 1,
      reason: `Unexpected ${code.length} characters, expected at most ${MOST_CHARACTERS}`,
    };
  }
  try {
    reseed();
    document.body.replaceChildren();
    await loadFaces(style.family, faces);
    // Mermaid keeps what an earlier diagram's `%%{init}%%` holds, also where it rejects it.
    mermaid.mermaidAPI.reset();
    mermaid.initialize(configuration(style));
    const diagram = await parse(code);
    const problem = steps ? stepsProblem(diagram.type, keyword(code)) : undefined;
    if (problem !== undefined) return { type: "no-steps", reason: problem };
    const classed = classChanges(code, diagram);
    const laidOut = await layOut(classed, diagram, areas, strokes, (drawing) =>
      draw(drawing, style),
    );
    const shown = steps ? await stages(code) : [];
    const finished = (svg: SVGSVGElement): TreeElement => {
      // Alone, so that the style sheets of the others are not asked for its style.
      document.body.replaceChildren(svg);
      if (steps) markSteps(svg, diagram, shown);
      describe(svg, code, changesIn(svg, words));
      return finish(svg, diagram.type, { ...style, idToken });
    };
    const [wide, tall] = [finished(laidOut.wide), finished(laidOut.tall)];
    const isWorth = scaleOf(tall, areas.tall) > scaleOf(wide, areas.tall) * WORTH_A_SECOND;
    return { type: "svg", picture: isWorth ? { wide, tall } : { wide } };
  } catch (error) {
    return locateError(error, code);
  }
}

/** Which faces the page has, as JSON. */
let known = "";

async function loadFaces(family: string, faces: readonly Face[]): Promise<void> {
  const wanted = JSON.stringify(faces);
  if (wanted !== known) document.fonts.clear();
  for (const { family, url, weights, unicodeRange } of wanted === known ? [] : faces)
    document.fonts.add(
      new FontFace(family, `url("${url}")`, {
        weight: weights,
        ...(unicodeRange !== undefined && { unicodeRange }),
      }),
    );
  known = wanted;
  await Promise.all(
    ["500 24px", "600 28px"].map((face) => document.fonts.load(`${face} "${family}"`)),
  );
}

/** Appends mermaid's drawing to the page, where it can be measured beside others of the same diagram. */
async function draw({ code, layout, ...space }: Drawing, style: Style): Promise<SVGSVGElement> {
  mermaid.initialize({ ...configuration(style, space), ...(layout ? { layout } : {}) });
  const { svg } = await mermaid.render(`diagram-${document.body.childElementCount}`, code);
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  const element = holder.querySelector("svg");
  if (element === null) throw new Error(NOTHING);
  return element;
}

/** @throws what mermaid throws */
async function parse(code: string): Promise<Diagram> {
  // Marked internal by mermaid, and the only way to its database.
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(code);
  return { type, db };
}

/** The diagram at the start of each step. Code that can't be parsed counts as what came before it. */
async function stages(code: string): Promise<Stage[]> {
  const found: Stage[] = [];
  for (const source of stageSources(code)) {
    const db = await parse(source.code).then(
      (diagram) => diagram.db,
      () => found.at(-1)?.db ?? {},
    );
    found.push({ db, closed: source.closed });
  }
  return found;
}

function finish(
  svg: SVGSVGElement,
  type: string,
  { family, palette, idToken }: Style & Pick<DrawRequest, "idToken">,
): TreeElement {
  liftLabels(svg);
  drawArrowheads(svg);
  tidyKind(svg, type);
  drawChanges(svg);
  bakeLabels(svg);
  removeUndrawn(svg);
  if (!fitViewBox(svg)) throw new Error(NOTHING);
  flattenStyle(svg, palette);
  nameIds(svg, idToken);
  svg.setAttribute("font-family", `${family}, sans-serif`);
  roundCoordinates(svg);
  return toTree(svg);
}

/** How much larger a diagram must be in the tall format for a second one there. */
const WORTH_A_SECOND = 1.05;

function scaleOf({ properties }: TreeElement, area: Size): number {
  const [width, height] = [Number(properties["width"]), Number(properties["height"])];
  return Math.min(1, scaleIn(area, { width, height }));
}
