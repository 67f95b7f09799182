import type { Definition, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { parseTimecode } from "../timeline/timecode.ts";

/**
 * Replaces references such as `[text][name]` by links and images, as their definitions say: a slide or a paragraph of the
 * notes becomes HTML by itself, and most definitions stand elsewhere. Reports the definitions that nothing uses.
 */
export default function remarkReferences() {
  return (tree: Root, file?: VFile): void => {
    const definitions = new Map<string, Definition>();
    visit(tree, "definition", (node, index, parent) => {
      const first = definitions.get(node.identifier);
      definitions.set(node.identifier, first ?? node);
      if (file && isTime(node)) file.messages.push(definedTime(node, file));
      else if (file && first && first.url !== node.url && !isComment(node))
        file.messages.push(secondDefinition(node, first, file));
      if (parent === undefined || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
    const used = new Set<string>();
    visit(tree, (node, index, parent) => {
      if (node.type !== "imageReference" && node.type !== "linkReference") return;
      const definition = definitions.get(node.identifier);
      if (definition === undefined || parent === undefined || index === undefined) return;
      used.add(node.identifier);
      const { url, title } = definition;
      const { position, data } = node;
      parent.children[index] =
        node.type === "linkReference"
          ? { type: "link", url, title, children: node.children, position, ...(data && { data }) }
          : { type: "image", url, title, alt: node.alt, position, ...(data && { data }) };
    });
    for (const [identifier, definition] of definitions)
      if (file && !used.has(identifier) && !isComment(definition) && !isTime(definition))
        file.messages.push(unusedDefinition(definition, file));
  };
}

/** `[//]: # (words)` is how authors comment in Markdown of any program. */
function isComment({ url }: Definition): boolean {
  return url === "" || url === "#";
}

function isTime({ label }: Definition): boolean {
  return parseTimecode(label ?? "") !== undefined;
}

function unusedDefinition({ label, position }: Definition, { path }: VFile): VFileMessage {
  const reason = `Unexpected definition \`[${label}]:\` that nothing uses, expected a link as \`[text][${label}]\``;
  return problem("definition-unused", { path, position }, reason);
}

function secondDefinition(
  { label, position }: Definition,
  first: Definition,
  { path }: VFile,
): VFileMessage {
  const reason = `Unexpected second definition of \`[${label}]\`, expected another name`;
  const cause = { path, position: first.position };
  return problem("definition-unused", { path, position }, reason, { cause });
}

/** Of a cue, whose words would be gone: the address of a link that nothing shows. */
function definedTime({ label, position }: Definition, { path }: VFile): VFileMessage {
  const reason = `Unexpected \`[${label}]:\`, expected \`[${label}]\` without a colon`;
  return problem("timecode-syntax", { path, position }, reason);
}
