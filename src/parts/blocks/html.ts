import type { Nodes } from "hast";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import { CALLOUTS } from "../../episode/episode.ts";
import { interfaceProperties } from "../../pages/document.ts";
import type { PageContext } from "../../pages/context.ts";

/**
 * Makes the callouts in a tree notes with a title: their author's, or the kind in the language of the interface. Before
 * an author's title, the kind is for screen readers only.
 */
export function titleCallouts(tree: Nodes, { episode, words }: PageContext): void {
  const spoken = interfaceProperties(episode.meta.language);
  visit(tree, "element", (node) => {
    const kind = CALLOUTS.find((name) => name === node.properties["dataCallout"]);
    if (!kind) return;
    node.properties = { ...node.properties, className: ["callout"], role: "note" };
    const title = node.children.find((child) => child.type === "element");
    const isTitled = title && String(title.properties["className"]) === "callout-title";
    const label = words.callouts[kind];
    if (isTitled)
      title.children.unshift(h("span", { class: "callout-kind sr-only", ...spoken }, `${label}: `));
    else
      node.children.unshift(
        h("p", { class: "callout-title" }, [
          h("span", { class: "callout-kind", ...spoken }, label),
        ]),
      );
  });
}
