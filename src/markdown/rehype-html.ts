import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import { EXIT, visit } from "unist-util-visit";
import type { VFile } from "vfile";

/**
 * Parses an author's HTML, and with it the whole tree as a browser would. A tree without any stays as it is: to parse it
 * takes as long as all other steps.
 */
export default function rehypeHtml({ always }: { readonly always: boolean }) {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root | undefined =>
    always || holdsHtml(tree) ? parse(tree, file) : undefined;
}

function holdsHtml(tree: Root): boolean {
  let found = false;
  visit(tree, "raw", () => {
    found = true;
    return EXIT;
  });
  return found;
}
