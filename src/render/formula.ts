import type { Element, Nodes } from "hast";
import { toString } from "hast-util-to-string";
import { EXIT, SKIP, visit } from "unist-util-visit";

/** Whether an element is a formula as KaTeX sets it. */
export function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes("katex");
}

/** A formula as it was written, in TeX. */
export function texOf(formula: Element): string {
  let tex = "";
  visit(formula, { tagName: "annotation" }, (annotation) => {
    tex = toString(annotation);
    return EXIT;
  });
  return tex;
}

/**
 * Makes each formula a picture that says itself in TeX: Chromium's tags have neither MathML nor what is hidden from who
 * listens, so that on paper nobody would be told of it.
 */
export function describeFormulas(tree: Nodes): void {
  visit(tree, "element", (node) => {
    if (!isFormula(node)) return undefined;
    node.properties["role"] = "img";
    node.properties["ariaLabel"] = texOf(node);
    node.children = node.children.filter((child) => !isMathMl(child));
    visit(node, "element", ({ properties }) => {
      delete properties["ariaHidden"];
    });
    return SKIP;
  });
}

function isMathMl(node: Nodes): boolean {
  return node.type === "element" && String(node.properties["className"]) === "katex-mathml";
}
