import type { Definition, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { parseTimecode } from "../timeline/timecode.ts";

/**
 * Replaces references such as `[text][name]` by links and images, as their definitions say: a slide or a paragraph of the
 * notes becomes HTML by itself, and most definitions stand elsewhere.
 */
export default function remarkReferences() {
  return (tree: Root, file?: VFile): void => {
    const definitions = new Map<string, Definition>();
    visit(tree, "definition", (node, index, parent) => {
      if (file && parseTimecode(node.label ?? "") !== undefined)
        file.messages.push(definedTime(node, file));
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

/** Of a cue, whose words would be gone: the address of a link that nothing shows. */
function definedTime({ label, position }: Definition, { path }: VFile): VFileMessage {
  const reason = `Unexpected \`[${label}]:\`, expected \`[${label}]\` without a colon`;
  return problem("timecode-syntax", { path, position }, reason);
}
