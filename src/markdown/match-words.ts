import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { hasClass } from "../episode/class-names.ts";

/** Cells of the table of two blocks' words: more would take seconds. */
const LARGEST = 4_000_000;

/**
 * Gives the words of highlighted blocks a `data-word` each: the same in a block as in the one before it for those that they
 * have in common, in the same order.
 */
export function matchWords(blocks: readonly Element[]): void {
  let count = 0;
  let before: readonly string[] = [];
  let keys: readonly string[] = [];
  for (const block of blocks) {
    const words = splitWords(block);
    const texts = words.map((word) => toString(word));
    const pairs = new Map(commonPairs(before, texts).map(([from, to]) => [to, keys[from]]));
    keys = words.map((word, index) => {
      const key = pairs.get(index) ?? String((count += 1));
      word.properties["dataWord"] = key;
      return key;
    });
    before = texts;
  }
}

/** Names and numbers, signs between them, and space. */
const PIECES = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]+|\s+/gu;

/** Divides what Shiki has coloured as one into words. @returns the words of a block */
function splitWords(block: Element): Element[] {
  const words: Element[] = [];
  visit(block, "element", (line) => {
    if (!hasClass(line, "line")) return undefined;
    line.children = line.children.flatMap((node) => {
      const text = toString(node);
      if (node.type !== "element" || text.trim() === "") return [node];
      return Array.from(text.match(PIECES) ?? [], (value): ElementContent => {
        const piece = { type: "text", value } as const;
        if (value.trim() === "") return piece;
        const word: Element = { ...node, properties: { ...node.properties }, children: [piece] };
        words.push(word);
        return word;
      });
    });
    return SKIP;
  });
  return words;
}

/** The longest sequence that two lists have in common, as pairs of indices. */
export function commonPairs(
  from: readonly string[],
  to: readonly string[],
): [from: number, to: number][] {
  if (from.length * to.length > LARGEST) return [];
  const width = to.length + 1;
  /** How many words are in common from a pair of indices on. */
  const common = new Uint32Array((from.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < from.length && column < to.length) {
    if (from[row] === to[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
