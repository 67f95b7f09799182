import type { MermaidConfig } from "mermaid";
import type { ColourName } from "../../themes/theme.ts";
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

/** Mermaid's configuration: our colours by their light values, our type, no drawing of its own accord. */
export function configuration(style: Style, wrappingWidth = 290): MermaidConfig {
  const { family } = style;
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
    fontSize: 25,
    themeVariables: variables(style),
    themeCSS: styleSheet(style) + toneStyle(style),
    markdownAutoWrap: true,
    flowchart: {
      curve: "rounded",
      padding: 16,
      nodeSpacing: 48,
      rankSpacing: 72,
      wrappingWidth,
      useMaxWidth: false,
      diagramPadding: 4,
      subGraphTitleMargin: { top: 8, bottom: 8 },
    },
    sequence: {
      mirrorActors: false,
      useMaxWidth: false,
      actorMargin: 90,
      labelBoxWidth: 84,
      labelBoxHeight: 34,
      width: 190,
      height: 64,
      boxMargin: 14,
      boxTextMargin: 12,
      noteMargin: 14,
      messageMargin: 44,
      actorFontSize: 25,
      actorFontFamily: family,
      actorFontWeight: 600,
      messageFontSize: 21,
      messageFontFamily: family,
      messageFontWeight: 500,
      noteFontSize: 21,
      noteFontFamily: family,
      noteFontWeight: 500,
    },
    state: { useMaxWidth: false, nodeSpacing: 48, rankSpacing: 72 },
    class: { useMaxWidth: false },
    er: { useMaxWidth: false, fontSize: 21 },
    pie: { useMaxWidth: false },
    mindmap: { useMaxWidth: false, padding: 16, maxNodeWidth: 240 },
    timeline: { useMaxWidth: false, width: 190, leftMargin: 40, disableMulticolor: true },
    gantt: {
      useMaxWidth: false,
      useWidth: 1096,
      fontSize: 20,
      sectionFontSize: 20,
      barHeight: 40,
      barGap: 8,
      topPadding: 60,
      leftPadding: 180,
      gridLineStartPadding: 45,
    },
    quadrantChart: {
      useMaxWidth: false,
      chartWidth: 760,
      chartHeight: 470,
      titleFontSize: 25,
      quadrantLabelFontSize: 21,
      xAxisLabelFontSize: 21,
      yAxisLabelFontSize: 21,
      pointLabelFontSize: 20,
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
      width: 1096,
      height: 462,
      titleFontSize: 25,
      xAxis: { labelFontSize: 20, titleFontSize: 21 },
      yAxis: { labelFontSize: 20, titleFontSize: 21 },
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
    fontSize: "25px",
    ...Object.fromEntries([...colours, ...series]),
    pieTitleTextSize: "25px",
    pieSectionTextSize: "21px",
    pieLegendTextSize: "21px",
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
  .nodeLabel { font-weight: 600; color: ${palette.ink.light}; line-height: 1.28; }
  .nodeLabel small, .edgeLabel, .edgeLabel p, .edgeLabel span { font-size: 19px; font-weight: 500; color: ${palette.soft.light}; }
  .edgeLabel, .edgeLabel p, .labelBkg { background-color: transparent; line-height: 1.28; }
  .edgeLabel rect { fill: none; }
  .node rect, .node circle, .node ellipse, .node polygon, .node path { stroke-width: ${stroke}px; }
  .node rect.label-container, .node rect.basic { rx: ${radius}px; ry: ${radius}px; }
  .cluster rect { rx: ${radius}px; ry: ${radius}px; stroke-width: 2px; stroke-dasharray: 6 6; }
  .cluster-label, .cluster-label .nodeLabel { font-size: 19px; font-weight: 500; color: ${palette.soft.light}; }
  .edgePaths path, .flowchart-link, .transition { stroke: ${palette.soft.light}; stroke-width: 2.5px; }
  .marker, [id$="arrowhead"] path { fill: ${palette.soft.light}; }
  .edge-thickness-thick.edge-thickness-thick { stroke-width: 5px; }
  .edge-pattern-dotted.edge-pattern-dotted { stroke-dasharray: 2 7; stroke-linecap: round; }
  .edge-pattern-dashed.edge-pattern-dashed { stroke-dasharray: 9 6; }
  .today { display: none; }
  .grid .tick line, .grid .domain { stroke: ${palette.line.light}; stroke-width: 1.5px; }
  .grid .tick text { font-size: 20px; fill: ${palette.soft.light}; }
  .titleText { font-size: 25px; font-weight: 600; }
  .sectionTitle { font-weight: 600; }
  .timeline-node text { font-size: 21px; font-weight: 500; }
  .taskWrapper .timeline-node text { font-size: 25px; font-weight: 600; }
  .timeline-node .node-bkg { stroke: ${palette.soft.light}; stroke-width: 0; }
  .pieTitleText, .pieTitle, .chart-title text { font-weight: 600; }
  .slice { font-weight: 600; }
  .line-plot-0 path, .line-plot-1 path, .line-plot-2 path, .line-plot-3 path { stroke-width: 4px; }
  .members-group .nodeLabel, .methods-group .nodeLabel { font-weight: 500; }
  .messageLine0, .messageLine1 { stroke: ${palette.soft.light} !important; stroke-width: 2.5px; }
  .actor { stroke-width: ${stroke}px; }
  rect.actor { rx: ${radius}px; ry: ${radius}px; }
  rect.note { rx: ${radius / 2}px; ry: ${radius / 2}px; }
  .messageText, .loopText, .sectionTitle { stroke: ${palette.paper.light} !important; stroke-width: 6px; stroke-linejoin: round; paint-order: stroke; }
  .sequenceNumber { font-size: 17px; font-weight: 600; }
  .statediagram-cluster rect.outer { stroke-width: 2.5px; }
  .statediagram-note .nodeLabel { font-size: 21px; font-weight: 500; }
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
      return `${shapes.join(", ")} { fill: ${palette[`${role}-tint`].light} !important; stroke: ${palette[role].light} !important; }`;
    })
    .join("\n");
}
