import type { Definition, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/**
 * Replaces references such as `[text][name]` by links and images, as their definitions say: a slide or a paragraph of the
 * notes becomes HTML by itself, and most definitions stand elsewhere.
 */
export default function remarkReferences() {
  return (tree: Root): void => {
    const definitions = new Map<string, Definition>();
    visit(tree, "definition", (node, index, parent) => {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
      if (parent === undefined || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
    visit(tree, (node, index, parent) => {
      if (node.type !== "imageReference" && node.type !== "linkReference") return;
      const definition = definitions.get(node.identifier);
      if (definition === undefined || parent === undefined || index === undefined) return;
      const { url, title } = definition;
      const { position, data } = node;
      parent.children[index] =
        node.type === "linkReference"
          ? { type: "link", url, title, children: node.children, position, ...(data && { data }) }
          : { type: "image", url, title, alt: node.alt, position, ...(data && { data }) };
    });
  };
}
