import type { Container, Declaration, Root } from "postcss";
import { PROPERTIES } from "./allowed.ts";
import { elementsOf, type Report, type SvgElement } from "./svg.ts";

/** A rule for elements of a class, as drawing programs write it: `.cls-1, .cls-2 { fill: #fff }`. */
interface ClassRule {
  readonly classes: readonly string[];
  readonly declarations: Readonly<Record<string, string>>;
}

/** Turns style sheets and `style` into attributes. Of a style sheet, only rules for classes are read. */
export async function resolveStyles(svg: SvgElement, report: Report): Promise<void> {
  const elements = [...elementsOf(svg)];
  const isStyled = ({ name, attributes }: SvgElement) => name === "style" || "style" in attributes;
  if (!elements.some(isStyled)) return;
  const { parse, CssSyntaxError } = await import("postcss");
  const read = (css: string, offset: number): Root | undefined => {
    try {
      return parse(css);
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      report(
        "drawing-removed",
        offset,
        `Unexpected style, expected CSS: ${error.reason}; it is left out`,
      );
      return undefined;
    }
  };
  const rules = elements
    .filter(({ name }) => name === "style")
    .flatMap(({ children }) => children)
    .flatMap((child) => {
      const sheet = child.type === "text" ? read(child.value, child.offset) : undefined;
      return sheet ? classRules(sheet, child.offset, report) : [];
    });
  for (const { attributes, offset } of elements) {
    const classes = new Set((attributes["class"] ?? "").split(/\s+/));
    for (const rule of rules)
      if (rule.classes.some((name) => classes.has(name)))
        Object.assign(attributes, rule.declarations);
    const style = attributes["style"] === undefined ? undefined : read(attributes["style"], offset);
    if (style) Object.assign(attributes, declarationsIn(style));
    delete attributes["style"];
  }
}

/** @param offset of the sheet in the file */
function classRules({ nodes }: Root, offset: number, report: Report): ClassRule[] {
  return nodes.flatMap((node): ClassRule[] => {
    if (node.type === "comment") return [];
    const selectors = node.type === "rule" ? node.selectors : [];
    const classes = selectors.flatMap((selector) => /^\.([\w-]+)$/.exec(selector)?.[1] ?? []);
    if (node.type === "rule" && classes.length === selectors.length)
      return [{ classes, declarations: declarationsIn(node) }];
    const name =
      node.type === "rule" ? node.selector : node.type === "atrule" ? `@${node.name}` : node.prop;
    const at = offset + (node.source?.start?.offset ?? 0);
    const reason = `Unexpected \`${name}\` in the style of a drawing, expected rules for classes, as \`.cell { … }\`; it is left out`;
    report("drawing-removed", at, reason);
    return [];
  });
}

function declarationsIn({ nodes = [] }: Container): Record<string, string> {
  const isDeclaration = (node: { readonly type: string }): node is Declaration =>
    node.type === "decl" && "prop" in node && PROPERTIES.has(String(node.prop));
  return Object.fromEntries(nodes.filter(isDeclaration).map(({ prop, value }) => [prop, value]));
}
