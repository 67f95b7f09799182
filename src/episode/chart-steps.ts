import { parseDocument } from "yaml";

/** Keys of a chart's views, and of the entries of its short forms, that hold others of their kind. */
export const CHART_LISTS = [
  "layer",
  "hconcat",
  "vconcat",
  "concat",
  "units",
  "parts",
  "timeline",
] as const;

/** How many steps a chart has: the greatest `step` of its layers or entries; 0 for YAML that can't be read. */
export function chartSteps(code: string): number {
  const document = parseDocument(code, { logLevel: "error" });
  if (document.errors.length > 0) return 0;
  try {
    return greatestStep(document.toJS());
  } catch {
    // An alias without an anchor, or too many aliases.
    return 0;
  }
}

function greatestStep(view: unknown): number {
  if (!isRecord(view)) return 0;
  const { step } = view;
  const own = typeof step === "number" && Number.isInteger(step) ? step : 0;
  const inner = CHART_LISTS.flatMap((key) => {
    const list = view[key];
    return Array.isArray(list) ? list.map(greatestStep) : [];
  });
  return Math.max(0, own, ...inner);
}

/** Whether a value is an object of keys and values. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
