import { parseYaml } from "./parse-yaml.ts";

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

/** How many steps a chart has: the greatest `step` of its layers or entries, or one more than their greatest `until`; 0 for YAML that can't be read. */
export function chartSteps(code: string): number {
  const { parsed } = parseYaml(code);
  return "value" in parsed ? greatestStep(parsed.value) : 0;
}

function greatestStep(view: unknown): number {
  if (!isRecord(view)) return 0;
  const { step, until } = view;
  const own = [
    Number.isInteger(step) ? Number(step) : 0,
    Number.isInteger(until) ? Number(until) + 1 : 0,
  ];
  const inner = CHART_LISTS.flatMap((key) => {
    const list = view[key];
    return Array.isArray(list) ? list.map(greatestStep) : [];
  });
  return Math.max(...own, ...inner);
}

/** Whether a value is an object of keys and values. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
