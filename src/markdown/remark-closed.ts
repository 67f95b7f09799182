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
      if (!fence || fence.closed.test(source)) return;
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
  /** Matches the source of a closed block. */
  readonly closed: RegExp;
}

function fenceOf(node: Nodes, source: string): Fence | undefined {
  if (node.type === "containerDirective") {
    const opening = `\`:::${node.name}\``;
    return { rule: "unclosed-directive", opening, closing: "`:::`", closed: /\n[\s>]*:{3,}\s*$/ };
  }
  const rule = "unclosed-block";
  if (node.type === "html") {
    if (source.startsWith("<!--")) return { rule, opening: "<!--", closing: "-->", closed: /-->/ };
    // In CommonMark, only these elements continue over blank lines.
    const [, name] = /^<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(source) ?? [];
    if (name === undefined) return undefined;
    const closed = /<\/(?:pre|script|style|textarea)>/i;
    return { rule, opening: `<${name}>`, closing: `</${name}>`, closed };
  }
  if (node.type !== "code" && node.type !== "math") return undefined;
  // Indented code has no fence.
  const [fence] = /^(?:`{3,}|~{3,}|\${2,})/.exec(source) ?? [];
  if (fence === undefined) return undefined;
  return { rule, opening: fence, closing: fence, closed: /\n.*(?:`{3,}|~{3,}|\${2,})\s*$/ };
}
