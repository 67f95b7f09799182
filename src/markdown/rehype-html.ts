import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import type { Position } from "unist";
import { pointEnd, pointStart } from "unist-util-position";
import { EXIT, visit } from "unist-util-visit";
import type { VFile } from "vfile";

/**
 * Parses an author's HTML, and with it the whole tree as a browser would. A tree without any stays as it is: to parse it
 * takes as long as all other steps.
 */
export default function rehypeHtml({ always }: { readonly always: boolean }) {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root | undefined => {
    if (!always && !holdsHtml(tree)) return undefined;
    const parsed = parse(tree, file);
    placeAll(parsed, tree.children[0]?.position);
    return parsed;
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

function holdsHtml(tree: Root): boolean {
  let found = false;
  visit(tree, "raw", () => {
    found = true;
    return EXIT;
  });
  return found;
}
