import { closest } from "fastest-levenshtein";
import * as v from "valibot";
import type { VFileMessage } from "vfile-message";
import { isNode, LineCounter, parseDocument } from "yaml";
import { problem, type Place } from "../episode/problem.ts";

/** A YAML text, and where in which file it begins. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  /** Lines of the file above the text. */
  readonly linesAbove: number;
}

/** An object schema that refuses keys of which it does not know. */
type Schema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

export interface YamlResult<Value> {
  /** Only when there was no problem. */
  readonly value?: Value;
  readonly problems: VFileMessage[];
  /** Where the value of a key stands; the file's start for a key that is not there. */
  placeOf(key: string): Place;
}

/** Parses YAML and validates it; every problem has the place of the key or value at fault. */
export function readYaml<S extends Schema>(
  source: YamlSource,
  schema: S,
): YamlResult<v.InferOutput<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines });
  const place = (from: number, to: number): Place => {
    const point = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: line + source.linesAbove, column: col };
    };
    return { path: source.path, position: { start: point(from), end: point(to) } };
  };

  const placeOf = (...path: unknown[]): Place => {
    const node = document.getIn(path, true);
    const [from, to] = isNode(node) && node.range ? node.range : [0, 0];
    return place(from, to);
  };

  const [fault] = document.errors;
  if (fault) {
    const reason = fault.message.replace(/ at line[\s\S]*$/, "");
    const message = problem(
      "yaml-syntax",
      place(...fault.pos),
      `Unexpected YAML, expected it to parse: ${reason}`,
    );
    return { problems: [message], placeOf };
  }

  const result = v.safeParse(schema, document.toJS() ?? {});
  if (result.success) return { value: result.output, problems: [], placeOf };

  const known = Object.keys(schema.entries);
  const problems = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key);
    const key = String(path.at(-1));
    if (issue.type !== "strict_object") {
      const reason = `Unexpected ${issue.received} as \`${path.join(".")}\`, expected ${issue.expected ?? issue.message}`;
      return problem("invalid-value", placeOf(...path), reason);
    }
    if (issue.expected !== "never") {
      return problem(
        "invalid-value",
        place(0, 0),
        `Unexpected missing key \`${key}\`, expected a value for it`,
      );
    }
    const at = source.text.search(new RegExp(`^\\s*${escape(key)}\\s*:`, "m"));
    const where = at < 0 ? placeOf(...path) : place(at, at + key.length);
    return problem(
      "unknown-key",
      where,
      `Unexpected key \`${key}\`, expected \`${closest(key, known)}\``,
    );
  });
  return { problems, placeOf };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
