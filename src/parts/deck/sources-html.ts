import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import type { Reference } from "../../episode/episode.ts";
import type { PageContext } from "../../pages/context.ts";
import { resolveFile, resolveFiles } from "../../pages/files.ts";
import { numberCitations } from "./citations-html.ts";

/** How a list of sources is set: one below the other, in two columns, or by their labels alone in three. */
interface Setting {
  readonly name: "full" | "columns" | "labels";
  /** About how many characters fit on a line. */
  readonly line: number;
  /** About how many sources of one line fit on the slide, and how much of a line the space between two takes. */
  readonly lines: number;
  readonly space: number;
}

const FULL: Setting = { name: "full", line: 88, lines: 14, space: 0.7 };
const COLUMNS: Setting = { name: "columns", line: 42, lines: 26, space: 0.3 };
const LABELS: Setting = { name: "labels", line: 22, lines: 36, space: 0.2 };

/**
 * The works that an episode cites, with their numbers: in full where they fit on a slide, else by their labels, and of
 * these as many as fit, with the number of the others.
 */
export function renderSources(context: PageContext, base: string): Element[] {
  const { references } = context.episode;
  const works = references.map((reference) => describe(reference, context, base));
  const setting = [FULL, COLUMNS].find((each) => fitting(works, each) === works.length) ?? LABELS;
  if (setting !== LABELS) return [renderList(works, setting)];
  const labels = references.map((reference) => labelOf(reference, base));
  const shown = labels.slice(0, fitting(labels, LABELS));
  const others = labels.length - shown.length;
  return [
    renderList(shown, LABELS),
    ...(others > 0 ? [h("p", context.words.moreSourcesOnPage({ count: others }))] : []),
  ];
}

function renderList(works: readonly ElementContent[][], { name }: Setting): Element {
  return h(
    "ol",
    { dataSources: name },
    works.map((work) => h("li", work)),
  );
}

/** How many of the works, from the first on, fit on a slide. */
function fitting(works: readonly ElementContent[][], { line, lines, space }: Setting): number {
  let taken = 0;
  const beyond = works.findIndex((work) => {
    const { length } = toString({ type: "root", children: [...work] });
    taken += Math.max(1, Math.ceil(length / line)) + space;
    return taken > lines;
  });
  return beyond < 0 ? works.length : beyond;
}

/** A reference with a link from its label: an address that is written out takes a line of a slide, and says little. */
function describe(reference: Reference, context: PageContext, base: string): ElementContent[] {
  const { references } = context.episode;
  const content = numberCitations(reference.content, references, context.words, () => undefined);
  resolveFiles(content, base);
  let isLinked = false;
  visit(content, "element", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.tagName === "a" && toString(node) === node.properties["href"]) {
      parent.children.splice(index, 1);
      return index;
    }
    const isLabel = node.tagName === "strong" && !isLinked;
    isLinked ||= isLabel || node.tagName === "a";
    if (isLabel && !node.children.some(isLink))
      node.children = [linkTo(reference, base, node.children)];
    return undefined;
  });
  const work = content.children.filter((child) => child.type !== "doctype");
  return isLinked ? work : [linkTo(reference, base, work)];
}

function isLink(node: ElementContent): boolean {
  return node.type === "element" && node.tagName === "a";
}

function labelOf(reference: Reference, base: string): ElementContent[] {
  return [linkTo(reference, base, [{ type: "text", value: reference.label }])];
}

function linkTo({ url }: Reference, base: string, content: ElementContent[]): Element {
  return url === undefined
    ? h("span", content)
    : h("a", { href: resolveFile(url, base), target: "_blank", rel: "noopener" }, content);
}
