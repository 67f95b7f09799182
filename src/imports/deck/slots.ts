import type { Html, Paragraph, Root, RootContent } from "mdast";
import type { LeaveOut } from "./leave-out.ts";

/** Ends a column; of more colons than the steps in it have. */
export const COLUMN_END = "::::";
const COLUMN = "::::column";
const COLUMNS = new Set(["default", "left", "right"]);
const MARK = /^::\s*([\w.-]+)\s*::[ \t]*(?:\n|$)/;

/**
 * Makes columns of the parts of a Slidev layout, each of which follows a line as `::right::`. What stands before the
 * first is a column, too, but for its headings.
 *
 * @returns whether there are some; the last has no end yet
 */
export function takeSlots(tree: Root, leaveOut: LeaveOut): boolean {
  const children: RootContent[] = [];
  let hasColumns = false;
  for (const node of tree.children) {
    const name = node.type === "paragraph" ? takeMark(node) : undefined;
    if (name !== undefined && !COLUMNS.has(name)) leaveOut(`::${name}::`, node.position);
    if (name !== undefined && COLUMNS.has(name)) {
      const first = children.findIndex(({ type }) => type !== "heading");
      const isSecond = hasColumns || (name !== "left" && first >= 0);
      if (isSecond && !hasColumns) children.splice(first, 0, html(COLUMN));
      children.push(html(isSecond ? `${COLUMN_END}\n\n${COLUMN}` : COLUMN));
      hasColumns = true;
    }
    if (node.type !== "paragraph" || node.children.length > 0) children.push(node);
  }
  tree.children = children;
  return hasColumns;
}

/** Whether what stands for HTML is a mark of {@link takeSlots}. */
export function isColumnMark({ value }: Html): boolean {
  return value.startsWith(COLUMN_END);
}

function takeMark(paragraph: Paragraph): string | undefined {
  const [first] = paragraph.children;
  if (first?.type !== "text") return undefined;
  const [mark, name] = MARK.exec(first.value) ?? [];
  if (mark === undefined) return undefined;
  first.value = first.value.slice(mark.length);
  if (first.value === "") paragraph.children.shift();
  return name;
}

function html(value: string): Html {
  return { type: "html", value };
}
