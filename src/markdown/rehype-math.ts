import type { Element, Parents, Root } from "hast";
import { toString } from "hast-util-to-string";
import type { Token } from "katex";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { hasClass } from "../episode/class-names.ts";
import { type Place, problem } from "../episode/problem.ts";
import { LONGEST_FORMULA, TOO_DEEP } from "./bounds.ts";

/** Renders math with KaTeX, as HTML and MathML. KaTeX is loaded only when there is math. */
export default function rehypeMath() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const formulas: { node: Element; parent: Parents }[] = [];
    visit(tree, "element", (node, _index, parent) => {
      const math = mathIn(node);
      if (!math || !parent) return undefined;
      const { length } = toString(math);
      if (length <= LONGEST_FORMULA) formulas.push({ node, parent });
      else {
        const reason = `Unexpected formula of ${length} characters, expected at most ${LONGEST_FORMULA}`;
        const place = { path: file.path, position: node.position };
        file.messages.push(problem("source-size", place, reason));
        math.properties.className = [];
      }
      return SKIP;
    });
    if (formulas.length === 0) return;

    const { default: rehypeKatex } = await import("rehype-katex");
    for (const { node, parent } of formulas) {
      const tex = toString(node);
      const placeOf = placesIn(tex, node, file);
      const found = new Map<string, VFileMessage>();
      const strict = (_code: string, fault: string, token?: Token) => {
        const reason = unusualReason(fault, token);
        const { lexer, start, end } = token?.loc ?? {};
        const place = lexer?.input === tex ? placeOf(start, end) : placeOf();
        // Once for the first of equal symbols.
        if (!found.has(reason)) found.set(reason, problem("math-unusual", place, reason));
        return "ignore" as const;
      };
      const root: Root = { type: "root", children: [node] };
      const own = new VFile();
      rehypeKatex({ strict })(root, own);
      for (const { word, meant, index } of plainCommands(tex)) {
        const reason = `Unexpected \`${word}\` in math, expected \`${meant}\``;
        found.set(reason, problem("math-unusual", placeOf(index, index + word.length), reason));
      }
      const errors = own.messages.map(({ cause }) => errorProblem(cause, placeOf));
      file.messages.push(...(errors.length > 0 ? errors : found.values()));
      parent.children.splice(parent.children.indexOf(node), 1, ...root.children);
    }
  };
}

/** The element with a formula's text: of a block, the one in its `pre`, which alone has a position. */
function mathIn(node: Element): Element | undefined {
  if (hasClass(node, "math-inline") || hasClass(node, "math-display")) return node;
  const [only] = node.tagName === "pre" ? node.children : [];
  return only?.type === "element" && hasClass(only, "math-display") ? only : undefined;
}

/** Words that are letters one after the other without the backslash before them, and powers of which only a digit is one. */
const PLAIN =
  /(?<![\\A-Za-z])(?:alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|omega|sqrt|frac|infty|cdot|times|sin|cos|tan|log)(?![A-Za-z])|\^\d{2,}/g;

/** What is not read as math. */
const TEXT = /\\(?:text\w*|mathrm|operatorname\*?|label|tag)\{[^{}]*\}/g;

function plainCommands(tex: string) {
  const math = tex.replaceAll(TEXT, (text) => " ".repeat(text.length));
  return Array.from(math.matchAll(PLAIN), ({ 0: word, index }) => {
    const meant = word.startsWith("^") ? `^{${word.slice(1)}}` : `\\${word}`;
    return { word, meant, index };
  });
}

/** Offsets in a formula; all of it without them. */
type PlaceOf = (from?: number, to?: number) => Place;

function placesIn(tex: string, { position }: Element, file: VFile): PlaceOf {
  const { path } = file;
  const whole = { path, position };
  const [first, last] = [position?.start.offset, position?.end.offset];
  if (first === undefined || last === undefined) return () => whole;
  // Within a line, a formula has spaces in place of line breaks.
  const source = String(file).slice(first, last);
  const at = [source, source.replaceAll("\n", " ")]
    .map((text) => text.indexOf(tex))
    .find((index) => index >= 0);
  const points = location(file);
  return (from, to = from) => {
    if (at === undefined || from === undefined || to === undefined) return whole;
    const start = points.toPoint(first + at + from);
    const end = points.toPoint(first + at + to);
    return start && end ? { path, position: { start, end } } : whole;
  };
}

function errorProblem(cause: unknown, placeOf: PlaceOf): VFileMessage {
  if (cause instanceof RangeError) return problem("file-depth", placeOf(), TOO_DEEP);
  const isPlaced = cause instanceof Error && "position" in cause && "length" in cause;
  const [from, length] = isPlaced ? [Number(cause.position), Number(cause.length)] : [];
  const detail =
    cause instanceof Error
      ? cause.message.replace(/^KaTeX parse error: /, "").replace(/\s+/g, " ")
      : "";
  return problem(
    "math-syntax",
    from === undefined || length === undefined ? placeOf() : placeOf(from, from + length),
    `Unexpected math, expected KaTeX to read it: ${detail}`,
  );
}

/** KaTeX takes half a character for one. */
function unusualReason(fault: string, token: Token | undefined): string {
  const whole = fault.replace(/\p{Cs}/u, () => token?.text ?? "");
  return `Unexpected math, expected what LaTeX takes, too: ${whole}`;
}
