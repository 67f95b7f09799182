import { parse, type ValueNode } from "@humanwhocodes/momoa";
import * as v from "valibot";
import { type Place, problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { BEGINNING, MOST_PROBLEMS, type Reading } from "./reading.ts";

/**
 * Parses JSON and validates it. Every problem has the place of the value at fault, for which a parser that knows places
 * is only called when there is one: it takes ten times as long.
 *
 * @param schema its messages are what comes after "expected"
 */
export function readJson<S extends v.GenericSchema>(
  { path, text }: SourceFile,
  schema: S,
): Reading<v.InferOutput<S>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const { place, fault } = placeOfFault(path, text);
    return {
      problems: [problem("file-syntax", place, `Unexpected JSON, expected it to parse: ${fault}`)],
    };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, problems: [] };
  const root = rootOf(text);
  return {
    problems: result.issues.slice(0, MOST_PROBLEMS).map((issue) => {
      const keys = (issue.path ?? []).map(({ key }) => key);
      const place = { path, position: root && nodeAt(root, keys).loc };
      const name = keys.length > 0 ? `\`${keys.join(".")}\`` : "the file";
      const reason =
        issue.received === "undefined"
          ? `Unexpected missing key ${name}, expected a value for it`
          : `Unexpected ${shorten(issue.received)} as ${name}, expected ${issue.message}`;
      return problem("file-value", place, reason);
    }),
  };
}

function rootOf(text: string): ValueNode | undefined {
  try {
    return parse(text.replace(/^\uFEFF/, " "), { mode: "json" }).body;
  } catch {
    // What is nested deeper than the call stack goes.
    return undefined;
  }
}

function placeOfFault(path: string, text: string): { place: Place; fault: string } {
  try {
    parse(text.replace(/^\uFEFF/, " "), { mode: "json" });
  } catch (error) {
    if (error instanceof Error && "line" in error && "column" in error) {
      const point = { line: Number(error.line), column: Number(error.column) };
      const fault = shorten(error.message.replace(/ \(\d+:\d+\)$/, ""));
      return { place: { path, position: { start: point, end: point } }, fault };
    }
  }
  return { place: { path, position: BEGINNING }, fault: "it is nested too deep" };
}

/** The value that keys lead to, or the last one on the way that is there. */
function nodeAt(root: ValueNode, keys: readonly unknown[]): ValueNode {
  let node = root;
  for (const key of keys) {
    let next: ValueNode | undefined;
    if (node.type === "Array") next = node.elements[Number(key)]?.value;
    else if (node.type === "Object")
      next = node.members.findLast(({ name }) => nameOf(name) === key)?.value;
    if (!next) return node;
    node = next;
  }
  return node;
}

function nameOf(name: {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
}): unknown {
  return name.type === "String" ? name.value : name.name;
}

/** The start of what may be long. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
