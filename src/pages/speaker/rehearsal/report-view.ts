import { words } from "../../../parts/talk/words.ts";
import { el } from "../../../parts/ui/elements.ts";
import type { Report, ReportRow } from "../../../talk/report.ts";
import { formatTimecode } from "../../../timeline/timecode.ts";

/** A run may exceed the planned time by a tenth before it is marked. */
const TOLERANCE = 1.1;

/**
 * Planned and actual times of each segment as bars.
 *
 * @param run index of the run in the report
 */
export function drawChart({ segments }: Report, run: number): HTMLElement {
  const longest = Math.max(
    ...segments.flatMap(({ planned, actual }) => [planned, actual[run] ?? 0]),
    1,
  );
  const rows = segments.map(({ title, planned, actual }) => {
    const took = actual[run] ?? 0;
    const isOver = took > planned * TOLERANCE;
    const bars = el("span", { className: "run-bars", dataset: { over: String(isOver) } });
    bars.style.setProperty("--planned", String(planned / longest));
    bars.style.setProperty("--actual", String(took / longest));
    const [plannedText, tookText] = [formatTimecode(planned), formatTimecode(took)];
    return el(
      "li",
      {},
      el("span", { className: "run-name", ariaHidden: "true" }, title),
      bars,
      el("span", { className: "run-figures", ariaHidden: "true" }, `${tookText} / ${plannedText}`),
      el(
        "span",
        { className: "sr-only" },
        words.rehearsal.chartText({ title, planned: plannedText, actual: tookText }),
      ),
    );
  });
  return el("ol", { className: "run-chart", ariaLabel: words.rehearsal.chart }, ...rows);
}

/**
 * The times of all runs as a table, slide by slide.
 *
 * @param slideSegments segment id by slide id
 */
export function drawTable(
  { whole, slides, segments }: Report,
  slideSegments: ReadonlyMap<string, string>,
): HTMLElement {
  const { columns: names, whole: total, heading } = words.rehearsal;
  const table = el("table", { className: "run-table" });
  const runs = whole.actual.map((_, index) => names.run({ number: index + 1 }));
  const columns = [names.slide, names.planned, ...runs, names.median];
  table
    .createTHead()
    .insertRow()
    .append(...columns.map((text) => el("th", { scope: "col" }, text)));
  for (const segment of segments) {
    const body = table.createTBody();
    addRow(body, segment, "rowgroup");
    for (const each of slides)
      if (slideSegments.get(each.id) === segment.id) addRow(body, each, "row");
  }
  addRow(table.createTFoot(), { ...whole, title: total }, "row");
  return el(
    "div",
    { className: "run-scroller", tabIndex: 0, role: "region", ariaLabel: heading },
    table,
  );
}

function addRow(section: HTMLTableSectionElement, row: ReportRow, scope: "row" | "rowgroup"): void {
  const line = section.insertRow();
  line.className = scope;
  line.append(el("th", { scope }, row.title));
  for (const time of [row.planned, ...row.actual, row.median])
    line.insertCell().textContent = time === undefined ? "–" : formatTimecode(time);
}
