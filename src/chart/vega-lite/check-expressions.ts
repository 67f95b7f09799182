import { closest, distance } from "fastest-levenshtein";
import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import type { Path, Spec } from "../read-spec.ts";

/** `datum.sand` and `datum["sand"]`. */
const DATUM = /(?<![.\w$])datum(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(["'])([^"'\\]+)\2\s*\])/gu;

/**
 * What is wrong with the columns that expressions of transforms name. Of an unknown one that is near no known one, it is
 * not said: an expression may ask whether there is any.
 *
 * @param columns all that the data and transforms have
 */
export function checkExpressions(
  transforms: unknown,
  path: Path,
  columns: readonly string[],
  spec: Spec,
): VFileMessage[] {
  return expressionsIn(transforms, path).flatMap(({ text, at }) =>
    Array.from(text.matchAll(DATUM), ([, plain, , quoted]) => plain ?? quoted ?? "").flatMap(
      (name) => {
        const near = columns.length > 0 ? closest(name, columns) : name;
        // In a short name, each letter counts for more.
        if (distance(name, near) > Math.min(2, name.length - 2)) return [];
        if (near === name) return [];
        const reason = `Unexpected column \`${name}\` in an expression, expected \`${near}\``;
        return [spec.problemAt("chart-data", at, reason)];
      },
    ),
  );
}

/** What is calculated, and by what is filtered, also within `and`, `or` and `not`. */
function expressionsIn(value: unknown, path: Path): { text: string; at: Path }[] {
  if (typeof value === "string") return [{ text: value, at: path }];
  if (Array.isArray(value))
    return value.flatMap((each, index) => expressionsIn(each, [...path, index]));
  if (!isRecord(value)) return [];
  return ["calculate", "filter", "and", "or", "not"].flatMap((key) =>
    expressionsIn(value[key], [...path, key]),
  );
}
