import { closest } from "fastest-levenshtein";
import * as v from "valibot";
import type { VFileMessage } from "vfile-message";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { problem, type Place } from "../episode/problem.ts";

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

/** Parses YAML and validates it; every problem has the place of the key or value at fault. */
export function readYaml<S extends Schema>(
  source: YamlSource,
  schema: S,
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

  const result = v.safeParse(schema, parsed.value ?? {});
  if (result.success) return { value: result.output, problems: [], placeOf };
  return fail(
    result.issues.map((issue) => {
      const path = (issue.path ?? []).map(({ key }) => key);
      const name = path.join(".");
      const range = rangeOf(document, path);
      if (issue.type === "strict_object" && issue.expected === "never") {
        const known = closest(String(path.at(-1)), knownKeys(schema, path));
        const reason = `Unexpected key \`${name}\`, expected \`${known}\``;
        return problem("unknown-key", place(keyRange(document, path) ?? START), reason);
      }
      if (!range) {
        const reason = `Unexpected missing key \`${name}\`, expected a value for it`;
        const parent = path.slice(0, -1);
        const range = keyRange(document, parent) ?? itemRange(document, parent) ?? START;
        return problem("invalid-value", place(range), reason);
      }
      const reason = `Unexpected \`${excerpt(source.text, range)}\` as \`${name}\`, expected ${issue.message}`;
      return problem("invalid-value", place(range), reason);
    }),
  );
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

/** The keys of the object in which a path's last key stands. */
function knownKeys(schema: Schema, path: readonly unknown[]): string[] {
  let entries: v.ObjectEntries = schema.entries;
  for (const key of path.slice(0, -1)) {
    const entry = entries[String(key)];
    const inner = entry && "wrapped" in entry ? entry.wrapped : entry;
    const object = inner && "item" in inner ? inner.item : inner;
    if (isObjectSchema(object)) entries = object.entries;
  }
  return Object.keys(entries);
}

function isObjectSchema(schema: unknown): schema is Schema {
  return v.is(v.object({ type: v.literal("strict_object") }), schema);
}
