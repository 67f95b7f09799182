import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { visit } from "unist-util-visit";

/**
 * Makes pictures and clips that stand alone in a paragraph or a list item figures, if one of them has a title, which is
 * its caption, or a credit. Elsewhere a credit comes right after its picture.
 */
export default function rehypeFigures() {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      if (index === undefined || !parent) return;
      const figures = figuresOf(node);
      if (figures && node.tagName === "li") node.children = figures;
      else if (figures && node.tagName === "p") parent.children.splice(index, 1, ...figures);
      else if (node.properties["dataCredit"] !== undefined)
        parent.children.splice(index + 1, 0, creditOf(node));
    });
  };
}

/** A figure for each child; `undefined` when one is no picture, or when none has a caption or a credit. */
function figuresOf({ children }: Element): Element[] | undefined {
  const parts = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  const pictures = parts.flatMap((part) => pictureIn(part) ?? []);
  const isFigure = ({ properties: { title, dataCredit } }: Element) =>
    title !== undefined || dataCredit !== undefined;
  if (pictures.length < parts.length || !pictures.some(isFigure)) return undefined;
  return parts.map((part, index) => {
    const picture = pictures[index];
    const caption: ElementContent[] = [];
    const title = picture?.properties["title"];
    if (typeof title === "string") {
      caption.push({ type: "text", value: title });
      delete picture?.properties["title"];
    }
    if (picture?.properties["dataCredit"] !== undefined) {
      if (caption.length > 0) caption.push({ type: "text", value: " " });
      caption.push(creditOf(picture));
    }
    return h("figure", [part, caption.length > 0 ? h("figcaption", caption) : undefined]);
  });
}

const PICTURES = new Set(["img", "video", "audio"]);

/** The picture or clip that a node is, or that is all a link has. */
function pictureIn(node: ElementContent): Element | undefined {
  if (node.type !== "element") return undefined;
  if (PICTURES.has(node.tagName)) return node;
  const [only, ...others] = node.children;
  return node.tagName === "a" && only && others.length === 0 ? pictureIn(only) : undefined;
}

/** The element of a picture's credit, which the picture itself loses. */
function creditOf({ properties }: Element): Element {
  const credit = String(properties["dataCredit"]);
  delete properties["dataCredit"];
  return h("small", { class: "credit" }, credit);
}
