import type { Code, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import { type CodeMeta, codeSteps, lineBeyond, readCodeMeta } from "../episode/code-meta.ts";
import { alternatives, type Edit, type Place, problem } from "../episode/problem.ts";
import { checkAttributes } from "./check-attributes.ts";

/** A fence whose HTML `rehype-code.ts` makes. */
export interface CodeNode {
  readonly meta: CodeMeta;
  /** The slide's step that its first step is. */
  readonly firstStep: number;
  /** The slide's step that shows it, when it follows another in a `:::magic-move`. */
  readonly shownBy?: number | undefined;
}

declare module "vfile" {
  interface DataMap {
    /** Fences whose `code` elements have their index as `data-code`. */
    code: CodeNode[];
  }
}

/** Where a fence stands. */
export interface CodePlace {
  /** How many steps of the slide come before it. */
  readonly stepsBefore: number;
  /** What a fence with steps there would be told to expect. */
  readonly withoutSteps?: string | undefined;
  /** Whether a step shows it in the place of the fence before it. */
  readonly isNext?: boolean;
}

/**
 * Reads what a fence's opening line says of its code, reports what can't be read, and makes the fence a placeholder.
 *
 * @returns how many steps it has
 */
export function readCode(fence: Code, file: VFile, place: CodePlace): number {
  const { stepsBefore, withoutSteps, isNext = false } = place;
  const { meta, faults } = readCodeMeta(infoOf(fence));
  for (const { part, expected, names } of faults) {
    const where = { path: file.path, position: positionOf(part, fence, file) };
    const details = { actual: part, expected: names };
    const reason = names
      ? `Unexpected \`${part}\` for code, expected ${expected}`
      : `Unexpected \`${part}\`, expected ${expected}`;
    file.messages.push(problem(names ? "unknown-key" : "invalid-value", where, reason, details));
  }
  const position = positionOf(infoOf(fence), fence, file);
  checkLines(fence, meta, { path: file.path, position }, file);
  const steps = codeSteps(meta);
  const isMisplaced = steps > 0 && (withoutSteps !== undefined || (isNext && meta.hidden));
  if (isMisplaced) {
    const expected = withoutSteps ?? "it without `hide`, after the code that it follows";
    const reason = `Unexpected steps in this code, expected ${expected}`;
    file.messages.push(problem("invalid-value", { path: file.path, position }, reason));
  }
  const codes = (file.data.code ??= []);
  const shownBy = isNext ? stepsBefore + 1 : undefined;
  codes.push({
    meta: isMisplaced ? { ...meta, hidden: false, states: [] } : meta,
    firstStep: stepsBefore + (isNext ? 2 : 1),
    shownBy,
  });
  fence.lang = meta.language || "text";
  fence.data = { ...fence.data, hProperties: { dataCode: String(codes.length - 1) } };
  return (isMisplaced ? 0 : steps) + (isNext ? 1 : 0);
}

/** Containers of nothing but fences: each in the place of the one before it, or all as tabs. */
export const CODE_CONTAINERS = ["magic-move", "code-group"];

/**
 * Reads the fences of such a container, and reports what else stands there, which is left out. With the attribute `steps`
 * each tab is a step.
 *
 * @returns how many steps they have
 */
export function readCodes(container: ContainerDirective, file: VFile, stepsBefore: number): number {
  const attributes = container.attributes ?? {};
  const known = container.name === "code-group" ? ["steps"] : [];
  const isGroup = container.name === "code-group" && attributes["steps"] === undefined;
  const withoutSteps = isGroup ? "`:::code-group{steps}` or `:::magic-move`" : undefined;
  checkAttributes(container, file, known);
  container.data = { hName: "div", hProperties: { className: [container.name] } };
  const fences = container.children.filter(isCode);
  const other = container.children.find((child) => !isCode(child));
  if (other !== undefined || fences.length === 0) {
    const place = { path: file.path, position: (other ?? container).position };
    const what = other === undefined ? "empty" : "text in";
    const reason = `Unexpected ${what} \`:::${container.name}\`, expected fences of code and nothing else`;
    file.messages.push(problem("invalid-value", place, reason));
  }
  container.children = fences;
  let steps = 0;
  for (const [index, fence] of fences.entries()) {
    const isNext = !isGroup && index > 0;
    steps += readCode(fence, file, { stepsBefore: stepsBefore + steps, withoutSteps, isNext });
  }
  if (!isGroup && fences.length === 1 && steps === 0) {
    const place = { path: file.path, position: container.position };
    const reason = `Unexpected single fence in \`:::${container.name}\`, expected another that takes its place`;
    file.messages.push(problem("invalid-value", place, reason));
  }
  return steps;
}

function isCode(node: RootContent): node is Code {
  return node.type === "code";
}

/** Reports what the fence of a diagram or a chart says beyond its words. */
export function checkMeta(fence: Code, file: VFile, words: readonly string[]): void {
  for (const part of (fence.meta ?? "").match(/(?:\{[^{}]*\}|\S)+/g) ?? []) {
    if (words.includes(part)) continue;
    const where = { path: file.path, position: positionOf(part, fence, file) };
    const expected = words.length > 0 ? alternatives(words) : "nothing";
    const reason = `Unexpected \`${part}\` for ${fence.lang}, expected ${expected}`;
    const edit = part === "step" && words.includes("steps") ? editAfter(where, "s") : undefined;
    const details = { actual: part, expected: words, edit };
    file.messages.push(problem("unknown-key", where, reason, details));
  }
}

function editAfter({ position }: Place, text: string): Edit | undefined {
  const at = position?.end.offset;
  return at === undefined ? undefined : { from: at, to: at, text };
}

/** What follows the backticks of a fence. */
export function infoOf({ lang, meta }: Code): string {
  return [lang, meta].filter(Boolean).join(" ");
}

/** Lit lines must be there: a number too many was meant for other code. */
function checkLines({ value }: Code, meta: CodeMeta, place: Place, file: VFile): void {
  const count = value.split("\n").length;
  const beyond = lineBeyond(meta, count);
  if (beyond === undefined) return;
  const { firstNumber = 1 } = meta;
  const expected = count === 1 ? `${firstNumber}` : `${firstNumber} to ${firstNumber + count - 1}`;
  const reason = `Unexpected line ${beyond}, expected ${expected}`;
  file.messages.push(problem("invalid-value", place, reason));
}

/** Where a part of the opening line stands in the file. */
function positionOf(part: string, { position }: Code, file: VFile): Position | undefined {
  const start = position?.start.offset;
  if (start === undefined) return position;
  const [line = ""] = String(file).slice(start).split("\n", 1);
  const at = line.indexOf(part);
  const points = location(file);
  const from = points.toPoint(start + at);
  const to = points.toPoint(start + at + part.length);
  return at >= 0 && from && to ? { start: from, end: to } : position;
}
