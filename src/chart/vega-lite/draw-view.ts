import type { Element } from "hast";
import {
  loader,
  logger,
  None,
  parse,
  randomLCG,
  scheme,
  setRandom,
  type TextItem,
  textMetrics,
  View,
} from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { isRecord } from "../../episode/chart-steps.ts";
import type { Format } from "../chart.ts";
import { checkShapes } from "../check-shapes.ts";
import { rampColour } from "../colours.ts";
import type { Kit } from "../kit.ts";
import type { MeasureText } from "../measure-text.ts";
import type { Spec } from "../read-spec.ts";
import { configOf, RAMP } from "./config.ts";
import { boundExpressions, boundFormats, boundInterpreter } from "./expressions.ts";
import type { Limited } from "./limit-time.ts";
import { localeOf } from "./locale.ts";
import { measureScene } from "./measure-scene.ts";
import { fontRoleOf, svgTree } from "./svg-tree.ts";

scheme(RAMP, rampColour);
boundExpressions();

export type Json = Readonly<Record<string, unknown>>;

/** Of all texts of a chart. */
const MOST_CHARACTERS = 1_000_000;

export interface DrawOptions {
  readonly format: Format;
  readonly spec: Spec;
  readonly kit: Kit;
  readonly limited: Limited;
}

/**
 * Draws a view without a browser. Expressions of the author are interpreted, and reach nothing but the chart's data.
 *
 * @throws what Vega says when it can't, or {@link ChartError} for too many shapes
 */
export async function drawView(
  view: Json,
  { format, spec, kit, limited }: DrawOptions,
): Promise<Element> {
  if (!isTopLevel(view)) throw new Error("no view");
  const config = { ...configOf(format), locale: localeOf(kit.language) };
  textMetrics.width = (item, text) => measureItem(item, text, kit.measure);
  const faults: unknown[] = [];
  const begin = (): { drawn: View; running: Promise<View> } => {
    faults.length = 0;
    const compiled = compile(view, { config, logger: logger(None) });
    dropLinks(compiled.spec);
    setRandom(randomLCG(1));
    const drawn = new View(parse(compiled.spec, {}, { ast: true }), {
      expr: boundInterpreter,
      loader: NO_LOADER,
      logger: logger(ONLY_ERRORS, "error", (_, __, [fault]) => void faults.push(fault)),
      renderer: "none",
    });
    drawn.locale(boundFormats(drawn.locale()));
    // As nothing is loaded, all expressions are evaluated before this returns, also those of a second pass.
    return { drawn, running: drawn.runAsync() };
  };
  const { drawn, running } = limited(begin);
  try {
    await running;
    // Vega goes on with what it has.
    if (faults.length > 0) throw faults[0];
    // From here on it can't be interrupted.
    const { shapes, characters } = measureScene(drawn.scenegraph().root);
    checkShapes(shapes, spec);
    if (characters > MOST_CHARACTERS)
      throw new Error(`${characters} characters of text, expected at most ${MOST_CHARACTERS}`);
    return svgTree(await drawn.toSVG(), kit.colourOf);
  } finally {
    drawn.finalize();
  }
}

/** A level of Vega's logs. */
const ONLY_ERRORS = 1;

/**
 * Takes out links, which pictures of a slide don't have. Vega looks at their addresses first, and draws once more after
 * that: what it then throws would end the process.
 */
function dropLinks(value: unknown): void {
  if (Array.isArray(value)) for (const each of value) dropLinks(each);
  if (!isRecord(value)) return;
  Reflect.deleteProperty(value, "href");
  for (const [key, each] of Object.entries(value)) if (key !== "data") dropLinks(each);
}

/** What has passed our checks; the types of Vega-Lite say what a whole library may do with it. */
function isTopLevel(view: Json): view is Json & TopLevelSpec {
  return Object.keys(view).length > 0;
}

/** All data are in the chart: nothing is loaded. */
const NO_LOADER = {
  ...loader(),
  load: () => Promise.reject(new Error("Unexpected file to load, expected data in the chart")),
};

function measureItem(item: TextItem, text: unknown, measure: MeasureText): number {
  const { font = "label", fontSize = 11, fontStyle, fontWeight } = item;
  const line = text ?? item.text;
  const shown = typeof line === "string" || typeof line === "number" ? String(line) : "";
  return measure(shown, {
    font: fontRoleOf(font),
    size: fontSize,
    weight: fontWeight === "bold" ? 600 : Number(fontWeight) || 500,
    italic: fontStyle === "italic",
  });
}
