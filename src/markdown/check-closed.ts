import type { RootContent } from "mdast";
import type { VFile } from "vfile";
import { problem, type RuleId } from "../episode/problem.ts";

/** How a block begins, and what its source ends with when its author closed it. */
interface Mark {
  readonly rule: RuleId;
  readonly opening: string;
  readonly closing: string;
  readonly closed: RegExp;
}

/** Reports a block that has no end of its own: it swallows what comes after it, slides and notes too. */
export function checkClosed(node: RootContent, file: VFile): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return;
  const source = String(file).slice(start.offset, end.offset);
  const mark = markOf(node, source);
  if (!mark || mark.closed.test(source)) return;
  const reason = `Unexpected end of ${mark.opening}, expected a closing ${mark.closing}`;
  const place = { path: file.path, position: { start, end: start } };
  file.messages.push(problem(mark.rule, place, reason));
}

function markOf(node: RootContent, source: string): Mark | undefined {
  if (node.type === "containerDirective") {
    const opening = `\`:::${node.name}\``;
    return { rule: "unclosed-directive", opening, closing: "`:::`", closed: /\n[\s>]*:{3,}\s*$/ };
  }
  const rule = "unclosed-block";
  if (node.type === "html") {
    if (source.startsWith("<!--")) return { rule, opening: "<!--", closing: "-->", closed: /-->/ };
    // The elements that CommonMark lets reach over empty lines.
    const [, name] = /^<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(source) ?? [];
    if (name === undefined) return undefined;
    const closed = /<\/(?:pre|script|style|textarea)>/i;
    return { rule, opening: `<${name}>`, closing: `</${name}>`, closed };
  }
  // Code that is indented has no fence.
  const fence = /^(?:`{3,}|~{3,}|\${2,})/.exec(source)?.[0];
  if (fence === undefined || (node.type !== "code" && node.type !== "math")) return undefined;
  return { rule, opening: fence, closing: fence, closed: /\n.*(?:`{3,}|~{3,}|\${2,})\s*$/ };
}
