import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";
import type { SourceFile } from "../episode/source-file.ts";

/** An element of an SVG file, before it is known to be allowed. */
export interface SvgElement {
  readonly type: "element";
  /** Without a prefix for SVG's own. */
  name: string;
  /** By SVG's names. Of other vocabularies, only those that tell a layer's name are kept. */
  attributes: Record<string, string>;
  children: SvgNode[];
  /** Of its first character in the file. */
  readonly offset: number;
}

export interface SvgText {
  readonly type: "text";
  readonly value: string;
  readonly offset: number;
}

export type SvgNode = SvgElement | SvgText;

/** Says what is wrong at an offset in the file. */
export type Report = (rule: RuleId, offset: number, reason: string) => void;

/** Collects problems of a file. */
export function openReport({ path, text }: SourceFile): {
  report: Report;
  problems: VFileMessage[];
} {
  const places = location(text);
  const problems: VFileMessage[] = [];
  const report: Report = (rule, offset, reason) => {
    const start = places.toPoint(offset);
    problems.push(problem(rule, { path, position: start && { start, end: start } }, reason));
  };
  return { report, problems };
}

/** Every element of a tree in the order of the file, itself first. */
export function* elementsOf(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) if (child.type === "element") yield* elementsOf(child);
}

/** Its text, and that of the elements in it. */
export function textOf({ children }: SvgElement): string {
  const texts = children.map((child) => (child.type === "text" ? child.value : textOf(child)));
  return texts.join("").replaceAll(/\s+/g, " ").trim();
}

/** The children that have an element's name. */
export function childrenNamed({ children }: SvgElement, name: string): SvgElement[] {
  return children
    .filter((child) => child.type === "element")
    .filter((child) => child.name === name);
}
