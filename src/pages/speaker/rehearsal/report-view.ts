import { words } from "../../../parts/talk/words.ts";
import type { Report, ReportRow } from "../../../talk/report.ts";
import { formatTimecode } from "../../../timeline/timecode.ts";

/**
 * Planned against actual as bars, a segment a line.
 *
 * @param run index of the run in the report
 */
export function drawChart({ segments }: Report, run: number): HTMLElement {
  const longest = Math.max(
    ...segments.flatMap(({ planned, actual }) => [planned, actual[run] ?? 0]),
    1,
  );
  const chart = document.createElement("ol");
  chart.className = "run-chart";
  chart.setAttribute("aria-label", words.rehearsal.chart);
  chart.append(
    ...segments.map(({ title, planned, actual }) => {
      const took = actual[run] ?? 0;
      const line = document.createElement("li");
      const name = createSpan("run-name", title);
      const bars = createSpan("run-bars", "");
      bars.style.setProperty("--planned", String(planned / longest));
      bars.style.setProperty("--actual", String(took / longest));
      bars.dataset["over"] = String(took > planned * TOLERANCE);
      const figures = createSpan(
        "run-figures",
        `${formatTimecode(took)} / ${formatTimecode(planned)}`,
      );
      figures.ariaHidden = "true";
      const text = words.rehearsal.chartText(title, formatTimecode(planned), formatTimecode(took));
      name.ariaHidden = "true";
      line.append(name, bars, figures, createSpan("sr-only", text));
      return line;
    }),
  );
  return chart;
}

/** A segment that took a tenth longer is no mistake. */
const TOLERANCE = 1.1;

/** The same, slide by slide, in figures. */
export function drawTable(
  { whole, slides, segments }: Report,
  slideSegments: ReadonlyMap<string, string>,
): HTMLElement {
  const table = document.createElement("table");
  table.className = "run-table";
  const { slide, planned, run, median } = words.rehearsal;
  const head = table.createTHead().insertRow();
  for (const text of [slide, planned, ...whole.actual.map((_, index) => run(index + 1)), median]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    head.append(cell);
  }
  for (const segment of segments) {
    const body = table.createTBody();
    addRow(body, segment, "rowgroup");
    for (const each of slides)
      if (slideSegments.get(each.id) === segment.id) addRow(body, each, "row");
  }
  addRow(table.createTFoot(), { ...whole, title: words.rehearsal.whole }, "row");
  const scroller = document.createElement("div");
  scroller.className = "run-scroller";
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", words.rehearsal.heading);
  scroller.append(table);
  return scroller;
}

function addRow(section: HTMLTableSectionElement, row: ReportRow, scope: "row" | "rowgroup"): void {
  const line = section.insertRow();
  line.className = scope;
  const head = document.createElement("th");
  head.scope = scope;
  head.textContent = row.title;
  line.append(head);
  for (const time of [row.planned, ...row.actual, row.median])
    line.insertCell().textContent = time === undefined ? "–" : formatTimecode(time);
}

function createSpan(className: string, text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}
