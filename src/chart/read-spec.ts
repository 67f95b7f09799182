import type { VFileMessage } from "vfile-message";
import { type Document, isMap, isNode, isScalar, LineCounter } from "yaml";
import { isRecord } from "../episode/chart-steps.ts";
import { findJsonFault } from "../episode/json-fault.ts";
import { parseYaml } from "../episode/parse-yaml.ts";
import { type Place, problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";
import { ChartError, type ChartSource } from "./chart.ts";

export type Path = readonly (string | number)[];

/** What an author wrote, and how to say where something in it is wrong. */
export interface Spec {
  readonly value: Record<string, unknown>;
  /** What is wrong at a key or a value, or where it is missing at what should hold it. */
  readonly problemAt: (
    rule: RuleId,
    path: Path,
    reason: string,
    at?: "key" | "value",
  ) => VFileMessage;
}

/** Of a fence; more than any chart needs. */
const MOST_CHARACTERS = 200_000;

/**
 * Reads a chart's YAML, of which JSON is a part.
 *
 * @throws {ChartError} when it can't be read
 */
export async function readSpec({ code, place }: ChartSource): Promise<Spec> {
  const lines = new LineCounter();
  const problemAtOffset = (rule: RuleId, offset: number, reason: string): VFileMessage => {
    const { line, col } = lines.linePos(offset);
    return problem(rule, placeInFence(place, Math.max(1, line), Math.max(1, col)), reason);
  };
  const refuse = (reason: string, offset = 0): never => {
    throw new ChartError([problemAtOffset("chart-syntax", offset, reason)]);
  };
  if (code.length > MOST_CHARACTERS)
    refuse(`Unexpected ${code.length} characters, expected at most ${MOST_CHARACTERS}`);
  const { document, parsed } = parseYaml(code, lines);
  if ("reason" in parsed) {
    const isJson = IS_JSON.test(code);
    const fault = isJson ? await findJsonFault(code) : undefined;
    if (fault) return refuse(fault.reason, fault.offset);
    const { reason, range } = parsed;
    return refuse(isJson ? reason.replace("YAML", "JSON") : reason, range[0]);
  }
  const { value } = parsed;
  if (!isRecord(value)) return refuse("Unexpected chart, expected keys and values, as `mark: bar`");
  return {
    value,
    problemAt: (rule, path, reason, at = "value") =>
      problemAtOffset(rule, offsetOf(document, path, at), reason),
  };
}

/** How JSON begins, and YAML hardly. */
const IS_JSON = /^\s*\{\s*(?:["}]|$)/;

/** A place in a fence. @param line 1-based, inside the code, as the column */
function placeInFence({ path, position }: Place, line: number, column: number): Place {
  if (!position) return { path };
  const start = {
    line: position.start.line + line,
    column: position.start.column - 1 + column,
  };
  return { path, position: { start, end: start } };
}

/** Where a key or a value stands, or the nearest that holds it. */
function offsetOf(document: Document, path: Path, at: "key" | "value"): number {
  if (path.length === 0) return 0;
  const parent = document.getIn(path.slice(0, -1), true);
  const name = String(path.at(-1));
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
    : undefined;
  const node = at === "key" ? pair?.key : document.getIn([...path], true);
  if (isNode(node) && node.range) return node.range[0];
  return offsetOf(document, path.slice(0, -1), "value");
}
