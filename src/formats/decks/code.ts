import type { Code, Html, Root, RootContent } from "mdast";
import {
  type CodeMeta,
  codeSteps,
  lineBeyond,
  readCodeMeta,
  writeCodeMeta,
} from "../../episode/code-meta.ts";
import { firstLine, type LeaveOut } from "./deck.ts";

/** Code of a segment, and how many steps it has. */
export interface ConvertedCode {
  readonly nodes: readonly (Code | Html)[];
  readonly steps: number;
}

/** What a fence says of its code, in a segment's words. Other tools dim what is not lit, also without steps. */
export function convertFence(fence: Code, leaveOut: LeaveOut, numbered = false): ConvertedCode {
  const info = infoOf(fence);
  if (fence.lang === "mermaid") {
    if (fence.meta != null) leaveOut(firstLine(fence.meta), fence.position);
    return { nodes: [{ ...fence, meta: null }], steps: 0 };
  }
  if (!/[\s{[:]/.test(info) && !numbered) return { nodes: [fence], steps: 0 };
  const { meta: read, faults } = readCodeMeta(info);
  for (const { part } of faults) leaveOut(firstLine(part), fence.position);
  const count = fence.value.split("\n").length;
  const beyond = lineBeyond(read, count);
  if (beyond !== undefined) leaveOut(`line ${beyond} of ${count}`, fence.position);
  const states = beyond === undefined ? read.states : [];
  const isLit = states.length === 1 && states[0] !== "all";
  const meta: CodeMeta = {
    ...read,
    states,
    focus: read.focus || isLit,
    firstNumber: read.firstNumber ?? (numbered ? 1 : undefined),
  };
  const [lang, ...words] = writeCodeMeta(meta).split(" ");
  return {
    nodes: [{ ...fence, lang: lang ?? null, meta: words.join(" ") || null }],
    steps: codeSteps(meta),
  };
}

/** Whether a fence is Slidev's magic move: it holds fences, which are shown in the place of each other. */
export function isMagicMove({ lang, meta }: Code): boolean {
  return lang === "md" && /^magic-move\b/.test(meta ?? "");
}

/**
 * @param parse Markdown → mdast
 * @param options.isBox whether the fences may stand in a box of their own
 * @param options.numbered whether all code has line numbers
 */
export function convertMagicMove(
  fence: Code,
  parse: (text: string) => Root,
  leaveOut: LeaveOut,
  { isBox, numbered }: { readonly isBox: boolean; readonly numbered: boolean },
): ConvertedCode {
  const { meta, faults } = readCodeMeta(infoOf(fence).replace("magic-move", ""));
  for (const { part } of faults) leaveOut(firstLine(part), fence.position);
  if (!isBox) leaveOut("magic-move", fence.position);
  const report: LeaveOut = (what) => leaveOut(what, fence.position);
  const codes = parse(fence.value).children.flatMap((node: RootContent) => {
    if (node.type === "code")
      return [convertFence(node, report, numbered || meta.firstNumber !== undefined)];
    report(`${node.type} in magic-move`, undefined);
    return [];
  });
  const nodes = codes.flatMap((code) => code.nodes);
  const steps = codes.reduce((sum, code) => sum + code.steps, 0);
  if (!isBox || nodes.length === 0) return { nodes, steps: steps + nodes.length };
  return { nodes: [html(":::magic-move"), ...nodes, html(":::")], steps: steps + nodes.length - 1 };
}

function infoOf({ lang, meta }: Code): string {
  return [lang, meta].filter(Boolean).join(" ");
}

function html(value: string): Html {
  return { type: "html", value };
}
