import type { Position } from "unist";

/** Why a text is no JSON. */
export interface JsonFault {
  readonly reason: string;
  readonly position: Position;
  /** Of the same place. */
  readonly offset: number;
}

/** Finds why a text is no JSON, by momoa, which is loaded only then: `JSON.parse` does not tell the place of each fault. */
export async function findJsonFault(json: string): Promise<JsonFault | undefined> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    parse(json, { mode: "json" });
    return undefined;
  } catch (error) {
    const expected = "Unexpected JSON, expected it to parse";
    if (error instanceof Error && "line" in error && "column" in error && "offset" in error) {
      const start = { line: Number(error.line), column: Number(error.column) };
      const offset = Number(error.offset);
      // momoa has names of its own for tokens, as `LBrace`.
      const [token = ""] = /[[\]{}:,]|[^\s[\]{}:,]+/.exec(json.slice(offset)) ?? [];
      const message = error.message.replace(/token \w+/, () => `\`${token}\``);
      const fault = shorten(message.replace(/ \(\d+:\d+\)$/, ""));
      return { reason: `${expected}: ${fault}`, position: { start, end: start }, offset };
    }
    const start = { line: 1, column: 1 };
    const reason = `${expected}: it is nested too deep`;
    return { reason, position: { start, end: start }, offset: 0 };
  }
}

/** A text on one line, and not much of it. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
