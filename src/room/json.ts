import * as v from "valibot";

/**
 * Parses a JSON text and validates it, for JSON that only Cuedeck writes. `formats/read-json.ts` does the same for files
 * that people write, and says what is wrong where.
 *
 * @returns `undefined` when the text is not JSON or does not match the schema
 */
export function parseJson<S extends v.GenericSchema>(
  text: string,
  schema: S,
): v.InferOutput<S> | undefined {
  const { success, output } = v.safeParse(schema, parseOrUndefined(text));
  return success ? output : undefined;
}

/**
 * Parses a JSON text that is exactly what `JSON.stringify` writes for its value, so that two different texts never mean
 * the same: no spaces, no repeated key, no `1e999`.
 *
 * @returns `undefined` for any other text
 */
export function parseCanonical(text: string): unknown {
  const value = parseOrUndefined(text);
  try {
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    // Nested deeper than the call stack allows.
    return undefined;
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object other than `null` or an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
