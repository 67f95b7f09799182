import type { MermaidConfig } from "mermaid";
import type { Tones } from "../../episode/episode.ts";
import { light } from "./palette.ts";
import type { DrawRequest } from "./protocol.ts";

/** Colours that mean something are the author's to give: sections and branches are told apart by neutral ones. */
const SECTIONS = [light("mark"), light("line")];
const SLICES = [
  light("accent-tint"),
  light("positive-tint"),
  light("mark"),
  light("negative-tint"),
  light("card"),
  light("line"),
];

/** What a diagram is set in, and which classes colour its nodes. */
export type Style = Pick<DrawRequest, "family" | "tones">;

/** Mermaid's configuration: our colours by their light values, our type, no drawing of its own accord. */
export function configuration({ family, tones }: Style, wrappingWidth = 290): MermaidConfig {
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
    themeVariables: variables(family),
    themeCSS: BASE_STYLE + toneStyle(tones),
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

function variables(family: string): Record<string, string | boolean | object> {
  return {
    fontFamily: family,
    fontSize: "25px",
    background: light("paper"),
    primaryColor: light("card"),
    primaryTextColor: light("ink"),
    primaryBorderColor: light("soft"),
    secondaryColor: light("mark"),
    secondaryTextColor: light("ink"),
    secondaryBorderColor: light("soft"),
    tertiaryColor: light("paper"),
    tertiaryTextColor: light("ink"),
    tertiaryBorderColor: light("line"),
    lineColor: light("soft"),
    textColor: light("ink"),
    mainBkg: light("card"),
    nodeBorder: light("soft"),
    nodeTextColor: light("ink"),
    clusterBkg: light("paper"),
    clusterBorder: light("soft"),
    titleColor: light("ink"),
    edgeLabelBackground: light("paper"),
    noteBkgColor: light("mark"),
    noteBorderColor: light("line"),
    noteTextColor: light("ink"),
    actorBkg: light("card"),
    actorBorder: light("soft"),
    actorTextColor: light("ink"),
    actorLineColor: light("soft"),
    signalColor: light("soft"),
    signalTextColor: light("soft"),
    labelBoxBkgColor: light("mark"),
    labelBoxBorderColor: light("soft"),
    labelTextColor: light("ink"),
    loopTextColor: light("soft"),
    activationBkgColor: light("mark"),
    activationBorderColor: light("soft"),
    sequenceNumberColor: light("paper"),
    sectionBkgColor: light("mark"),
    altSectionBkgColor: light("paper"),
    sectionBkgColor2: light("mark"),
    taskBkgColor: light("accent-tint"),
    taskBorderColor: light("accent"),
    taskTextColor: light("ink"),
    taskTextLightColor: light("ink"),
    taskTextDarkColor: light("ink"),
    taskTextOutsideColor: light("ink"),
    taskTextClickableColor: light("ink"),
    activeTaskBkgColor: light("positive-tint"),
    activeTaskBorderColor: light("positive"),
    doneTaskBkgColor: light("card"),
    doneTaskBorderColor: light("soft"),
    critBkgColor: light("negative-tint"),
    critBorderColor: light("negative"),
    gridColor: light("line"),
    todayLineColor: light("negative"),
    ...Object.fromEntries([
      ...numbered("cScale", 12, (index) => SECTIONS[index % SECTIONS.length] ?? light("card")),
      ...numbered("cScaleLabel", 12, () => light("ink")),
      ...numbered("cScaleInv", 12, () => light("soft")),
      ...numbered("cScalePeer", 12, () => light("soft")),
      ...numbered(
        "pie",
        13,
        (index) => SLICES[(index + SLICES.length - 1) % SLICES.length] ?? light("card"),
      ),
      ...numbered("fillType", 8, (index) => SECTIONS[index % SECTIONS.length] ?? light("card")),
    ]),
    pieTitleTextSize: "25px",
    pieTitleTextColor: light("ink"),
    pieSectionTextSize: "21px",
    pieSectionTextColor: light("ink"),
    pieLegendTextSize: "21px",
    pieLegendTextColor: light("ink"),
    pieStrokeColor: light("soft"),
    pieStrokeWidth: "2.5px",
    pieOuterStrokeColor: light("soft"),
    pieOuterStrokeWidth: "2.5px",
    pieOpacity: "1",
    quadrant1Fill: light("positive-tint"),
    quadrant2Fill: light("card"),
    quadrant3Fill: light("card"),
    quadrant4Fill: light("card"),
    quadrant1TextFill: light("soft"),
    quadrant2TextFill: light("soft"),
    quadrant3TextFill: light("soft"),
    quadrant4TextFill: light("soft"),
    quadrantPointFill: light("accent"),
    quadrantPointTextFill: light("ink"),
    quadrantXAxisTextFill: light("soft"),
    quadrantYAxisTextFill: light("soft"),
    quadrantInternalBorderStrokeFill: light("line"),
    quadrantExternalBorderStrokeFill: light("soft"),
    quadrantTitleFill: light("ink"),
    xyChart: {
      backgroundColor: "transparent",
      titleColor: light("ink"),
      xAxisLabelColor: light("soft"),
      xAxisTitleColor: light("soft"),
      xAxisTickColor: light("soft"),
      xAxisLineColor: light("soft"),
      yAxisLabelColor: light("soft"),
      yAxisTitleColor: light("soft"),
      yAxisTickColor: light("soft"),
      yAxisLineColor: light("soft"),
      plotColorPalette: [light("accent"), light("positive"), light("negative"), light("soft")].join(
        ",",
      ),
    },
  };
}

function numbered(
  name: string,
  count: number,
  value: (index: number) => string,
): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`${name}${index}`, value(index)]);
}

const BASE_STYLE = `
  .nodeLabel { font-weight: 600; color: ${light("ink")}; line-height: 1.28; }
  .nodeLabel small, .edgeLabel, .edgeLabel p, .edgeLabel span { font-size: 19px; font-weight: 500; color: ${light("soft")}; }
  .edgeLabel, .edgeLabel p, .labelBkg { background-color: transparent; line-height: 1.28; }
  .edgeLabel rect { fill: none; }
  .node rect, .node circle, .node ellipse, .node polygon, .node path { stroke-width: 2.5px; }
  .node rect.label-container, .node rect.basic { rx: 14px; ry: 14px; }
  .cluster rect { rx: 14px; ry: 14px; stroke-width: 2px; stroke-dasharray: 6 6; }
  .cluster-label, .cluster-label .nodeLabel { font-size: 19px; font-weight: 500; color: ${light("soft")}; }
  .edgePaths path, .flowchart-link, .transition { stroke: ${light("soft")}; stroke-width: 2.5px; }
  .marker, [id$="arrowhead"] path { fill: ${light("soft")}; }
  .edge-thickness-thick.edge-thickness-thick { stroke-width: 5px; }
  .edge-pattern-dotted.edge-pattern-dotted { stroke-dasharray: 2 7; stroke-linecap: round; }
  .edge-pattern-dashed.edge-pattern-dashed { stroke-dasharray: 9 6; }
  .today { display: none; }
  .grid .tick line, .grid .domain { stroke: ${light("line")}; stroke-width: 1.5px; }
  .grid .tick text { font-size: 20px; fill: ${light("soft")}; }
  .titleText { font-size: 25px; font-weight: 600; }
  .sectionTitle { font-weight: 600; }
  .timeline-node text { font-size: 21px; font-weight: 500; }
  .taskWrapper .timeline-node text { font-size: 25px; font-weight: 600; }
  .timeline-node .node-bkg { stroke: ${light("soft")}; stroke-width: 0; }
  .pieTitleText, .pieTitle, .chart-title text { font-weight: 600; }
  .slice { font-weight: 600; }
  .line-plot-0 path, .line-plot-1 path, .line-plot-2 path, .line-plot-3 path { stroke-width: 4px; }
  .members-group .nodeLabel, .methods-group .nodeLabel { font-weight: 500; }
  .messageLine0, .messageLine1 { stroke: ${light("soft")} !important; stroke-width: 2.5px; }
  .actor { stroke-width: 2.5px; }
  rect.actor { rx: 14px; ry: 14px; }
  rect.note { rx: 8px; ry: 8px; }
  .messageText, .loopText, .sectionTitle { stroke: ${light("paper")} !important; stroke-width: 6px; stroke-linejoin: round; paint-order: stroke; }
  .sequenceNumber { font-size: 17px; font-weight: 600; }
  .statediagram-cluster rect.outer { stroke-width: 2.5px; }
  .statediagram-note .nodeLabel { font-size: 21px; font-weight: 500; }
  .actor-line { stroke: ${light("soft")}; stroke-width: 2px; stroke-dasharray: 2 7; }
  .loopLine { stroke: ${light("soft")}; }
`;

/** A rule for each class that colours a node; a neutral node looks like one without a class. */
function toneStyle(tones: Tones): string {
  return Object.entries(tones)
    .flatMap(([word, role]) => {
      if (role === "neutral") return [];
      const node = `.node[class~="${word}"]`;
      const shapes = ["rect", "circle", "ellipse", "polygon", "path"].map(
        (shape) => `${node} ${shape}`,
      );
      return `${shapes.join(", ")} { fill: ${light(`${role}-tint`)} !important; stroke: ${light(role)} !important; }`;
    })
    .join("\n");
}
