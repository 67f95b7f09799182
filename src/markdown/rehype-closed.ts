import type { Root } from "hast";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { allowList } from "./rehype-allowed.ts";

/** A comment, or a tag with its slash and its name. */
const TAGS = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)(?=[\s/>])(?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;

/** Those without an end. */
const VOID = ["br", "hr", "img", "input"];
/** Those that the next one ends, or what is around them. */
const OPTIONAL = "dd dt li p rp rt tbody td tfoot th thead tr".split(" ");
/** `remark-closed.ts` tells of this one: it reaches over slides. */
const ELSEWHERE = "pre";

const WITH_END = new Set(
  allowList.tagNames?.filter((name) => ![...VOID, ...OPTIONAL, ELSEWHERE].includes(name)),
);

interface OpenTag {
  readonly name: string;
  readonly at: Point;
}

/** Reports HTML elements that an author does not close: all that follows on the slide would be in them. */
export default function rehypeClosed() {
  return (tree: Root, file: VFile): void => {
    const open: OpenTag[] = [];
    visit(tree, "raw", ({ value, position }) => {
      if (!position) return;
      for (const { 0: tag, 1: slash, 2: written = "", index } of value.matchAll(TAGS)) {
        const name = written.toLowerCase();
        if (!WITH_END.has(name)) continue;
        const begin = open.findLastIndex((other) => other.name === name);
        if (slash !== "/")
          open.push({ name, at: placeIn(value, index, tag, position.start, file) });
        else if (begin !== -1) open.splice(begin, 1);
      }
    });
    for (const { name, at } of open) {
      const place = { path: file.path, position: { start: at, end: at } };
      const reason = `Unexpected end of <${name}>, expected a closing </${name}>`;
      file.messages.push(problem("unclosed-block", place, reason));
    }
  };
}

/** The place of a tag. What stands before each line in the file, as `> ` in a quote, is no part of the HTML. */
function placeIn(html: string, index: number, tag: string, start: Point, file: VFile): Point {
  const before = html.slice(0, index).split("\n");
  const line = start.line + before.length - 1;
  if (before.length === 1) return { line, column: start.column + index };
  const [first = ""] = tag.split("\n");
  const text = String(file).split(/\r?\n/)[line - 1] ?? "";
  return { line, column: Math.max(text.indexOf(first, before.at(-1)?.length), 0) + 1 };
}
