import type { XmlElement, XmlNode } from "@rgrove/parse-xml";
import type { Report, SvgElement, SvgNode } from "./svg.ts";

const SVG = "http://www.w3.org/2000/svg";
const XHTML = "http://www.w3.org/1999/xhtml";

/** Attributes of other vocabularies that are read, by the name that they get. */
const FOREIGN: Readonly<Record<string, string>> = {
  "http://www.w3.org/1999/xlink href": "href",
  "http://www.w3.org/XML/1998/namespace space": "xml:space",
  "http://www.inkscape.org/namespaces/inkscape label": "inkscape:label",
};

/** Prefixes, the default's being the empty one, with the vocabularies that they stand for. */
type Scope = Readonly<Record<string, string>>;

const START: Scope = { "": SVG, xml: "http://www.w3.org/XML/1998/namespace" };

/** Elements that lie inside each other; drawing programs come to a tenth of it. */
const DEEPEST = 100;

/**
 * Reads the XML of an SVG file, without what programs keep in it for themselves. A document type is passed over, and
 * nothing is fetched for it; entities that it declares are not known.
 *
 * @returns nothing for a file that is none
 */
export async function parseSvg(text: string, report: Report): Promise<SvgElement | undefined> {
  const { parseXml, XmlError } = await import("@rgrove/parse-xml");
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (root?.name.split(":").at(-1) === "svg") return readElement(root, START, 1);
    const reason = `Unexpected \`<${root?.name ?? ""}>\`, expected an SVG file that begins with \`<svg>\``;
    report("drawing-file", root?.start ?? 0, reason);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [message = ""] = error.message.split(" (line");
    report("drawing-file", error.pos, `Unexpected XML, expected it to be well formed: ${message}`);
    return undefined;
  }
}

/** @throws {RangeError} for one that lies too deep */
function readElement(
  { name, attributes, children, start }: XmlElement,
  outer: Scope,
  depth: number,
): SvgElement | undefined {
  if (depth > DEEPEST) throw new RangeError("depth");
  const scope: Record<string, string> = { ...outer };
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "xmlns") scope[""] = value;
    if (key.startsWith("xmlns:")) scope[key.slice("xmlns:".length)] = value;
  }
  const [vocabulary, own] = resolve(name, scope);
  // That of the web would run in a page; that of a program is its own affair.
  if (vocabulary !== SVG && vocabulary !== XHTML) return undefined;
  const element: SvgElement = {
    type: "element",
    name: vocabulary === SVG ? own : `html:${own}`,
    attributes: {},
    children: [],
    offset: start,
  };
  for (const [key, value] of Object.entries(attributes)) {
    const [space, local] = key.includes(":") ? resolve(key, scope) : ["", key];
    const known = space === "" ? local : FOREIGN[`${space} ${local}`];
    if (known !== undefined && known !== "xmlns") element.attributes[known] = value;
  }
  element.children = children.flatMap((child): SvgNode[] => {
    if (isElement(child)) return [readElement(child, scope, depth + 1) ?? []].flat();
    return isText(child) ? [{ type: "text", value: child.text, offset: child.start }] : [];
  });
  return element;
}

function resolve(name: string, scope: Scope): [vocabulary: string, own: string] {
  const [first = "", second] = name.split(":");
  return second === undefined ? [scope[""] ?? "", first] : [scope[first] ?? "", second];
}

function isElement(node: XmlNode): node is XmlElement {
  return node.type === "element";
}

function isText(node: XmlNode): node is XmlNode & { readonly text: string } {
  return node.type === "text" || node.type === "cdata";
}
