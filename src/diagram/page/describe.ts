const SVG = "http://www.w3.org/2000/svg";
const TITLE = /^\s*accTitle\s*:\s*(.+?)\s*$/m;
const DESCRIPTION = /^\s*accDescr(?:\s*:\s*(.+?)\s*$|\s*\{\s*([^}]+?)\s*\})/m;

/** Makes a drawing an image, named and described by `accTitle` and `accDescr` also where mermaid forgets them. */
export function describe(svg: SVGSVGElement, code: string): void {
  svg.setAttribute("role", "img");
  const description = DESCRIPTION.exec(code);
  name(svg, "desc", "aria-describedby", description?.[1] ?? description?.[2]);
  name(svg, "title", "aria-labelledby", TITLE.exec(code)?.[1]);
}

function name(
  svg: SVGSVGElement,
  tag: "title" | "desc",
  attribute: string,
  text: string | undefined,
): void {
  if (text === undefined || svg.querySelector(`:scope > ${tag}`) !== null) return;
  const element = document.createElementNS(SVG, tag);
  element.id = `named-by-${tag}`;
  element.textContent = text;
  svg.prepend(element);
  svg.setAttribute(attribute, element.id);
}
