import type { Element } from "hast";
import { CHART_LISTS, isRecord } from "../../episode/chart-steps.ts";
import { ChartError, type Format } from "../chart.ts";
import type { Kit } from "../kit.ts";
import type { Spec } from "../read-spec.ts";
import { drawView, type Json } from "./draw-view.ts";
import type { Limited } from "./limit-time.ts";
import { stepName } from "./svg-tree.ts";

/**
 * Draws Vega-Lite.
 *
 * @param value the spec with its data in it
 * @throws {ChartError} when Vega can't draw it
 */
export async function plot(
  value: Readonly<Record<string, unknown>>,
  spec: Spec,
  format: Format,
  kit: Kit,
  limited: Limited,
): Promise<Element> {
  const draw = (view: Json) => drawView(view, { format, spec, kit, limited });
  const named = withNames(value);
  const view = isRecord(named) ? named : {};
  try {
    if (!isComposed(view)) return await draw({ ...fitted(format), ...view });
    // The room that titles and axes take is known once they are drawn.
    const first = { width: format.width / 4, height: format.height / 2 };
    const size = sizeOf(await draw(composed(view, first)));
    const rest = (side: "width" | "height", views: number) =>
      Math.max(40, (format[side] - size[side]) / views + first[side]);
    const inner = {
      width: rest("width", countOf(view["hconcat"]) ?? Math.floor(size.width / first.width)),
      height: rest("height", countOf(view["vconcat"]) ?? Math.floor(size.height / first.height)),
    };
    return await draw(composed(view, inner));
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const reason = `Unexpected chart, expected one that Vega-Lite can draw: ${why}`;
    throw new ChartError([spec.problemAt("chart-syntax", [], reason)]);
  }
}

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
