import { ChartError } from "./chart.ts";
import type { Spec } from "./read-spec.ts";

/** More than a page should hold for one picture. */
const MOST_SHAPES = 4000;

/** @throws {ChartError} for more shapes than a page should hold */
export function checkShapes(count: number, { problemAt }: Spec): void {
  if (count <= MOST_SHAPES) return;
  const reason = `Unexpected ${count} shapes, expected at most ${MOST_SHAPES}: aggregate or sample the data`;
  throw new ChartError([problemAt("chart-data", [], reason)]);
}
