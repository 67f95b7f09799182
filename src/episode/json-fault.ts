import type { Position } from "unist";

/** Why a text is no JSON. */
export interface JsonFault {
  readonly reason: string;
  readonly position: Position;
  /** Of the same place. */
  readonly offset: number;
}

const EXPECTED = "Unexpected JSON, expected it to parse";

/** Finds why a text is no JSON, by momoa, which is loaded only then: `JSON.parse` does not tell the place of each fault. */
export async function findJsonFault(json: string): Promise<JsonFault | undefined> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    parse(json, { mode: "json" });
  } catch (error) {
    if (error instanceof Error && "line" in error && "column" in error && "offset" in error) {
      const start = { line: Number(error.line), column: Number(error.column) };
      const offset = Number(error.offset);
      // momoa has names of its own for tokens, as `LBrace`.
      const [token = ""] = /[[\]{}:,]|[^\s[\]{}:,]+/.exec(json.slice(offset)) ?? [];
      const message = error.message.replace(/token \w+/, () => `\`${token}\``);
      const fault = shorten(message.replace(/ \(\d+:\d+\)$/, ""));
      return { reason: `${EXPECTED}: ${fault}`, position: { start, end: start }, offset };
    }
    const start = { line: 1, column: 1 };
    const reason = `${EXPECTED}: it is nested too deep`;
    return { reason, position: { start, end: start }, offset: 0 };
  }
  return findControlCharacter(json);
}

/** What momoa lets pass: a control character in a string. */
function findControlCharacter(json: string): JsonFault | undefined {
  try {
    JSON.parse(json);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    const lines = json.slice(0, offset).split("\n");
    const start = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    const fault = shorten(message.replace(/ in JSON at position .*$/, ""));
    return { reason: `${EXPECTED}: ${fault}`, position: { start, end: start }, offset };
  }
}

/** A text on one line, and not much of it. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
