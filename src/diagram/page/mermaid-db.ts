import mermaid from "mermaid";

/** Mermaid types its diagram databases as `DiagramDB`, which tells nothing: these ask and check. */
export function ask(db: object, method: string): unknown {
  const member: unknown = Reflect.get(db, method);
  return typeof member === "function" ? Reflect.apply(member, db, []) : undefined;
}

/** The objects of an array or of a Map's values. */
export function objects(value: unknown): object[] {
  const items: unknown[] =
    value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : [];
  return items.filter((item) => typeof item === "object" && item !== null);
}

/** A property as text; "" for one that is not there. */
export function text(item: object, property: string): string {
  const value: unknown = Reflect.get(item, property);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function property(item: unknown, name: string): unknown {
  return typeof item === "object" && item !== null ? Reflect.get(item, name) : undefined;
}

/** A parsed diagram: its type as mermaid names it, and its database. */
export interface Diagram {
  readonly type: string;
  readonly db: object;
}

/** Parses code; throws what mermaid throws. */
export async function diagramOf(code: string): Promise<Diagram> {
  // Marked internal by mermaid, and the only way to its database.
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(code);
  return { type, db };
}
