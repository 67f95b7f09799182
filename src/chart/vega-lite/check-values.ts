import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { nearestOrAll } from "../../episode/problem.ts";
import type { Path, Spec } from "../read-spec.ts";
import { KEYS, type Part } from "./values.ts";

/** What is wrong with values of which there are few, and with numbers that are too large; those of views in a view are not looked at. */
export function checkValues(part: Part, value: unknown, path: Path, spec: Spec): VFileMessage[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => checkValues(part, each, [...path, index], spec));
  if (!isRecord(value)) return [];
  const {
    values = {},
    most = {},
    parts = {},
  } = KEYS[part === "transform" && "impute" in value ? "impute" : part];
  return [
    ...Object.entries(values).flatMap(([key, known]) => {
      const text = value[key];
      if (typeof text !== "string" || isKnown(text, known, part, key)) return [];
      const reason = `Unexpected ${key} \`${text}\`, expected ${nearestOrAll(text, known, "one that Vega-Lite has here")}`;
      return [spec.problemAt("chart-syntax", [...path, key], reason)];
    }),
    ...Object.entries(most).flatMap(([key, limit]) => {
      const number = value[key];
      if (typeof number !== "number" || number <= limit) return [];
      const reason = `Unexpected ${key} \`${number}\`, expected at most ${limit}`;
      return [spec.problemAt("chart-syntax", [...path, key], reason)];
    }),
    ...Object.entries(parts).flatMap(([key, inner]) =>
      checkValues(inner, value[key], [...path, key], spec),
    ),
  ];
}

/** Parts of which Vega-Lite takes the `type` in any case; all other values have but one. */
const IN_ANY_CASE: ReadonlySet<Part> = new Set(["channel", "facet", "projection"]);

function isKnown(text: string, known: readonly string[], part: Part, key: string): boolean {
  if (key !== "type" || !IN_ANY_CASE.has(part)) return known.includes(text);
  return known.some((name) => name.toLowerCase() === text.toLowerCase());
}
