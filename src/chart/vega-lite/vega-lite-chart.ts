import { ChartError, type Chart } from "../chart.ts";
import type { Kit } from "../kit.ts";
import type { Spec } from "../read-spec.ts";
import { checkFields } from "./check-fields.ts";
import { checkSpec } from "./check-spec.ts";
import { describe, tableOf } from "./describe.ts";
import { type DataFiles, loadData } from "./load-data.ts";
import { limitTime } from "./limit-time.ts";
import { plot } from "./plot.ts";

/** Milliseconds of the processor that each row of data may take; there may be 50,000. */
const TIME_OF_ROW = 0.2;

/**
 * Reads a chart in Vega-Lite's grammar.
 *
 * @throws {ChartError} with all that is wrong with it
 */
export async function vegaLiteChart(spec: Spec, files: DataFiles, kit: Kit): Promise<Chart> {
  const problems = checkSpec(spec);
  if (problems.length > 0) throw new ChartError(problems);
  const { value, rowsAt } = await loadData(spec, files);
  const wrong = checkFields(spec, rowsAt);
  if (wrong.length > 0) throw new ChartError(wrong);
  const table = tableOf(spec.value, rowsAt, kit.language);
  const { description } = spec.value;
  const rows = [...rowsAt.values()].reduce((sum, each) => sum + each.length, 0);
  const limited = limitTime(kit.timeout + rows * TIME_OF_ROW);
  return {
    draw: (format) => plot(value, spec, format, kit, limited),
    description:
      typeof description === "string" ? description : describe(spec.value, table, kit.words),
    table,
  };
}
