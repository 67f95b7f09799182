import type { Root } from "hast";
import { phrasing } from "hast-util-phrasing";
import { h } from "hastscript";
import { SKIP, visit } from "unist-util-visit";

/** Gives the box of each `- [x]` its name: a label that holds the box, and the text up to the next block. */
export default function rehypeTasks() {
  return (tree: Root): void => {
    visit(tree, { tagName: "input" }, (_box, index, parent) => {
      if (index === undefined || !parent) return undefined;
      const rest = parent.children.slice(index);
      const end = rest.findIndex((child) => child.type === "doctype" || !phrasing(child));
      const line = end === -1 ? rest : rest.slice(0, end);
      parent.children.splice(index, line.length, h("label", line));
      return [SKIP, index + 1];
    });
  };
}
