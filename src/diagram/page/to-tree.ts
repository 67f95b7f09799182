import type { Element as TreeElement, Text as TreeText } from "hast";

const SVG = "http://www.w3.org/2000/svg";
const TITLE = /^\s*accTitle\s*:\s*(.+?)\s*$/m;
const DESCRIPTION = /^\s*accDescr(?:\s*:\s*(.+?)\s*$|\s*\{\s*([^}]+?)\s*\})/m;

/**
 * Makes an `svg` an image, named and described by `accTitle` and `accDescr` also where mermaid leaves them out.
 *
 * @param more to be said after the description
 */
export function describe(svg: SVGSVGElement, code: string, more: string): void {
  svg.setAttribute("role", "img");
  const written = DESCRIPTION.exec(code);
  const description = [written?.[1] ?? written?.[2] ?? "", more].filter(Boolean).join(" ");
  name(svg, "desc", "aria-describedby", description);
  name(svg, "title", "aria-labelledby", TITLE.exec(code)?.[1]);
}

function name(
  svg: SVGSVGElement,
  tag: "title" | "desc",
  attribute: string,
  text: string | undefined,
): void {
  if (!text) return;
  svg.querySelector(`:scope > ${tag}`)?.remove();
  const element = document.createElementNS(SVG, tag);
  element.id = `named-by-${tag}`;
  element.textContent = text;
  svg.prepend(element);
  svg.setAttribute(attribute, element.id);
}

/** Gives the ids that something refers to short names behind a token, and takes the others away. */
export function nameIds(svg: SVGSVGElement, idToken: string): void {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id) ?? `${idToken}-${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  const elements = [svg, ...svg.querySelectorAll("*")];
  for (const attribute of elements.flatMap((element) => [...element.attributes])) {
    const { name, value } = attribute;
    if (name === "aria-labelledby" || name === "aria-describedby") attribute.value = nameOf(value);
    else if (/^(?:xlink:)?href$/.test(name) && value.startsWith("#"))
      attribute.value = `#${nameOf(value.slice(1))}`;
    else
      attribute.value = value.replace(/url\(#([^)]+)\)/, (_, id: string) => `url(#${nameOf(id)})`);
  }
  for (const element of elements) {
    const named = names.get(element.id);
    if (named === undefined) element.removeAttribute("id");
    else element.id = named;
  }
}

/** hast's names for attributes whose values are lists. */
const LISTS: Readonly<Record<string, string>> = {
  "aria-labelledby": "ariaLabelledBy",
  "aria-describedby": "ariaDescribedBy",
};

/** An element as hast, without its comments. */
export function toTree(element: Element): TreeElement {
  return {
    type: "element",
    tagName: element.localName,
    properties: Object.fromEntries(
      [...element.attributes].map(({ name, value }) => {
        const list = LISTS[name];
        return list === undefined ? [propertyOf(name), value] : [list, [value]];
      }),
    ),
    children: [...element.childNodes].flatMap((node): (TreeElement | TreeText)[] => {
      if (node instanceof Element) return [toTree(node)];
      return node instanceof Text ? [{ type: "text", value: node.data }] : [];
    }),
  };
}

function propertyOf(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
