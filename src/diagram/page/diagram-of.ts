import mermaid from "mermaid";

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
