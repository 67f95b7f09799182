import type { Processor } from "unified";
import type { Node, Parent } from "unist";
import { location } from "vfile-location";

/**
 * Reads every `[^label]` as a footnote reference. GFM does so only where the definition stands in the same text, and
 * most of an episode's stand in `references.md`: a definition is added for each label, and dropped after parsing.
 */
export default function remarkLooseFootnotes(this: Processor): undefined {
  const { parser } = this;
  if (!parser) return;
  this.parser = (text, file) => {
    const tree = parser(withStubDefinitions(text), file);
    dropFrom(tree, text.length);
    const end = location(text).toPoint(text.length);
    if (tree.position && end) tree.position.end = end;
    return tree;
  };
}

function withStubDefinitions(text: string): string {
  const labels = new Set(Array.from(text.matchAll(/\[\^([^\]\s[]+)\]/g), (match) => match[1]));
  return `${text}\n\n${Array.from(labels, (label) => `[^${label}]: -\n`).join("\n")}`;
}

/** Drops nodes that begin at an offset or later, at any depth: an unclosed container holds them. */
function dropFrom(node: Node, offset: number): void {
  if (!isParent(node)) return;
  node.children = node.children.filter((child) => (child.position?.start.offset ?? 0) < offset);
  for (const child of node.children) dropFrom(child, offset);
}

function isParent(node: Node): node is Parent {
  return "children" in node;
}
