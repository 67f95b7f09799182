import type { Element, Nodes, Root } from "hast";
import { visit } from "unist-util-visit";
import { hasClass } from "../../episode/class-names.ts";
import { copyTree } from "../../episode/copy-tree.ts";
import type { Reference } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";

/**
 * A copy of `content` in which every citation has its number and its link.
 *
 * @param references the episode's; a citation's number is its reference's index + 1
 * @param href where the link of reference `number` leads
 */
export function numberCitations(
  content: Root,
  references: readonly Reference[],
  words: PageWords,
  href: (reference: Reference, number: number) => string | undefined,
): Root {
  const copy = copyTree(content);
  visit(copy, "element", (node, index, parent) => {
    if (isCitation(node) && isCitation(parent?.children[(index ?? 0) - 1])) {
      node.properties = { className: ["after-citation"] };
      node.children.unshift({ type: "text", value: ", " });
    }
    const identifier = node.properties["dataCitation"];
    if (identifier === undefined) return;
    const number = references.findIndex((reference) => reference.identifier === identifier) + 1;
    const reference = references[number - 1];
    if (!reference) return;
    const target = href(reference, number);
    const outside = target !== undefined && /^https?:/.test(target);
    node.properties = {
      className: ["citation"],
      ariaLabel: words.source({ number, label: reference.label }),
      ...(target !== undefined && { href: target }),
      ...(outside && { target: "_blank", rel: ["noopener"] }),
    };
    node.children = [{ type: "text", value: String(number) }];
  });
  return copy;
}

/** Whether a node is a citation, before or after {@link numberCitations}. */
export function isCitation(node: Nodes | undefined): boolean {
  if (node?.type !== "element" || node.tagName !== "sup") return false;
  return node.children.some((child) => child.type === "element" && isLink(child));
}

function isLink(element: Element): boolean {
  return element.properties["dataCitation"] !== undefined || hasClass(element, "citation");
}
