import type { Root } from "mdast";
import type { Processor } from "unified";
import type { Node } from "unist";
import { Problem } from "../episode/problem.ts";

/** How the parts of files were parsed the last time, by the files' paths. */
export type TreeMemory = Map<string, ReadonlyMap<string, Part>>;

/** By its own text, from a `---` to another one. */
interface Part {
  readonly tree: Root;
  /** Whether it ends with a block `---`, at which nothing is open: what follows does not depend on it. */
  readonly isClosed: boolean;
}

/** Lets the parser read only the slides of a file that it did not have the last time: parsing takes longer than all else. */
export default function remarkRememberTree(this: Processor, memory: TreeMemory): void {
  const { parser } = this;
  if (!parser) throw new Error("Unexpected absence of a parser, expected remark-parse before");
  this.parser = (text, file) => {
    const before = memory.get(file.path);
    const now = new Map<string, Part>();
    memory.set(file.path, now);
    try {
      return parseParts(text, (part, isFirst) => {
        const known =
          before?.get(part) ?? now.get(part) ?? toPart(parser(part, file), part, isFirst);
        now.set(part, known);
        return known;
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Its place is in the part.
      return parser(text, file);
    }
  };
}

function toPart(tree: Node, part: string, isFirst: boolean): Part {
  if (!isRoot(tree)) throw new TypeError(`Unexpected ${tree.type}, expected a root`);
  // At the start of a file, `---` begins front matter if any other `---` ends it.
  const isOpen = isFirst && tree.children[0]?.type === "thematicBreak";
  const last = tree.children.at(-1);
  const end = last?.type === "thematicBreak" ? last.position?.end.offset : undefined;
  return { tree, isClosed: !isOpen && end !== undefined && part.slice(end).trim() === "" };
}

function isRoot(node: Node): node is Root {
  return node.type === "root";
}

/** Lines that may be a block `---`, and may as well be in code, or below a heading. */
const BREAKS = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/gm;

/** How often the end of a part is looked for. */
const TRIES = 4;

/** Parses a text by the parts of which it consists. */
function parseParts(text: string, parse: (part: string, isFirst: boolean) => Part): Root {
  const whole: Root = { type: "root", children: [] };
  // A definition says how all others are read.
  const ends = text.includes("]:") ? [] : Array.from(text.matchAll(BREAKS), endOf);
  let from = 0;
  let line = 1;
  let tries = 0;
  for (const end of [...ends.filter((each) => each < text.length), text.length]) {
    const isLast = end === text.length;
    if (!isLast && tries >= TRIES) continue;
    // The line's end that it begins with keeps a `---` from being front matter.
    const part = parse(text.slice(from, end), from === 0);
    tries += 1;
    if (!isLast && !part.isClosed) continue;
    const move = { lines: line - 1, offset: from };
    // What follows changes the tree.
    const { children, position } = copyMoved(part.tree, move);
    whole.children.push(...children);
    if (position)
      whole.position = { start: whole.position?.start ?? position.start, end: position.end };
    line = position?.end.line ?? line;
    from = end;
    tries = 0;
  }
  return whole;
}

function endOf({ index, 0: { length } }: RegExpExecArray): number {
  return index + length;
}

interface Move {
  readonly lines: number;
  readonly offset: number;
}

/** A copy whose points are as many lines and characters further. */
function copyMoved<Value>(value: Value, move: Move): Value;
function copyMoved(value: unknown, move: Move): unknown {
  if (Array.isArray(value)) return value.map((each) => copyMoved(each, move));
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) copy[key] = copyMoved(each, move);
  const { line, offset } = copy;
  if (typeof line === "number" && typeof offset === "number")
    Object.assign(copy, { line: line + move.lines, offset: offset + move.offset });
  return copy;
}
