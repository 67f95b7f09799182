import type { Element } from "hast";
import { s } from "hastscript";
import type * as v from "valibot";
import { visit } from "unist-util-visit";
import { chartSteps } from "../episode/chart-steps.ts";
import type { Stroke } from "../episode/episode.ts";
import { alternatives } from "../episode/problem.ts";
import { readYaml } from "../episode/read-yaml.ts";
import { ID_TOKEN } from "../picture/place-picture.ts";
import type { ThemeColours } from "../themes/theme.ts";
import { type Chart, ChartError, type ChartResult, type ChartSource, TALL, WIDE } from "./chart.ts";
import { checkShapes } from "./check-shapes.ts";
import { coloursOf, expectedColour } from "./colours.ts";
import { TimelineForm, timelineChart } from "./forms/timeline.ts";
import { unitChart, UnitsForm } from "./forms/units.ts";
import type { ChartWords, Kit } from "./kit.ts";
import type { MeasureText } from "./measure-text.ts";
import { type Path, readSpec, type Spec } from "./read-spec.ts";
import type { DataFiles } from "./vega-lite/load-data.ts";
import { vegaLiteChart } from "./vega-lite/vega-lite-chart.ts";

export interface DrawChartOptions {
  readonly measure: MeasureText;
  readonly colours: ThemeColours;
  readonly words: ChartWords;
  readonly files: DataFiles;
  /** Milliseconds of the processor after which a chart is given up, to which its rows are added; 900 when left out. */
  readonly timeout?: number | undefined;
}

/** A chart takes 50 to 300. */
const TIMEOUT = 900;

/** Draws a chart in both formats; whatever is wrong with it comes back with its place. */
export async function drawChart(
  source: ChartSource,
  options: DrawChartOptions,
): Promise<ChartResult> {
  try {
    const spec = await readSpec(source);
    const chart = await readChart(source, spec, options);
    const wide = finish(await chart.draw(WIDE), chart, spec);
    const tall = finish(await chart.draw(TALL), chart, spec);
    checkSteps(source.code, wide, spec);
    const { description, table } = chart;
    return { type: "svg", picture: { wide, tall, data: { description, table } } };
  } catch (error) {
    if (error instanceof ChartError) return { type: "error", problems: error.problems };
    throw error;
  }
}

/** The short forms, by the key that begins them: all else is Vega-Lite. */
const FORMS = {
  units: form(UnitsForm, unitChart),
  timeline: form(TimelineForm, timelineChart),
};

function form<Schema extends Parameters<typeof readYaml>[1]>(
  schema: Schema,
  chart: (value: v.InferOutput<Schema>, kit: Kit) => Chart,
) {
  return (source: ChartSource, kit: Kit): Chart => {
    const { path, position } = source.place;
    const yaml = { path, text: source.code, linesAbove: position?.start.line ?? 0 };
    const { value, problems } = readYaml(yaml, schema);
    if (value === undefined) throw new ChartError(problems);
    return chart(value, kit);
  };
}

async function readChart(
  source: ChartSource,
  spec: Spec,
  { measure, colours, words, files, timeout = TIMEOUT }: DrawChartOptions,
): Promise<Chart> {
  const known = coloursOf(source.tones, colours);
  const unknown = (what: string, name: string, expected: string): never => {
    const reason = `Unexpected ${what} \`${name}\`, expected ${expected}`;
    throw new ChartError([spec.problemAt("chart-syntax", pathTo(name, spec.value) ?? [], reason)]);
  };
  const { tones, badges } = source;
  const colourOf = (name: string): string =>
    known(name) ?? unknown("colour", name, expectedColour(tones));
  const strokeOf = (name: string): Stroke =>
    (Object.hasOwn(badges, name) ? badges[name] : undefined) ??
    unknown("badge", name, `one of the show: ${alternatives(Object.keys(badges))}`);
  const { language } = source;
  const kit: Kit = { measure, colourOf, strokeOf, words, language, timeout };
  const [, short] = Object.entries(FORMS).find(([key]) => key in spec.value) ?? [];
  return short ? short(source, kit) : vegaLiteChart(spec, files, kit);
}

/** Where a text stands in a spec. */
function pathTo(text: string, value: unknown): Path | undefined {
  if (value === text) return [];
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, each] of entries) {
    const path = pathTo(text, each);
    if (path) return [key, ...path];
  }
  return undefined;
}

/**
 * Finds steps that show nothing: the deck would pass over them, and then be ahead of the notes.
 *
 * @throws {ChartError} with each of them
 */
function checkSteps(code: string, svg: Element, { problemAt }: Spec): void {
  const shown = new Set<number>();
  visit(svg, "element", ({ properties: { dataStep, dataUntil } }) => {
    shown.add(Number(dataStep)).add(Number(dataUntil) + 1);
  });
  const steps = Array.from({ length: chartSteps(code) }, (_, index) => index + 1);
  const problems = steps
    .filter((step) => !shown.has(step))
    .map((step) => {
      const reason = `Unexpected step ${step} that shows nothing, expected something with \`step: ${step}\` that is drawn`;
      return problemAt("chart-step", [], reason);
    });
  if (problems.length > 0) throw new ChartError(problems);
}

/** Makes an image of a drawn chart, named by its description. */
function finish(svg: Element, { description }: Chart, spec: Spec): Element {
  let elements = 0;
  visit(svg, "element", () => void (elements += 1));
  checkShapes(elements, spec);
  const id = `${ID_TOKEN}-title`;
  svg.properties["role"] = "img";
  // In a lower room it is smaller, and still begins where the title does.
  svg.properties["preserveAspectRatio"] = "xMinYMid";
  svg.properties["ariaLabelledBy"] = [id];
  svg.children.unshift(s("title", { id }, description));
  return svg;
}
