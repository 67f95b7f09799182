import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";

/** Highlights code with Shiki, in the theme's own colours. Shiki is loaded only when there is code. */
export default function rehypeCode() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const blocks: { node: Element; language: string }[] = [];
    visit(tree, "element", (node) => {
      const [code] = node.children;
      if (node.tagName !== "pre" || code?.type !== "element" || code.tagName !== "code") return;
      const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
      const name = classes.map(String).find((value) => value.startsWith("language-"));
      if (name && !classes.includes("math-display"))
        blocks.push({ node, language: name.slice("language-".length) });
    });
    if (blocks.length === 0) return;

    const { bundledLanguages, codeToHast, createCssVariablesTheme } = await import("shiki");
    const theme = createCssVariablesTheme({ name: "cuedeck", variablePrefix: "--code-" });
    for (const { node, language } of blocks) {
      const known = Object.hasOwn(bundledLanguages, language);
      if (!known && !["text", "txt", "plain"].includes(language)) {
        const reason = `Unexpected code language \`${language}\`, expected one that Shiki knows; it is not coloured`;
        file.messages.push(
          problem("code-language", { path: file.path, position: node.position }, reason),
        );
      }
      const code = toString(node).replace(/\n$/, "");
      const highlighted = await codeToHast(code, { lang: known ? language : "text", theme });
      const pre = highlighted.children[0];
      if (pre?.type !== "element") continue;
      node.children = pre.children;
      node.properties = { className: ["code"], tabIndex: 0 };
    }
  };
}
