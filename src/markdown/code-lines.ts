import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { CodeMeta, Lines } from "../episode/code-meta.ts";
import type { CodeNode } from "./read-code.ts";

/** The class of a line with one of Shiki's notations. */
export const LINE_CLASSES = {
  "++": "add",
  "--": "remove",
  highlight: "lit",
  hl: "lit",
  focus: "focused",
  error: "error",
  warning: "warning",
} as const;

/** The classes of lines that have a sign before them. */
const SIGNED = ["add", "remove", "error", "warning"];

/** How a line stands out. */
type LineState = "lit" | "dim" | "plain";

interface HighlightedCode extends CodeNode {
  /** In lower case. */
  readonly language: string;
  /** The class of each line of a diff. */
  readonly marks: readonly string[];
}

/** Takes the first column from a diff, which holds `+`, `-`, or on all other lines a space or nothing at all. */
export function readDiff(code: string): { text: string; marks: string[] } {
  const lines = code.split("\n");
  const hasColumn = lines.every((line) => line === "" || /^[+ -]/.test(line));
  const marks = lines.map((line) =>
    line.startsWith("+") ? "add" : line.startsWith("-") ? "remove" : "",
  );
  const text = lines.map((line, index) => (hasColumn || marks[index] ? line.slice(1) : line));
  return { text: text.join("\n"), marks };
}

/**
 * Makes a block of what Shiki has made of its code, with a `span.line` for each line. A block with a title is a box with
 * both.
 */
export function finishCode(node: Element, highlighted: Element, code: HighlightedCode): void {
  const { meta, language, marks, shownBy } = code;
  const [inner] = highlighted.children;
  const contents = inner?.type === "element" ? inner.children : [];
  const lines = contents.filter(isElement);
  const classes = lines.map((line, index) => [...classesOf(line), marks[index] ?? ""]);
  const states = statesOf(classes, meta);
  const firstStep = code.firstStep + (meta.hidden ? 1 : 0);
  for (const [index, line] of lines.entries()) {
    const own = states.map((state) => state[index] ?? "plain");
    const signs = SIGNED.filter((name) => classes[index]?.includes(name));
    const fixed = own.length === 1 ? own.filter((state) => state !== "plain") : [];
    line.properties = {
      className: ["line", ...fixed, ...signs],
      ...(meta.firstNumber !== undefined && { dataNumber: String(meta.firstNumber + index) }),
    };
    if (own.length > 1) {
      if (line.children.length === 0) line.children.push(h("span"));
      line.children.unshift(...changesOf(own, firstStep, index === 0));
    }
  }
  const isSigned = SIGNED.some((name) => classes.some((own) => own.includes(name)));
  const looks = [
    ...(meta.firstNumber === undefined ? [] : ["numbered"]),
    ...(isSigned ? ["signed"] : []),
    ...(meta.wrap ? ["wrap"] : []),
  ];
  const pre = h("pre", { class: ["code", ...looks], tabIndex: 0 }, [
    h("code", { class: `language-${language}` }, contents),
  ]);
  const made =
    meta.title === undefined
      ? pre
      : h("div", { class: "code-box" }, [h("p", { class: "code-title" }, meta.title), pre]);
  const step = shownBy ?? (meta.hidden ? code.firstStep : undefined);
  node.tagName = made.tagName;
  node.children = made.children;
  node.properties = { ...made.properties, ...(step && { dataStep: String(step) }) };
}

/** How each line stands out in each state: by the meta, else by Shiki's notations. */
function statesOf(
  classes: readonly (readonly string[])[],
  { states, focus, firstNumber = 1 }: CodeMeta,
): LineState[][] {
  if (states.length > 0) {
    const dims = focus || states.length > 1;
    return states.map((lines) =>
      classes.map((_, index) => stateOf(firstNumber + index, lines, dims)),
    );
  }
  const dims = focus || classes.some((own) => own.includes("focused"));
  const isLit = (own: readonly string[]) => own.includes("lit") || own.includes("focused");
  return [classes.map((own) => (isLit(own) ? "lit" : dims ? "dim" : "plain"))];
}

function stateOf(number: number, lines: Lines, dims: boolean): LineState {
  if (lines === "all") return "plain";
  const isLit =
    lines !== "none" && lines.some(([first, last]) => number >= first && number <= last);
  return isLit ? "lit" : dims ? "dim" : "plain";
}

/**
 * An empty element for a line's first state and for each change, of which the last one that shows says how the line stands
 * out. What comes after them must not be one that shows by a step. The first line has one for each step.
 */
function changesOf(states: readonly LineState[], firstStep: number, isFirst: boolean): Element[] {
  return states.flatMap((state, index) => {
    if (index > 0 && state === states[index - 1] && !isFirst) return [];
    const step = index > 0 && { dataStep: String(firstStep + index - 1) };
    return [h("span", { dataState: state, ...step })];
  });
}

function isElement(node: ElementContent): node is Element {
  return node.type === "element";
}

function classesOf({ properties }: Element): string[] {
  const { class: names } = properties;
  return Array.isArray(names) ? names.map(String) : String(names ?? "").split(" ");
}
