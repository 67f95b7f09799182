import type { Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { LONGEST_FORMULA, TOO_DEEP } from "./bounds.ts";

/** Renders math with KaTeX, as HTML and MathML. KaTeX is loaded only when there is math. */
export default function rehypeMath() {
  return async (tree: Root, file: VFile): Promise<void> => {
    let math = false;
    visit(tree, "element", (node, _index, parent) => {
      const classes = node.properties.className;
      if (!Array.isArray(classes)) return;
      if (!classes.some((name) => name === "math-inline" || name === "math-display")) return;
      // In a block, only the `pre` around the code has a position.
      if (!node.position && parent?.position) node.position = parent.position;
      const { length } = toString(node);
      if (length <= LONGEST_FORMULA) {
        math = true;
        return;
      }
      const reason = `Unexpected formula of ${length} characters, expected at most ${LONGEST_FORMULA}`;
      const place = { path: file.path, position: node.position };
      file.messages.push(problem("source-size", place, reason));
      node.properties.className = [];
    });
    if (!math) return;

    const { default: rehypeKatex } = await import("rehype-katex");
    const before = file.messages.length;
    rehypeKatex()(tree, file);
    file.messages.splice(
      before,
      Infinity,
      ...file.messages.slice(before).map((message) => {
        const detail =
          message.cause instanceof Error
            ? message.cause.message.replace(/^KaTeX parse error: /, "").replace(/\s+/g, " ")
            : "";
        const place = {
          path: file.path,
          position: message.place && "start" in message.place ? message.place : undefined,
        };
        if (message.cause instanceof RangeError) return problem("file-depth", place, TOO_DEEP);
        return problem(
          "math-syntax",
          place,
          `Unexpected math, expected KaTeX to read it: ${detail}`,
        );
      }),
    );
  };
}
