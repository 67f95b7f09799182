import type { Nodes, Parents, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";

/** Reports blocks that are not closed: they would hold all that comes after them, slides and notes too. */
export default function remarkClosed() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, _index, parent) => {
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      const source = String(file).slice(start.offset, end.offset);
      const fence = fenceOf(node, source);
      if (!fence || fence.isClosed) return;
      const place = { path: file.path, position: { start, end: start } };
      const reason = `Unexpected end of ${fence.opening}, expected a closing ${fence.closing}${around(node, parent)}`;
      file.messages.push(problem(fence.rule, place, reason));
    });
  };
}

/** Of two blocks with as many colons, the first `:::` closes the outer one. */
function around(node: Nodes, parent: Parents | undefined): string {
  if (node.type !== "containerDirective" || parent?.type !== "containerDirective") return "";
  return `, and more colons for \`:::${parent.name}\` around it`;
}

/** How a block begins and ends. */
interface Fence {
  readonly rule: RuleId;
  readonly opening: string;
  readonly closing: string;
  readonly isClosed: boolean;
}

function fenceOf(node: Nodes, source: string): Fence | undefined {
  if (node.type === "containerDirective") {
    const opening = `\`:::${node.name}\``;
    const isClosed = /^[\s>]*:{3,}$/.test(lastLine(source));
    return { rule: "unclosed-directive", opening, closing: "`:::`", isClosed };
  }
  const rule = "unclosed-block";
  if (node.type === "html") {
    if (source.startsWith("<!--"))
      return { rule, opening: "<!--", closing: "-->", isClosed: source.includes("-->") };
    // In CommonMark, only these elements continue over blank lines.
    const [, name] = /^<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(source) ?? [];
    if (name === undefined) return undefined;
    const isClosed = /<\/(?:pre|script|style|textarea)>/i.test(source);
    return { rule, opening: `<${name}>`, closing: `</${name}>`, isClosed };
  }
  if (node.type !== "code" && node.type !== "math") return undefined;
  // Indented code has no fence.
  const [fence] = /^(?:`{3,}|~{3,}|\${2,})/.exec(source) ?? [];
  if (fence === undefined) return undefined;
  const shown = fence.length > LONGEST_SHOWN ? `${fence.slice(0, LONGEST_SHOWN)}…` : fence;
  const [last = ""] = /[^\s>].*$/.exec(lastLine(source)) ?? [];
  const isClosed = last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
  return { rule, opening: shown, closing: shown, isClosed };
}

/** Characters of a fence that a message shows. */
const LONGEST_SHOWN = 40;

/** The last line of a block that has text, without spaces after it; none if that is the first. */
function lastLine(source: string): string {
  const text = source.trimEnd();
  return text.slice(text.lastIndexOf("\n") + 1 || text.length);
}
