import type { Parent } from "mdast";

/**
 * The text with a definition added for every `[^label]` in it: GFM reads a reference only where its definition
 * stands in the same text, and most of Cuedeck's stand in `references.md`.
 */
export function withStubDefinitions(text: string): string {
  const labels = new Set(Array.from(text.matchAll(/\[\^([^\]\s[]+)\]/g), (match) => match[1]));
  return `${text}\n\n${Array.from(labels, (label) => `[^${label}]: -\n`).join("\n")}`;
}

/** Takes away again what {@link withStubDefinitions} added after the text's `length` characters. */
export function dropStubDefinitions(parent: Parent, length: number): void {
  parent.children = parent.children.filter((node) => (node.position?.start.offset ?? 0) < length);
  // A container that its author did not close reaches to the end, and holds them.
  for (const node of parent.children) if ("children" in node) dropStubDefinitions(node, length);
}
