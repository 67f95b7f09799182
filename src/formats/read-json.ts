import type { ValueNode } from "@humanwhocodes/momoa";
import * as v from "valibot";
import { findJsonFault, shorten } from "../episode/json-fault.ts";
import { type Place, problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import type { Reading } from "./format.ts";
import { collectProblems } from "./problems.ts";

export interface JsonReading<Value> extends Reading<Value> {
  /** The place of the value at a path of keys, or of the last one on the way that exists. */
  readonly placeOf: (...keys: readonly (string | number)[]) => Promise<Place>;
}

/**
 * Parses JSON and validates it. Every problem has the place of its value, for which momoa is loaded and parses the text
 * again, only if there is a problem: it takes ten times as long.
 *
 * @param schema its messages follow "expected"
 */
export async function readJson<S extends v.GenericSchema>(
  { path, text }: SourceFile,
  schema: S,
): Promise<JsonReading<v.InferOutput<S>>> {
  const { problems, report } = collectProblems(path);
  // A space instead of the byte order mark keeps the columns.
  const json = text.replace(/^\uFEFF/, " ");
  const placeOf = async (...keys: readonly unknown[]) => {
    const root = await parsePlaces(json);
    return { path, position: root && nodeAt(root, keys, false).loc };
  };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    const fault = await findJsonFault(json);
    const place = { path, position: fault?.position };
    return { problems: fault ? [problem("file-syntax", place, fault.reason)] : [], placeOf };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, problems: [], placeOf };
  const root = await parsePlaces(json);
  for (const { type, expected, received, message, path: items = [] } of result.issues) {
    const keys = items.map(({ key }) => key);
    const name = keys.length > 0 ? `\`${keys.join(".")}\`` : "the file";
    const isUnknown = type === "strict_object" && expected === "never";
    const reason = isUnknown
      ? `Unexpected key ${name}, expected no such key`
      : received === "undefined"
        ? `Unexpected missing key ${name}, expected a value for it`
        : `Unexpected ${shorten(received)} as ${name}, expected ${message}`;
    report("file-value", () => root && nodeAt(root, keys, isUnknown).loc, reason);
  }
  return { problems: problems(), placeOf };
}

/** `undefined` for what is nested deeper than the call stack. */
async function parsePlaces(json: string): Promise<ValueNode | undefined> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    return parse(json, { mode: "json" }).body;
  } catch {
    return undefined;
  }
}

/** @param ofKey whether the last key is meant instead of its value */
function nodeAt(root: ValueNode, keys: readonly unknown[], ofKey: boolean) {
  let node = root;
  for (const [index, key] of keys.entries()) {
    if (node.type === "Array") {
      const item = node.elements[Number(key)];
      if (!item) return node;
      node = item.value;
    } else if (node.type === "Object") {
      const member = node.members.findLast(({ name }) => nameOf(name) === key);
      if (!member) return node;
      if (ofKey && index === keys.length - 1) return member.name;
      node = member.value;
    } else return node;
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

const SECONDS = "seconds, 0 or more";

/** A time or a length in seconds. */
export const Seconds = v.pipe(
  v.number(SECONDS),
  v.check((seconds) => Number.isFinite(seconds) && seconds >= 0, SECONDS),
);
