import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { classesOf, hasClass } from "../../episode/class-names.ts";
import type { PageContext } from "../../pages/context.ts";
import { interfaceProperties } from "../../pages/document.ts";

export interface CodePlace {
  /** Unique on the page: the names of its groups of tabs begin with it. */
  readonly id: string;
  /** Whether nothing can be chosen there, as on paper. */
  readonly isFixed: boolean;
}

/** Says what signs before lines mean, to those who can't see them, and gives groups of code their tabs. */
export function placeCode(content: Root, { episode, words }: PageContext, place: CodePlace): void {
  const spoken = interfaceProperties(episode.meta.language);
  const marks = Object.entries(words.codeMarks);
  let groups = 0;
  visit(content, "element", (node) => {
    const classes = classesOf(node);
    if (classes.includes("code-group")) addTabs(node, `${place.id}-code-${(groups += 1)}`, place);
    if (!classes.includes("line")) return;
    const said = marks.filter(([name]) => classes.includes(name)).map(([, label]) => label);
    if (said.length > 0)
      node.children.unshift(h("span", { class: "sr-only", ...spoken }, `${said.join(", ")}: `));
  });
}

/** Each block follows its tab. The first is shown until another is chosen, or until the other's step. */
function addTabs(group: Element, name: string, { isFixed }: CodePlace): void {
  const blocks = group.children.filter((child) => child.type === "element");
  const isStepped = blocks.some((block) => block.properties["dataStep"] !== undefined);
  group.properties["role"] = "group";
  if (isStepped) group.properties["className"] = ["code-group", "stepped"];
  group.children = blocks.flatMap((block, index): ElementContent[] => {
    const chosen = index === 0;
    const label = labelOf(block);
    const classes = ["code-tab", ...(chosen && !isStepped ? ["chosen"] : [])];
    const tab =
      isFixed || isStepped
        ? h("span", { class: classes }, label)
        : h("label", { class: "code-tab" }, [
            h("input", { type: "radio", class: "sr-only", name, checked: chosen }),
            label,
          ]);
    return [tab, codeOf(block)];
  });
}

/** A block's title, else its language. */
function labelOf(block: Element): string {
  const title = block.children.find((child) => child.type === "element");
  if (title && hasClass(title, "code-title")) return toString(title);
  const language = title
    ? classesOf(title).find((name) => name.startsWith("language-"))
    : undefined;
  return language?.slice("language-".length) ?? "";
}

/** A block without its title. */
function codeOf(block: Element): Element {
  const pre = block.children.find((child) => child.type === "element" && child.tagName === "pre");
  if (pre?.type !== "element") return block;
  const { dataStep } = block.properties;
  return { ...pre, properties: { ...pre.properties, ...(dataStep !== undefined && { dataStep }) } };
}
