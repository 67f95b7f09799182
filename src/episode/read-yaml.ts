import * as v from "valibot";
import type { VFileMessage } from "vfile-message";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { nearest, problem, type Place } from "./problem.ts";

/** A YAML text, and where in which file it begins. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  /** Lines of the file above the text. */
  readonly linesAbove: number;
}

/** Lists in lists: ten thousand end not the parser but the process. */
const DEEPEST = 500;

/** An object schema that refuses keys of which it does not know. */
type Schema = v.StrictObjectSchema<
  v.ObjectEntries,
  v.ErrorMessage<v.StrictObjectIssue> | undefined
>;

export interface YamlResult<Value> {
  /** Only when there was no problem. */
  readonly value?: Value;
  readonly problems: VFileMessage[];
  /** Where the value of a key stands, or what lies deeper; the file's start for a key that is not there. */
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
  const lines = new LineCounter();
  const tooDeep = findTooDeep(source.text);
  const document = parseDocument(source.text.slice(0, tooDeep), {
    lineCounter: lines,
    logLevel: "error",
  });
  const place = ([from, to]: Range): Place => {
    const point = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: line + source.linesAbove, column: col };
    };
    return { path: source.path, position: { start: point(from), end: point(to) } };
  };
  const placeOf = (...path: readonly (string | number)[]) =>
    place(rangeOf(document, path) ?? START);
  const fail = (problems: VFileMessage[]) => ({ problems, placeOf });

  if (tooDeep !== undefined) {
    const reason = `Unexpected YAML, expected it to parse: more than ${DEEPEST} lists lie in each other`;
    return fail([problem("yaml-syntax", place([tooDeep, tooDeep + 1]), reason)]);
  }
  const parsed = toValue(document);
  if ("fault" in parsed) {
    const reason = `Unexpected YAML, expected it to parse: ${parsed.fault}`;
    return fail([problem("yaml-syntax", place(parsed.range), reason)]);
  }
  if (document.contents && !isMap(document.contents)) {
    const reason = "Unexpected YAML, expected keys and values, as `title: …`";
    return fail([problem("yaml-syntax", place(rangeOf(document, []) ?? START), reason)]);
  }

  const value = parsed.value ?? {};
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, problems: [], placeOf };
  const unknown = unknownKeys(schema, value).map(({ path, known }) => {
    const [key = ""] = path.slice(-1);
    const expected = (path.length === 1 && elsewhere(key)) || `\`${nearest(key, known)}\``;
    const reason = `Unexpected key \`${path.join(".")}\`, expected ${expected}`;
    return problem("unknown-key", place(keyRange(document, path) ?? START), reason);
  });
  const invalid = result.issues.flatMap((issue) => {
    // Of unknown keys valibot tells the first alone.
    if (issue.type === "strict_object" && issue.expected === "never") return [];
    const path = (issue.path ?? []).map(({ key }) => key);
    const name = path.join(".");
    const range = rangeOf(document, path);
    if (!range) {
      const reason = `Unexpected missing key \`${name}\`, expected a value for it`;
      const parent = path.slice(0, -1);
      const at = keyRange(document, parent) ?? itemRange(document, parent) ?? START;
      return problem("invalid-value", place(at), reason);
    }
    if (issue.path?.at(-1)?.origin === "key") {
      const parent = path.slice(0, -1).join(".");
      const reason = `Unexpected \`${String(path.at(-1))}\` in \`${parent}\`, expected ${issue.message}`;
      return problem("invalid-value", place(keyRange(document, path) ?? range), reason);
    }
    const reason = `Unexpected \`${excerpt(source.text, range)}\` as \`${name}\`, expected ${issue.message}`;
    return problem("invalid-value", place(range), reason);
  });
  const byPlace = (a: VFileMessage, b: VFileMessage) =>
    (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return fail([...unknown, ...invalid].toSorted(byPlace));
}

/** Where lists and maps begin to lie too deep in each other. */
function findTooDeep(text: string): number | undefined {
  let [brackets, dashes] = [0, 0];
  for (const { 0: mark, index } of text.matchAll(/[[{\]}\n]|[-?] (?=[-?] )/g)) {
    if (mark === "\n") dashes = 0;
    else if (mark === "[" || mark === "{") brackets += 1;
    else if (mark === "]" || mark === "}") brackets = Math.max(0, brackets - 1);
    else dashes += 1;
    if (brackets + dashes > DEEPEST) return index;
  }
  return undefined;
}

type Range = readonly [from: number, to: number];
const START: Range = [0, 0];

/** Letters of a value that a message shows. */
const SHOWN = 80;

function toValue(document: Document.Parsed): { value: unknown } | { fault: string; range: Range } {
  const [error] = document.errors;
  if (error) return { fault: error.message.replace(/ at line[\s\S]*$/, ""), range: error.pos };
  try {
    return { value: document.toJS() };
  } catch (error) {
    // An alias without an anchor, or far too many of them.
    return { fault: error instanceof Error ? error.message : String(error), range: START };
  }
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

/** The item of a list that a path leads to. */
function itemRange(document: Document, path: readonly unknown[]): Range | undefined {
  return typeof path.at(-1) === "number" ? rangeOf(document, path) : undefined;
}

/** The first line of a value, or what of it a reader needs. */
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
