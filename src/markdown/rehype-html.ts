import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import type { Node, Position } from "unist";
import { pointEnd, pointStart } from "unist-util-position";
import { EXIT, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";

/**
 * Parses an author's HTML, and with it the whole tree as a browser would. A tree without any stays as it is: to parse it
 * takes as long as all other steps.
 */
export default function rehypeHtml({ always }: { readonly always: boolean }) {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root | undefined => {
    const html = findHtml(tree);
    if (!always && !html) return undefined;
    try {
      const parsed = parse(tree, file);
      placeAll(parsed, tree.children[0]?.position);
      return parsed;
    } catch (error) {
      // parse5 8 throws where a tag without an end meets the next. The allow list takes out HTML that was not parsed.
      if (!(error instanceof TypeError)) throw error;
      const reason = "Unexpected HTML with a tag that does not end, expected `>`; it is left out";
      file.messages.push(
        problem("html-removed", { path: file.path, position: html?.position }, reason),
      );
      return undefined;
    }
  };
}

/**
 * Completes places: what the parser makes of elements that were not closed, as a browser does, has none, or one without
 * an end or that ends before it starts.
 */
function placeAll(tree: Root, first: Position | undefined): void {
  let last = first;
  visit(tree, (node) => {
    if (node.type === "root") return;
    const [start, end] = [pointStart(node), pointEnd(node)];
    const isForward = start && end && (end.offset ?? 0) >= (start.offset ?? 0);
    if (start) last = { start, end: isForward ? end : start };
    if (last) node.position = last;
  });
}

/** The first HTML that an author wrote. */
function findHtml(tree: Root): Node | undefined {
  let found: Node | undefined;
  visit(tree, "raw", (node) => {
    found = node;
    return EXIT;
  });
  return found;
}
