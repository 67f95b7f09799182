import { runInNewContext } from "node:vm";
import type { Element } from "hast";
import {
  expressionFunction,
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
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { CHART_LISTS, isRecord } from "../../episode/chart-steps.ts";
import { ChartError, type Format } from "../chart.ts";
import { rampColour } from "../colours.ts";
import type { Kit } from "../kit.ts";
import type { MeasureText } from "../measure-text.ts";
import type { Spec } from "../read-spec.ts";
import { configOf, RAMP } from "./config.ts";
import { localeOf } from "./locale.ts";
import { fontRoleOf, stepName, svgTree } from "./svg-tree.ts";

scheme(RAMP, rampColour);
expressionFunction("sequence", sequence);

/**
 * Draws Vega-Lite without a browser. Expressions of the author are interpreted, and reach nothing but the chart's data.
 *
 * @param value the spec with its data in it
 * @throws {ChartError} when Vega can't draw it
 */
export async function plot(
  value: Readonly<Record<string, unknown>>,
  spec: Spec,
  format: Format,
  kit: Kit,
): Promise<Element> {
  const named = withNames(value);
  const view = isRecord(named) ? named : {};
  try {
    if (!isComposed(view)) return await draw({ ...fitted(format), ...view }, format, kit);
    // The room that titles and axes take is known once they are drawn.
    const first = { width: format.width / 4, height: format.height / 2 };
    const size = sizeOf(await draw(composed(view, first), format, kit));
    const rest = (side: "width" | "height", views: number) =>
      Math.max(40, (format[side] - size[side]) / views + first[side]);
    const inner = {
      width: rest("width", countOf(view["hconcat"]) ?? Math.floor(size.width / first.width)),
      height: rest("height", countOf(view["vconcat"]) ?? Math.floor(size.height / first.height)),
    };
    return await draw(composed(view, inner), format, kit);
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const reason = `Unexpected chart, expected one that Vega-Lite can draw: ${why}`;
    throw new ChartError([spec.problemAt("chart-syntax", [], reason)]);
  }
}

type Json = Readonly<Record<string, unknown>>;
type Size = Readonly<Record<"width" | "height", number>>;

/** Takes out what Vega-Lite does not know, and names views by their steps. */
function withNames(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { step, until, ...view } = value;
  for (const key of CHART_LISTS) {
    const views = view[key];
    if (Array.isArray(views)) view[key] = views.map(withNames);
  }
  if ("spec" in view) view["spec"] = withNames(view["spec"]);
  const isStepped = step !== undefined || until !== undefined;
  return isStepped ? { ...view, name: stepName(step, until) } : view;
}

/** Whether a chart has views beside each other, whose sizes Vega does not fit to a box. */
function isComposed(view: Json): boolean {
  const { encoding } = view;
  const isFaceted =
    isRecord(encoding) && ["row", "column", "facet"].some((channel) => channel in encoding);
  return isFaceted || ["hconcat", "vconcat", "concat", "spec"].some((key) => key in view);
}

function fitted({ width, height }: Size): Json {
  return { width, height, autosize: { type: "fit", contains: "padding" } };
}

function composed(view: Json, { width, height }: Size): Json {
  const config = isRecord(view["config"]) ? view["config"] : {};
  const views = isRecord(config["view"]) ? config["view"] : {};
  const sizes = {
    continuousWidth: width,
    continuousHeight: height,
    discreteWidth: width,
    discreteHeight: height,
  };
  return { ...view, config: { ...config, view: { stroke: null, ...sizes, ...views } } };
}

function countOf(views: unknown): number | undefined {
  return Array.isArray(views) ? views.length : undefined;
}

function sizeOf({ properties }: Element): Size {
  const [, , width = 0, height = 0] = String(properties["viewBox"]).split(" ").map(Number);
  return { width, height };
}

async function draw(view: Json, format: Format, kit: Kit): Promise<Element> {
  if (!isTopLevel(view)) throw new Error("no view");
  const quiet = logger(None);
  const config = { ...configOf(format), locale: localeOf(kit.language) };
  textMetrics.width = (item, text) => measureItem(item, text, kit.measure);
  const begin = (): { drawn: View; running: Promise<View> } => {
    const { spec } = compile(view, { config, logger: quiet });
    dropLinks(spec);
    setRandom(randomLCG(1));
    const drawn = new View(parse(spec, {}, { ast: true }), {
      expr: expressionInterpreter,
      loader: NO_LOADER,
      logger: quiet,
      renderer: "none",
    });
    // As nothing is loaded, all expressions are evaluated before this returns.
    return { drawn, running: drawn.runAsync() };
  };
  const { drawn, running } = interruptAfter(kit.timeout, begin);
  try {
    await running;
    return svgTree(await drawn.toSVG(), kit.colourOf);
  } finally {
    drawn.finalize();
  }
}

/**
 * Ends work that goes on for too long: an author's regular expression may take years for a short text.
 *
 * @param timeout milliseconds
 * @throws when it does, and what the work throws
 */
function interruptAfter<Result>(timeout: number, work: () => Result): Result {
  try {
    const result: Result = runInNewContext("work()", { work }, { timeout });
    return result;
  } catch (error) {
    // An error of the other context, in which `Error` is another.
    const isLate = isRecord(error) && error["code"] === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    throw isLate ? new Error(`it takes over ${timeout / 1000} s`) : error;
  }
}

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

/** Items of a sequence in an expression: Vega's own takes all memory for one of a billion. */
const MOST_ITEMS = 50_000;

/** Numbers from a first one to before a last one, as Vega has them; none if they are too many. */
function sequence(first: number, last?: number, step = 1): number[] {
  const [start, stop] = last === undefined ? [0, first] : [first, last];
  const length = Math.ceil((stop - start) / step);
  if (!(length >= 0 && length <= MOST_ITEMS)) return [];
  return Array.from({ length }, (_, index) => start + index * step);
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
