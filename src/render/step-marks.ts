import type { ElementContent, Text } from "hast";
import { h } from "hastscript";
import { countWords } from "../timeline/count-words.ts";

/**
 * Puts a mark into a note's content before each word at which a step comes.
 *
 * @param clicks for each, how many words come before it, rising
 * @param before how many steps the slide's notes have had already
 */
export function markSteps(
  content: readonly ElementContent[],
  clicks: readonly number[],
  label: string,
  before: number,
): ElementContent[] {
  const left = [...clicks];
  let step = before;
  let said = "";
  const mark = () => {
    step += 1;
    return h("span", { class: "step-mark", dataClick: step }, label);
  };
  const cut = (text: Text): ElementContent[] => {
    const parts: ElementContent[] = [];
    let rest = text.value;
    while (left.length > 0) {
      const at = placeOf(left[0] ?? 0, said, rest);
      if (at === undefined) break;
      left.shift();
      const head = rest.slice(0, at);
      if (head !== "") parts.push({ type: "text", value: head });
      parts.push(mark(), { type: "text", value: " " });
      said += head;
      rest = rest.slice(at);
    }
    said += rest;
    return [...parts, { type: "text", value: rest }];
  };
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type === "text") return cut(node);
    if (node.type !== "element") return [node];
    const children = node.children.flatMap(walk);
    if (BLOCKS.has(node.tagName)) said += " ";
    return [{ ...node, children }];
  };
  const marked = content.flatMap(walk);
  // After the last word.
  return left.length > 0 ? [...marked, ...left.map(mark)] : marked;
}

/** What ends a word. */
const BLOCKS: ReadonlySet<string> = new Set(["p", "li", "br", "td", "th", "h3", "h4", "h5", "h6"]);

/** Where in `text` the word begins that has so many before it; `undefined` when it is not there. */
function placeOf(words: number, said: string, text: string): number | undefined {
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const before = said + text.slice(0, index);
    if (countWords(before) === words && countWords(before + word) > words) return index;
  }
  return undefined;
}
