import type { Config } from "vega-lite";
import type { Format } from "../chart.ts";

/** The name of the theme's scheme of colours for numbers. */
export const RAMP = "cuedeck";

const LINE = 2.5;

/** How charts look: the sizes of the slide, the theme's colours by their names, and no line that says nothing. */
export function configOf({ label, note }: Format): Config {
  const guide = {
    labelColor: "soft",
    labelFont: "label",
    labelFontSize: note,
    labelFontWeight: 500,
    labelLimit: 0,
    titleColor: "ink",
    titleFont: "label",
    titleFontSize: note,
    titleFontWeight: 600,
    titleLimit: 0,
  } as const;
  const text = { color: "ink", font: "label", fontSize: label, fontWeight: 600 } as const;
  return {
    background: "none",
    font: "label",
    padding: 2,
    view: { stroke: null },
    mark: { color: "accent", invalid: null },
    area: { opacity: 1, line: false },
    bar: { discreteBandSize: { band: 0.72 } },
    boxplot: { size: 36, median: { color: "paper" } },
    circle: { size: 500, opacity: 1 },
    line: { strokeWidth: 5, strokeCap: "round", strokeJoin: "round" },
    point: { size: 500, filled: true, opacity: 1 },
    rule: { color: "ink", strokeWidth: LINE },
    square: { size: 500, opacity: 1 },
    text,
    tick: { thickness: 4 },
    trail: { opacity: 1 },
    title: {
      anchor: "start",
      color: "ink",
      font: "label",
      fontSize: label,
      fontWeight: 600,
      offset: note,
      subtitleColor: "soft",
      subtitleFont: "label",
      subtitleFontSize: note,
      subtitleFontWeight: 500,
    },
    header: { ...guide, titlePadding: note / 2 },
    axis: {
      ...guide,
      domainCap: "round",
      domainColor: "ink",
      domainWidth: LINE,
      gridColor: "line",
      gridWidth: 2,
      labelPadding: note / 2,
      tickColor: "ink",
      tickSize: note / 2,
      tickWidth: LINE,
      titlePadding: note * 0.75,
    },
    axisQuantitative: { domain: false, ticks: false, tickCount: 5 },
    axisDiscrete: { ticks: false, grid: false },
    axisX: { labelAngle: 0, labelFlush: false },
    axisY: { titleAlign: "left", titleAnchor: "end", titleAngle: 0, titleX: 0, titleY: -note },
    legend: {
      ...guide,
      columnPadding: note,
      direction: "horizontal",
      gradientLength: 240,
      gradientThickness: note,
      labelOffset: note / 3,
      // Above it stands the title of the vertical axis.
      offset: note * 1.8,
      orient: "top",
      symbolSize: 400,
      symbolStrokeWidth: 0,
    },
    range: {
      category: ["accent", "positive", "negative", "soft", "ink"],
      heatmap: { scheme: RAMP },
      ordinal: { scheme: RAMP },
      ramp: { scheme: RAMP },
    },
  };
}
