import type { Element, ElementContent, Nodes, Root, RootContent } from "hast";
import { h } from "hastscript";
import { hasClass } from "../../episode/class-names.ts";

/**
 * Boxes in a slide's content what its style sheet lays out as one: columns that follow each other, as `.columns`, and
 * pictures that have no text between them, as `.pictures`, as well as embeds, which fill no space, as `.pictures.embeds`.
 * Of the pictures that no other box holds, the first are `.first-pictures`: some layouts give them a side of the slide,
 * and as `.first-drawing`, where a drawing is among them, all of it.
 */
export function arrangeContent(content: Root): void {
  content.children = arranged(content.children);
  const first = content.children.find(
    (child) =>
      child.type === "element" && hasClass(child, "pictures") && !hasClass(child, "embeds"),
  );
  if (first?.type !== "element") return;
  const isDrawing = contentsOf(first).some(
    (child) => child.type === "element" && hasClass(child, "diagram"),
  );
  first.properties["className"] = [
    "pictures",
    "first-pictures",
    ...(isDrawing ? ["first-drawing"] : []),
  ];
}

/**
 * Puts a slide's credit at the end of the caption that its first picture has, once that is arranged.
 *
 * @returns whether there is such a caption, and no second picture beside it
 */
export function addCredit(content: Root, credit: string): boolean {
  const first = content.children.find(
    (child) => child.type === "element" && hasClass(child, "first-pictures"),
  );
  const [figure, ...others] = first?.type === "element" ? contentsOf(first) : [];
  const caption = figure?.type === "element" ? figure.children.at(-1) : undefined;
  if (others.length > 0 || caption?.type !== "element" || caption.tagName !== "figcaption")
    return false;
  caption.children.push({ type: "text", value: " " }, h("small", { class: "credit" }, credit));
  return true;
}

type Group = "columns" | "pictures" | "pictures embeds";

function arranged<Child extends RootContent>(children: readonly Child[]): (Child | Element)[] {
  const result: (Child | Element)[] = [];
  let box: { readonly group: Group; readonly element: Element } | undefined;
  for (const child of children) {
    if (child.type !== "element") {
      if (!box || !isSpace(child)) result.push(child);
      if (!isSpace(child)) box = undefined;
      continue;
    }
    const column = columnOf(child);
    const pictures = column ? undefined : picturesOf(child);
    const group = column ? "columns" : pictures && groupOf(child);
    const inner = column ?? child;
    inner.children = arranged(inner.children);
    if (!group) {
      box = undefined;
      result.push(child);
      continue;
    }
    if (box?.group !== group) {
      box = { group, element: h("div", { class: group }) };
      result.push(box.element);
    }
    box.element.children.push(...(pictures ?? [child]));
    if (box.element.children.length > 1 && pictures)
      box.element.properties["dataCount"] = String(box.element.children.length);
  }
  return result;
}

/** The column that an element is, or that is all there is in the box of a step. */
function columnOf(element: Element): Element | undefined {
  if (hasClass(element, "column")) return element;
  const [first, ...others] = contentsOf(element);
  const isBox = element.properties["dataStep"] !== undefined && others.length === 0;
  return isBox && first?.type === "element" && hasClass(first, "column") ? first : undefined;
}

function groupOf(element: Element): Group {
  return hasClass(element, "embed") ? "pictures embeds" : "pictures";
}

/** The pictures of a paragraph that has nothing else, or the figure that an element is: an embed may have a card alone. */
function picturesOf(element: Element): readonly ElementContent[] | undefined {
  if (element.tagName === "figure")
    return holdsPicture(element) || hasClass(element, "embed") ? [element] : undefined;
  const contents = contentsOf(element);
  const isOfPictures = element.tagName === "p" && contents.length > 0 && contents.every(isPicture);
  return isOfPictures ? contents : undefined;
}

function holdsPicture({ children }: Element): boolean {
  return children.some(
    (child) => isPicture(child) || (child.type === "element" && holdsPicture(child)),
  );
}

function isPicture(node: Nodes): boolean {
  if (node.type !== "element") return false;
  // A drawing takes the place of an image.
  return (
    ["img", "video"].includes(node.tagName) ||
    (node.tagName === "span" && hasClass(node, "diagram"))
  );
}

function contentsOf({ children }: Element): ElementContent[] {
  return children.filter((child) => !isSpace(child));
}

function isSpace(node: Nodes): boolean {
  return node.type === "text" && node.value.trim() === "";
}
