import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import type { Code } from "mdast";
import { classesOf, hasClass } from "../../episode/class-names.ts";

/** A block of code; one with marked lines as a diff. */
export function codeIn(pre: Element): Code {
  const code = pre.children.find((child) => child.type === "element");
  const classes = code ? classesOf(code) : [];
  const language = classes.find((name) => name.startsWith("language-"))?.slice("language-".length);
  const lines = code?.children.filter((line) => line.type === "element") ?? [];
  const signs = lines.map((line) => {
    const names = classesOf(line);
    return names.includes("add") ? "+" : names.includes("remove") ? "-" : " ";
  });
  const isDiff = signs.some((sign) => sign !== " ");
  return {
    type: "code",
    lang: isDiff ? "diff" : (language ?? null),
    value: isDiff
      ? lines.map((line, index) => `${signs[index]}${toString(line)}`).join("\n")
      : toString(pre).replace(/\n$/, ""),
  };
}

/** A box of code with its title. */
export function titledCodeIn(node: Element): Code | undefined {
  if (!hasClass(node, "code-box")) return undefined;
  const [title, pre] = node.children.filter((child) => child.type === "element");
  return title && pre && { ...codeIn(pre), meta: `title="${toString(title)}"` };
}
