/** A parsed diagram: its type as mermaid names it, and its database. */
export interface Diagram {
  readonly type: string;
  readonly db: object;
}

// Mermaid's type for its databases, `DiagramDB`, has no members: these functions call a method and check what comes.

/** What a method of a database returns; undefined where it has none of that name. */
export function ask(db: object, method: string): unknown {
  const member: unknown = Reflect.get(db, method);
  return typeof member === "function" ? Reflect.apply(member, db, []) : undefined;
}

/** The objects in the array or the Map that a method of a database returns. */
export function list(db: object, method: string): object[] {
  return objects(ask(db, method));
}

/** The objects of an array or of a Map's values. */
export function objects(value: unknown): object[] {
  const items: unknown[] =
    value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : [];
  return items.filter((item) => typeof item === "object" && item !== null);
}

/** A property as text; "" for one that is not there. */
export function text(item: object, name: string): string {
  const value = property(item, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function property(item: unknown, name: string): unknown {
  return typeof item === "object" && item !== null ? Reflect.get(item, name) : undefined;
}
