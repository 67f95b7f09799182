import type { Element, Nodes } from "hast";
import { toString } from "hast-util-to-string";
import { EXIT, SKIP, visit } from "unist-util-visit";
import { hasClass } from "../episode/class-names.ts";
import type { Diagram, Drawing, Episode, Picture, Slide } from "../episode/episode.ts";

/**
 * The text of a slide, with the descriptions of its pictures, formulas and diagrams.
 *
 * @param step all of them, when left out
 */
export function slideText(
  { content, diagrams, drawings }: Slide,
  pictures: ReadonlyMap<Diagram, Picture>,
  step = Infinity,
): string {
  const texts: string[] = [];
  const wordsOf = (node: Nodes): string => {
    if (node.type === "text") return node.value;
    if (node.type !== "element" || isLater(node, step)) return "";
    if (isFormula(node)) return texOf(node);
    const { alt, ariaLabel, dataDrawing } = node.properties;
    const drawing = dataDrawing === undefined ? undefined : drawings[Number(dataDrawing)];
    if (drawing) return drawingText(drawing, String(alt), step);
    const label = [alt, ariaLabel].find((value) => typeof value === "string");
    return label ?? node.children.map(wordsOf).join("");
  };
  visit(content, "element", (node) => {
    if (isLater(node, step)) return SKIP;
    // Of its blocks one is shown at a time: the last that is not to come.
    if (hasClass(node, "magic-move")) {
      const shown = node.children.findLast(
        (child) => child.type === "element" && !isLater(child, step),
      );
      if (shown) texts.push(wordsOf(shown));
      return SKIP;
    }
    const diagram = diagrams[Number(node.properties["dataDiagram"])];
    if (diagram) texts.push(...descriptionsOf(diagram, pictures.get(diagram)));
    else if (node.properties["dataEmbed"] !== undefined) texts.push(toString(node));
    else if (SENTENCES.has(node.tagName)) texts.push(wordsOf(node));
    else return undefined;
    return SKIP;
  });
  return texts
    .map((text) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .map(sentence)
    .join(" ");
}

/** Elements whose text is a sentence; `img` when it is not in another of them. */
const SENTENCES: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 p li td th pre blockquote figcaption dt dd img video audio".split(" "),
);

/**
 * A drawing's name, what it shows, and what its steps up to one do.
 *
 * @param alt what names it where its file does not
 * @param step all of them, when left out
 */
export function drawingText(
  { title, descriptions, firstStep }: Drawing,
  alt: string,
  step = Infinity,
): string {
  return [title || alt, ...descriptions.slice(0, Math.max(1, step - firstStep + 2))]
    .filter((text) => text !== "")
    .map(sentence)
    .join(" ");
}

function sentence(text: string): string {
  return /[.!?:…]$/.test(text) ? text : `${text}.`;
}

function isLater({ properties }: Element, step: number): boolean {
  return Number(properties["dataStep"] ?? 0) > step;
}

/** @see https://mermaid.js.org/config/accessibility.html */
function descriptionsOf({ kind, code }: Diagram, picture: Picture | undefined): string[] {
  if (kind === "chart") return picture?.data ? [picture.data.description] : [];
  const described = code.matchAll(/^[ \t]*acc(?:Title|Descr)[ \t]*(?::(.*)|\{([^}]*)\})/gm);
  return Array.from(described, ([, line, block]) => line ?? block ?? "");
}

/** Whether an element is a formula as KaTeX sets it. */
export function isFormula(element: Element): boolean {
  return hasClass(element, "katex");
}

/** Whether the episode has formulas, whose pages need KaTeX's style. */
export function hasMath(episode: Episode): boolean {
  const slides = episode.segments.flatMap((segment) => segment.slides);
  const texts = slides.flatMap(({ notes, remarks }) => [...notes, ...remarks]);
  return [...slides, ...texts, ...episode.references].some(({ content }) => {
    let found = false;
    visit(content, "element", (node) => {
      found = isFormula(node);
      return found ? EXIT : undefined;
    });
    return found;
  });
}

/** A formula as it was written, in TeX. */
export function texOf(formula: Element): string {
  let tex = "";
  visit(formula, { tagName: "annotation" }, (annotation) => {
    tex = toString(annotation);
    return EXIT;
  });
  return tex;
}

/**
 * Makes each formula an image with its TeX as label: Chromium's tagged PDFs leave out MathML and all that is
 * `aria-hidden`, so that screen readers would skip it.
 */
export function describeFormulas(tree: Nodes): void {
  visit(tree, "element", (node) => {
    if (!isFormula(node)) return undefined;
    node.properties["role"] = "img";
    node.properties["ariaLabel"] = texOf(node);
    node.children = node.children.filter((child) => !isMathMl(child));
    visit(node, "element", ({ properties }) => {
      delete properties["ariaHidden"];
    });
    return SKIP;
  });
}

function isMathMl(node: Nodes): boolean {
  return node.type === "element" && hasClass(node, "katex-mathml");
}
