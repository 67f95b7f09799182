import type { Root, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { firstLine, type LeaveOut, type RawNotes } from "./deck.ts";

const FRAGMENT = /^<!--\s*\.element:.*\bfragment\b/;

/** Removes reveal.js's comments about elements. @returns the slide's blocks that are fragments */
export function removeElementComments(tree: Root, leaveOut: LeaveOut): Set<RootContent> {
  const fragments = new Set<RootContent>();
  for (const [index, block] of tree.children.entries()) {
    visit(block, "html", (node) => {
      if (!/^<!--\s*\.(?:element|slide):/.test(node.value)) return;
      if (!FRAGMENT.test(node.value)) leaveOut(firstLine(node.value), node.position);
      else fragments.add(block.type === "html" ? (tree.children[index - 1] ?? block) : block);
      node.value = "";
    });
  }
  removeEmpty(tree);
  return fragments;
}

/**
 * Removes Marp's comments: notes, and directives, which are reported.
 *
 * @returns the notes; lines count from 0
 */
export function removeNoteComments(tree: Root, leaveOut: LeaveOut): RawNotes[] {
  const notes: RawNotes[] = [];
  visit(tree, "html", (node) => {
    const line = (node.position?.start.line ?? 1) - 1;
    let rest = "";
    let end = 0;
    for (const [from, to] of commentsIn(node.value)) {
      const content = node.value.slice(from + OPEN.length, to - CLOSE.length);
      rest += node.value.slice(end, from);
      end = to;
      if (isDirective(content.trim()))
        leaveOut(firstLine(node.value.slice(from, to).replaceAll(/\s+/g, " ")), node.position);
      else
        notes.push({
          text: content,
          line: line + node.value.slice(0, from).split("\n").length - 1,
        });
    }
    if (end > 0) node.value = (rest + node.value.slice(end)).trim();
  });
  removeEmpty(tree);
  return notes;
}

const OPEN = "<!--";
const CLOSE = "-->";

/** The offsets of each comment. */
function commentsIn(html: string): [from: number, to: number][] {
  const comments: [number, number][] = [];
  let from = html.indexOf(OPEN);
  while (from >= 0) {
    const close = html.indexOf(CLOSE, from + OPEN.length);
    if (close < 0) break;
    comments.push([from, close + CLOSE.length]);
    from = html.indexOf(OPEN, close);
  }
  return comments;
}

const KEY = /^\s*[_$]?[a-z][A-Za-z]*\s*:/;
/** Keys of Marp's own: below one, a value may have lines of its own. */
const KNOWN =
  /^\s*[_$]?(?:author|background[A-Z]\w+|class|color|description|footer|header|headingDivider|image|keywords|lang|math|paginate|size|style|theme|title|transition|url)\s*:/;

/** Whether a comment is one of Marp's directives, as `_class: lead`: they are YAML, which may have comments itself. */
function isDirective(comment: string): boolean {
  if (comment === "fit") return true;
  const lines = comment.split("\n").filter((line) => !/^\s*(?:#|$)/.test(line));
  const [first = ""] = lines;
  const mayGoOn = lines.some((line) => KNOWN.test(line));
  return (
    KEY.test(first) &&
    lines.every((line) => KEY.test(line) || (mayGoOn && /^(?:\s|-\s)/.test(line)))
  );
}

/** Removes HTML nodes that have become empty, and the space that they leave at the end of a line. */
function removeEmpty(tree: Root): void {
  visit(tree, "html", (node, index, parent) => {
    if (node.value !== "" || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    const [before, after] = [parent.children[index - 1], parent.children[index]];
    if (before?.type === "text" && after === undefined) before.value = before.value.trimEnd();
    if (after?.type === "text" && before === undefined) after.value = after.value.trimStart();
    return [SKIP, index];
  });
}
