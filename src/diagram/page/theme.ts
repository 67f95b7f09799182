import type { MermaidConfig } from "mermaid";
import type { ColourName } from "../../themes/theme.ts";
import { ROOM } from "./changes.ts";
import type { Drawing } from "./lay-out.ts";
import type { DrawRequest } from "./protocol.ts";

/** Mermaid's variables for colours, by the token that each of them gets. */
const VARIABLES: Readonly<Record<string, string>> = {
  paper: `
    background tertiaryColor clusterBkg edgeLabelBackground sequenceNumberColor
    altSectionBkgColor
  `,
  card: "primaryColor mainBkg actorBkg doneTaskBkgColor quadrant2Fill quadrant3Fill quadrant4Fill",
  ink: `
    primaryTextColor secondaryTextColor tertiaryTextColor textColor nodeTextColor titleColor
    noteTextColor actorTextColor labelTextColor taskTextColor taskTextLightColor
    taskTextDarkColor taskTextOutsideColor taskTextClickableColor pieTitleTextColor
    pieSectionTextColor pieLegendTextColor quadrantPointTextFill quadrantTitleFill
  `,
  soft: `
    primaryBorderColor secondaryBorderColor lineColor nodeBorder clusterBorder actorBorder
    actorLineColor signalColor signalTextColor labelBoxBorderColor loopTextColor
    activationBorderColor doneTaskBorderColor pieStrokeColor pieOuterStrokeColor
    quadrant1TextFill quadrant2TextFill quadrant3TextFill quadrant4TextFill
    quadrantXAxisTextFill quadrantYAxisTextFill quadrantExternalBorderStrokeFill
  `,
  mark: `
    secondaryColor noteBkgColor labelBoxBkgColor activationBkgColor sectionBkgColor
    sectionBkgColor2
  `,
  line: "tertiaryBorderColor noteBorderColor gridColor quadrantInternalBorderStrokeFill",
  accent: "taskBorderColor quadrantPointFill",
  "accent-tint": "taskBkgColor",
  positive: "activeTaskBorderColor",
  "positive-tint": "activeTaskBkgColor quadrant1Fill",
  negative: "critBorderColor todayLineColor",
  "negative-tint": "critBkgColor",
};

/** Sections and branches are told apart by neutral colours: those with a meaning are for the author to give. */
const SECTIONS = ["mark", "line"] as const;

/** Mermaid's variables that end in a number, from 0, by the colours that they get in turn. */
const SERIES: Readonly<Record<string, readonly ColourName[]>> = {
  cScale: SECTIONS,
  cScaleLabel: ["ink"],
  cScaleInv: ["soft"],
  cScalePeer: ["soft"],
  fillType: SECTIONS,
  // Mermaid begins at 1.
  pie: ["line", "accent-tint", "positive-tint", "mark", "negative-tint", "card"],
};
const SERIES_LENGTH = 13;

/** What the lines and bars of a chart get in turn. */
const PLOTS = ["accent", "positive", "negative", "soft"] as const;

/** What a diagram is set in, and which classes colour its nodes. */
export type Style = Pick<DrawRequest, "family" | "palette" | "node" | "tones">;

/** What labels and charts have room for, in pixels. */
export type Space = Pick<Drawing, "wrap" | "area">;

/** Sizes of type, as themes have them on slides: of main labels, and of second lines and edges. */
const TYPE = { main: 28, second: 24 };

/** Mermaid's configuration: our colours by their light values, our type, no drawing of its own accord. */
export function configuration(
  style: Style,
  { wrap = 320, area = { width: 1096, height: 476 } }: Space = {},
): MermaidConfig {
  const { family } = style;
  const isTall = area.height > area.width;
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    deterministicIds: true,
    deterministicIDSeed: "cuedeck",
    htmlLabels: true,
    theme: "base",
    look: "classic",
    fontFamily: family,
    fontSize: TYPE.main,
    themeVariables: variables(style),
    themeCSS: styleSheet(style) + toneStyle(style),
    markdownAutoWrap: true,
    flowchart: {
      curve: "rounded",
      padding: 10,
      nodeSpacing: 48,
      rankSpacing: 72,
      wrappingWidth: wrap,
      useMaxWidth: false,
      diagramPadding: 4,
      subGraphTitleMargin: { top: 8, bottom: 8 },
    },
    sequence: {
      mirrorActors: false,
      useMaxWidth: false,
      wrap: isTall,
      actorMargin: isTall ? 30 : 90,
      labelBoxWidth: 84,
      labelBoxHeight: 34,
      width: isTall ? 150 : 190,
      height: 64,
      boxMargin: 14,
      boxTextMargin: 12,
      noteMargin: 14,
      messageMargin: 44,
      actorFontSize: TYPE.main,
      actorFontFamily: family,
      actorFontWeight: 600,
      messageFontSize: TYPE.second,
      messageFontFamily: family,
      messageFontWeight: 500,
      noteFontSize: TYPE.second,
      noteFontFamily: family,
      noteFontWeight: 500,
    },
    state: { useMaxWidth: false, nodeSpacing: 48, rankSpacing: 72 },
    class: { useMaxWidth: false },
    er: { useMaxWidth: false, fontSize: TYPE.second },
    pie: { useMaxWidth: false },
    mindmap: { useMaxWidth: false, padding: 16, maxNodeWidth: 240 },
    timeline: { useMaxWidth: false, width: 190, leftMargin: 40, disableMulticolor: true },
    gantt: {
      useMaxWidth: false,
      useWidth: area.width,
      fontSize: TYPE.second,
      sectionFontSize: TYPE.second,
      barHeight: 40,
      barGap: 8,
      topPadding: 60,
      leftPadding: 180,
      gridLineStartPadding: 45,
    },
    quadrantChart: {
      useMaxWidth: false,
      chartWidth: Math.min(760, area.width),
      chartHeight: Math.min(560, area.height),
      titleFontSize: TYPE.main,
      quadrantLabelFontSize: TYPE.second,
      xAxisLabelFontSize: TYPE.second,
      yAxisLabelFontSize: TYPE.second,
      pointLabelFontSize: TYPE.second,
      pointRadius: 8,
      pointTextPadding: 14,
      quadrantTextTopPadding: 14,
      quadrantPadding: 12,
      xAxisLabelPadding: 10,
      yAxisLabelPadding: 10,
      quadrantExternalBorderStrokeWidth: 2.5,
    },
    xyChart: {
      useMaxWidth: false,
      width: area.width,
      height: Math.min(560, area.height),
      titleFontSize: TYPE.main,
      xAxis: { labelFontSize: TYPE.second, titleFontSize: TYPE.second },
      yAxis: { labelFontSize: TYPE.second, titleFontSize: TYPE.second },
    },
  };
}

function variables({ family, palette }: Style): Record<string, string | boolean | object> {
  const colours = Object.entries(palette).flatMap(([colour, { light }]) =>
    (VARIABLES[colour] ?? "")
      .trim()
      .split(/\s+/)
      .map((name) => [name, light]),
  );
  const series = Object.entries(SERIES).flatMap(([name, colours]) =>
    Array.from({ length: SERIES_LENGTH }, (_, index) => [
      `${name}${index}`,
      palette[colours[index % colours.length] ?? "card"].light,
    ]),
  );
  const axes = ["Label", "Title", "Tick", "Line"].flatMap((part) =>
    ["x", "y"].map((axis) => [`${axis}Axis${part}Color`, palette.soft.light]),
  );
  return {
    fontFamily: family,
    fontSize: `${TYPE.main}px`,
    ...Object.fromEntries([...colours, ...series]),
    pieTitleTextSize: `${TYPE.main}px`,
    pieSectionTextSize: `${TYPE.second}px`,
    pieLegendTextSize: `${TYPE.second}px`,
    pieStrokeWidth: "2.5px",
    pieOuterStrokeWidth: "2.5px",
    pieOpacity: "1",
    xyChart: {
      backgroundColor: "transparent",
      titleColor: palette.ink.light,
      ...Object.fromEntries(axes),
      plotColorPalette: PLOTS.map((colour) => palette[colour].light).join(","),
    },
  };
}

const styleSheet = ({ palette, node: { radius, stroke } }: Style): string => `
  .nodeLabel { font-weight: 600; color: ${palette.ink.light}; line-height: 1.2; }
  .nodeLabel small, .edgeLabel, .edgeLabel p, .edgeLabel span { font-size: ${TYPE.second}px; font-weight: 500; color: ${palette.soft.light}; }
  .edgeLabel, .edgeLabel p, .labelBkg { background-color: transparent; line-height: 1.2; }
  .edgeLabel rect { fill: none; }
  .node rect, .node circle, .node ellipse, .node polygon, .node path { stroke-width: ${stroke}px; }
  .node rect.label-container, .node rect.basic { rx: ${radius}px; ry: ${radius}px; }
  .cluster rect { rx: ${radius}px; ry: ${radius}px; stroke-width: 2px; stroke-dasharray: 6 6; }
  .cluster-label, .cluster-label .nodeLabel { font-size: ${TYPE.second}px; font-weight: 500; color: ${palette.soft.light}; }
  .edgePaths path { stroke: ${palette.ink.light}; stroke-width: 2.5px; }
  .edgePaths :is(.flowchart-link, .transition) { stroke-width: 3.2px; }
  .marker, [id$="arrowhead"] path, [id$="barbEnd"] path { fill: ${palette.ink.light} !important; }
  .edge-thickness-thick.edge-thickness-thick { stroke-width: 5px; }
  :is(.edge-pattern-dotted, .stroke-dotted):not(.stroke-solid, .stroke-dashed) { stroke-width: 4.5px !important; stroke-dasharray: 0.1 9 !important; stroke-linecap: round; }
  .edge-pattern-dashed, .stroke-dashed, .messageLine1 { stroke-dasharray: 11 8 !important; }
  .edge-pattern-solid:not(.stroke-dashed, .stroke-dotted), .stroke-solid { stroke-dasharray: none !important; }
  .node:is(.raised, .lowered) .nodeLabel p::before { content: ""; display: inline-block; width: ${ROOM}px; }
  .node .change.change { fill: ${palette.ink.light} !important; stroke: none !important; }
  .sign path { fill: ${palette.ink.light}; stroke: none; }
  .sign.open path { fill: none; stroke: ${palette.ink.light}; stroke-width: 3.2px; }
  .today { display: none; }
  .grid .tick line, .grid .domain { stroke: ${palette.line.light}; stroke-width: 1.5px; }
  .grid .tick text { font-size: ${TYPE.second}px; fill: ${palette.soft.light}; }
  .titleText { font-size: ${TYPE.main}px; font-weight: 600; }
  .sectionTitle { font-weight: 600; }
  .timeline-node text { font-size: ${TYPE.second}px; font-weight: 500; }
  .taskWrapper .timeline-node text { font-size: ${TYPE.main}px; font-weight: 600; }
  .timeline-node .node-bkg { stroke: ${palette.soft.light}; stroke-width: 0; }
  .pieTitleText, .pieTitle, .chart-title text { font-weight: 600; }
  .slice { font-weight: 600; }
  .line-plot-0 path, .line-plot-1 path, .line-plot-2 path, .line-plot-3 path { stroke-width: 4px; }
  .members-group .nodeLabel, .methods-group .nodeLabel { font-weight: 500; }
  .messageLine0, .messageLine1 { stroke: ${palette.ink.light} !important; stroke-width: 3.2px; }
  .actor { stroke-width: ${stroke}px; }
  rect.actor { rx: ${radius}px; ry: ${radius}px; }
  rect.note { rx: ${radius / 2}px; ry: ${radius / 2}px; }
  .messageText, .loopText, .sectionTitle { stroke: ${palette.paper.light} !important; stroke-width: 6px; stroke-linejoin: round; paint-order: stroke; }
  .sequenceNumber { font-size: 22px; font-weight: 600; }
  .statediagram-cluster rect.outer { stroke-width: 2.5px; }
  .statediagram-note .nodeLabel { font-size: ${TYPE.second}px; font-weight: 500; }
  .actor-line { stroke: ${palette.soft.light}; stroke-width: 2px; stroke-dasharray: 2 7; }
  .loopLine { stroke: ${palette.soft.light}; }
`;

/** A rule for each class that colours a node; a neutral node looks like one without a class. */
function toneStyle({ palette, tones }: Style): string {
  return Object.entries(tones)
    .flatMap(([word, role]) => {
      if (role === "neutral") return [];
      const node = `.node[class~="${word}"]`;
      const shapes = ["rect", "circle", "ellipse", "polygon", "path"].map(
        (shape) => `${node} ${shape}`,
      );
      return `${shapes.join(", ")} { fill: ${palette[`${role}-tint`].light} !important; stroke: ${palette[role].light} !important; }
      ${node} .change.change { fill: ${palette[role].light} !important; }`;
    })
    .join("\n");
}
