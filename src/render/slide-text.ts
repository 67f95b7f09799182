import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { Slide } from "../episode/episode.ts";

/** What a slide shows, in words: its text, and what its diagrams say of themselves. */
export function slideText({ content, diagrams }: Slide): string {
  const texts: string[] = [];
  visit(content, "element", (node) => {
    if (node.properties["dataDiagram"] !== undefined) {
      const diagram = diagrams[Number(node.properties["dataDiagram"])];
      texts.push(...descriptionsOf(diagram?.code ?? ""));
      return "skip";
    }
    const { alt } = node.properties;
    if (typeof alt === "string") texts.push(alt);
    if (!BLOCKS.has(node.tagName)) return undefined;
    texts.push(toString(node));
    return "skip";
  });
  return texts
    .map((text) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .map((text) => (/[.!?:…]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

/** Each is a sentence of its own. */
const BLOCKS: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 p li td th pre blockquote figcaption dt dd".split(" "),
);

function descriptionsOf(code: string): string[] {
  return Array.from(code.matchAll(/^\s*acc(?:Title|Descr)\s*:\s*(.+)$/gm), ([, text = ""]) => text);
}
