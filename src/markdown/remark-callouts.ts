import type { Blockquote, Paragraph, PhrasingContent, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import { CALLOUTS } from "../episode/episode.ts";
import { alternatives, problem } from "../episode/problem.ts";

const MARKER = /^\[!([a-z]+)\][ \t]*/i;
/** The marker's line in the source, and what the next one begins with. */
const MARKED_LINE = /^\[!.*\r?\n[\t >]*/;

/**
 * Makes a quotation that begins with `[!NOTE]`, or another of GitHub's five kinds, a callout: a `div` with the kind as
 * `data-callout`. What follows the marker on its line is the first paragraph, of class `callout-title`.
 */
export default function remarkCallouts() {
  return (tree: Root, file: VFile): void => {
    visit(tree, "blockquote", (node) => {
      const [paragraph] = node.children;
      if (paragraph?.type !== "paragraph") return;
      const [first, ...others] = paragraph.children;
      if (first?.type !== "text") return;
      const [marker, written = ""] = MARKER.exec(first.value) ?? [];
      const source = String(file).slice(first.position?.start.offset);
      // A backslash before the bracket makes it text.
      if (marker === undefined || !source.startsWith("[")) return;
      const kind = CALLOUTS.find((name) => name === written.toLowerCase());
      if (!kind) return report(written, node, file);
      const rest: PhrasingContent = { type: "text", value: first.value.slice(marker.length) };
      const [title, text] = divideAtLineEnd([rest, ...others]);
      const data = { hProperties: { className: ["callout-title"] } };
      const paragraphs: Paragraph[] = [
        { ...paragraph, children: title, data },
        { ...paragraph, children: text, position: afterMarker(paragraph, source, file) },
      ];
      node.children.splice(0, 1, ...paragraphs.filter(({ children }) => children.some(isVisible)));
      node.data = { hName: "div", hProperties: { dataCallout: kind } };
    });
  };
}

function divideAtLineEnd(nodes: PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  const index = nodes.findIndex(
    (node) => node.type === "break" || (node.type === "text" && node.value.includes("\n")),
  );
  const node = nodes[index];
  if (!node) return [nodes, []];
  const [before, after] = [nodes.slice(0, index), nodes.slice(index + 1)];
  if (node.type !== "text") return [before, after];
  const end = node.value.indexOf("\n");
  return [
    [...before, { type: "text", value: node.value.slice(0, end) }],
    [{ type: "text", value: node.value.slice(end + 1) }, ...after],
  ];
}

function isVisible(node: PhrasingContent): boolean {
  return node.type !== "text" || node.value.trim() !== "";
}

/** Where the paragraph goes on below the marker: a timecode may stand there. */
function afterMarker({ position }: Paragraph, source: string, file: VFile): Paragraph["position"] {
  const [line = ""] = MARKED_LINE.exec(source) ?? [];
  const start = location(file).toPoint((position?.start.offset ?? 0) + line.length);
  return position && start && { start, end: position.end };
}

function report(written: string, { position }: Blockquote, file: VFile): void {
  const kinds = CALLOUTS.map((name) => name.toUpperCase());
  const upper = written.toUpperCase();
  const meant = kinds.filter((kind) => kind.startsWith(upper) || upper.startsWith(kind));
  const expected = alternatives((meant.length > 0 ? meant : kinds).map((kind) => `[!${kind}]`));
  const reason = `Unexpected callout \`[!${written}]\`, expected ${expected}; it stays a quotation`;
  const details = { actual: written, expected: kinds };
  file.messages.push(problem("callout-kind", { path: file.path, position }, reason, details));
}
