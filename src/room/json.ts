/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * The value of a JSON text; undefined unless it is the very text that `JSON.stringify` writes for that value, so that
 * no two texts mean the same: no spaces, no key twice, no `1e999`.
 */
export function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    // Not JSON, or nested deeper than the stack.
    return undefined;
  }
}

/** Whether a value has the properties of an object, whatever they are. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
