import * as v from "valibot";
import type { VFileMessage } from "vfile-message";
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter } from "yaml";
import { parseYaml, type ParsedYaml, type Range } from "./parse-yaml.ts";
import { nearestOrAll, problem, type Place } from "./problem.ts";
import type { RuleId } from "./rules/rules.ts";
import { findHashed, findSlips } from "./yaml-slips.ts";

/** YAML in a file. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  /** Lines of the file before the text. */
  readonly linesAbove: number;
}

/** An object schema that allows no other keys than its own. */
type Schema = v.StrictObjectSchema<
  v.ObjectEntries,
  v.ErrorMessage<v.StrictObjectIssue> | undefined
>;

export interface YamlResult<Value> {
  /** Undefined when there are problems. */
  readonly value?: Value;
  readonly problems: VFileMessage[];
  /** The place of a value by its path; the file's start for a key that is not there. */
  readonly placeOf: (...path: readonly (string | number)[]) => Place;
}

/**
 * Parses YAML and validates it; every problem has the place of the key or value at fault.
 *
 * @param elsewhere where a top-level key that the schema does not have belongs, for "expected …"
 */
export function readYaml<S extends Schema>(
  source: YamlSource,
  schema: S,
  elsewhere: (key: string) => string | undefined = () => undefined,
): YamlResult<v.InferOutput<S>> {
  const yaml = openYaml(source);
  const { document, parsed, placeAt, placeOf } = yaml;
  if ("reason" in parsed) {
    const { reason, range } = parsed;
    return { problems: [problem("yaml-syntax", placeAt(range), reason)], placeOf };
  }
  const result = v.safeParse(schema, parsed.value);
  const slips = findSlips(document, source.text).map(({ reason, range }) =>
    problem("invalid-value", placeAt(range), reason),
  );
  if (result.success && slips.length === 0) return { value: result.output, problems: [], placeOf };
  const issues = result.issues ?? [];
  const problems = [
    ...slips,
    ...unknownKeyProblems(yaml, schema, parsed.value, "unknown-key", elsewhere),
    // Valibot reports the first unknown key alone.
    ...issues
      .filter((issue) => issue.type !== "strict_object" || issue.expected !== "never")
      .map(deepest)
      .map((issue) => {
        const { reason, range, actual } = describeIssue(issue, document, source.text);
        const details = { actual, expected: [issue.message] };
        return problem("invalid-value", placeAt(range), reason, details);
      }),
  ];
  return { problems: problems.toSorted(byPlace), placeOf };
}

/** An object schema that passes over other keys than its own. */
export type LenientSchema = v.LooseObjectSchema<
  v.ObjectEntries,
  v.ErrorMessage<v.LooseObjectIssue> | undefined
>;

/**
 * Parses YAML that another program may have a newer form of: what the schema does not know is told, and left out.
 *
 * @param rule of all that is told, but for YAML that can't be parsed
 */
export function readLenientYaml<S extends LenientSchema>(
  source: YamlSource,
  schema: S,
  rule: RuleId,
): YamlResult<v.InferOutput<S>> {
  const yaml = openYaml(source);
  const { document, parsed, placeAt, placeOf } = yaml;
  if ("reason" in parsed) {
    const { reason, range } = parsed;
    return { problems: [problem("yaml-syntax", placeAt(range), reason)], placeOf };
  }
  const problems = unknownKeyProblems(yaml, schema, parsed.value, rule);
  for (;;) {
    const result = v.safeParse(schema, document.toJS() ?? {});
    if (result.success)
      return { value: result.output, problems: problems.toSorted(byPlace), placeOf };
    const [issue] = result.issues;
    const path = (issue.path ?? []).map(({ key }) => key);
    const { reason, range, actual } = describeIssue(issue, document, source.text);
    problems.push(problem(rule, placeAt(range), reason, { actual, expected: [issue.message] }));
    // Without a key that it has to have, all of it.
    const removed = document.hasIn(path) ? path : path.slice(0, -1);
    if (removed.length === 0) return { problems, placeOf };
    document.deleteIn(removed);
  }
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** A file's YAML, and the places of what it says. */
interface Yaml extends ParsedYaml {
  readonly placeAt: (range: Range) => Place;
  readonly placeOf: YamlResult<unknown>["placeOf"];
}

function openYaml({ path, text, linesAbove }: YamlSource): Yaml {
  const lineCounter = new LineCounter();
  const { document, parsed } = parseYaml(text, lineCounter);
  const placeAt = ([from, to]: Range): Place => {
    const point = (offset: number) => {
      const { line, col } = lineCounter.linePos(offset);
      return { line: line + linesAbove, column: col };
    };
    return { path, position: { start: point(from), end: point(to) } };
  };
  return {
    document,
    parsed: "reason" in parsed ? parsed : asKeys(document, parsed.value),
    placeAt,
    placeOf: (...keys) => placeAt(rangeOf(document, keys) ?? START),
  };
}

function unknownKeyProblems(
  { document, placeAt }: Yaml,
  schema: Schema | LenientSchema,
  value: unknown,
  rule: RuleId,
  elsewhere: (key: string) => string | undefined = () => undefined,
): VFileMessage[] {
  return unknownKeys(schema, value).map(({ path, known }) => {
    const [key = ""] = path.slice(-1);
    const plain = key.replaceAll(UNSEEN, "");
    const expected =
      (plain !== key && known.includes(plain) && `\`${plain}\` without the unseen space in it`) ||
      (path.length === 1 && elsewhere(key)) ||
      nearestOrAll(key, known);
    const reason = `Unexpected key \`${path.join(".")}\`, expected ${expected}`;
    const details = { actual: key, expected: known };
    return problem(rule, placeAt(keyRange(document, path) ?? START), reason, details);
  });
}

/** What an editor shows as a space, or not at all, and YAML takes for a letter. */
const UNSEEN = /[\p{Zs}\p{Cf}]/gu;

type Issue = Pick<v.BaseIssue<unknown>, "message" | "type"> & {
  readonly path?: readonly { readonly key: unknown; readonly origin: unknown }[] | undefined;
};

/** Of a value that may have several forms: what is wrong within it, where one of them has that key. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const within = issue.issues?.find(
    ({ path, input, expected }) => path && input !== undefined && expected !== "never",
  );
  return within?.path && issue.path ? { ...within, path: [...issue.path, ...within.path] } : issue;
}

/** What is wrong with a value, or with a key that an author may choose. */
function describeIssue(
  issue: Issue,
  document: Document,
  text: string,
): { reason: string; range: Range; actual?: string } {
  const path = (issue.path ?? []).map(({ key }) => key);
  const parent = path.slice(0, -1);
  const range = rangeOf(document, path);
  if (!range) {
    const reason = `Unexpected missing key \`${path.join(".")}\`, expected a value for it`;
    return { reason, range: keyRange(document, parent) ?? itemRange(document, parent) ?? START };
  }
  if (issue.path?.at(-1)?.origin === "key") {
    const key = String(path.at(-1));
    const reason = `Unexpected \`${key}\` in \`${parent.join(".")}\`, expected ${issue.message}`;
    return { reason, range: keyRange(document, path) ?? range, actual: key };
  }
  const actual = excerpt(text, range);
  const hashed = findHashed(text, range);
  if (hashed !== undefined) {
    const reason = `Unexpected nothing as \`${path.join(".")}\`, expected quotes, as \`"${hashed}"\`: \`#\` begins a comment`;
    return { reason, range, actual };
  }
  const isListForKeys = KEYS_AND_VALUES.has(issue.type) && isSeq(document.getIn(path, true));
  const shown = isListForKeys ? "list" : `\`${actual}\``;
  const reason = `Unexpected ${shown} as \`${path.join(".")}\`, expected ${issue.message}`;
  return { reason, range, actual };
}

/** Types of issues about what is to have keys and values. */
const KEYS_AND_VALUES = new Set(["strict_object", "loose_object", "record"]);

const START: Range = [0, 0];

/** Characters of a value that a message shows. */
const SHOWN = 80;

/** A value that is an object; nothing is an empty one. */
function asKeys(document: Document, value: unknown): ParsedYaml["parsed"] {
  if (!document.contents || isMap(document.contents)) return { value: value ?? {} };
  const reason = "Unexpected YAML, expected keys and values, as `title: …`";
  return { reason, range: rangeOf(document, []) ?? START };
}

function rangeOf(document: Document, path: readonly unknown[]): Range | undefined {
  const node = document.getIn([...path], true);
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}

function keyRange(document: Document, path: readonly unknown[]): Range | undefined {
  const map = document.getIn(path.slice(0, -1), true);
  if (!isMap(map)) return undefined;
  const key = map.items.find((pair) => isScalar(pair.key) && String(pair.key) === path.at(-1))?.key;
  return isNode(key) && key.range ? [key.range[0], key.range[1]] : undefined;
}

/** The range of a list's item; undefined for a path that ends in a key. */
function itemRange(document: Document, path: readonly unknown[]): Range | undefined {
  return typeof path.at(-1) === "number" ? rangeOf(document, path) : undefined;
}

/** The first line of a value, shortened. */
function excerpt(text: string, [from, to]: Range): string {
  const [line = ""] = text.slice(from, Math.min(to, from + SHOWN + 1)).split(/\r?\n/, 1);
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

interface UnknownKey {
  readonly path: readonly string[];
  /** The keys that its object may have. */
  readonly known: readonly string[];
}

/** Every key of a value, at any depth, that its schema does not have. */
function unknownKeys(schema: unknown, value: unknown, path: readonly string[] = []): UnknownKey[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (typeof value !== "object" || value === null) return [];
  if ("wrapped" in schema) return unknownKeys(schema.wrapped, value, path);
  if (Array.isArray(value) && !("item" in schema)) return [];
  const inner = (schemaOf: (key: string) => unknown) =>
    Object.entries(value).flatMap(([key, each]) =>
      unknownKeys(schemaOf(key), each, [...path, key]),
    );
  if ("item" in schema) return inner(() => schema.item);
  if ("value" in schema) return inner(() => schema.value);
  if (!("entries" in schema)) return [];
  const entries = new Map<string, unknown>(Object.entries(schema.entries ?? {}));
  const known = [...entries.keys()];
  return [
    ...Object.keys(value)
      .filter((key) => !entries.has(key))
      .map((key) => ({ path: [...path, key], known })),
    ...inner((key) => entries.get(key)),
  ];
}
