import { type Document, isPair, isScalar, Scalar, visit, type YAMLError } from "yaml";
import type { Range } from "./parse-yaml.ts";

/** Mistakes that many make in YAML, in the words of who writes a text. */

/** What the parser's message means, as far as the line shows it: follows the message, or is empty. */
export function explainError({ code, message, pos: [from] }: YAMLError, text: string): string {
  const [rest = ""] = text.slice(from).split(/\r?\n/, 1);
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from) + rest;
  const above = text.slice(0, from).trimEnd();
  if (/[:,[{]\s+#[^\s#]/.test(above.slice(above.lastIndexOf("\n") + 1)))
    return "; `#` begins a comment: a value that begins with it stands in quotes";
  if (code === "BLOCK_AS_IMPLICIT_KEY")
    return /:(?:\s|$)/.test(rest)
      ? "; a value that holds `: ` stands in quotes"
      : "; the line below begins further to the right, as if this value went on there";
  if (code === "BAD_SCALAR_START") return "; such a value stands in quotes";
  if (code === "BAD_DQ_ESCAPE")
    return "; a backslash stands in single quotes, or twice in double ones";
  if (message.startsWith("Unexpected scalar at node end") && /["']/.test(line))
    return "; a text with quotes in it stands in quotes of the other kind";
  if (message.startsWith("Implicit "))
    return /^\s*[\w-]+:[^\s:]/.test(line)
      ? "; a space follows the colon of a key"
      : "; each line is a key, a colon, a space and a value";
  return "";
}

/** Keys whose values are any text. */
const FREE_TEXT = /^(?:title|show|description|disclaimer|label|authors|speakers|media)$/;

/** Of them, those of one line: in others an escape may well begin the next. */
const ONE_LINE = /^(?:title|show|label)$/;

/** The text that was cut off at a `#` without a space after it, which begins a comment: from the value's start. */
function withComment(text: string, [from, to]: Range): string | undefined {
  const [line = ""] = text.slice(from).split(/\r?\n/, 1);
  const comment = /^\s*#(?=[^\s#!])/.test(line.slice(to - from));
  return comment ? line.trimEnd() : undefined;
}

/** An empty value in whose place there is a comment that is meant as the value. */
export function findHashed(text: string, range: Range): string | undefined {
  return range[0] === range[1] ? withComment(text, range)?.replace(/\s+#.*$/, "") : undefined;
}

/** The beginning of a path as `C:\talks`, of which double quotes make a tab or another character that nobody sees. */
const WINDOWS_PATH = /(?:^|[\s"'(])([A-Za-z]:\\[abefnrtv0])/;

/** Values that are read otherwise than they are meant, though YAML and the schema allow them: why, and where. */
export function findSlips(
  document: Document,
  text: string,
): { readonly reason: string; readonly range: Range }[] {
  const slips: { reason: string; range: Range }[] = [];
  visit(document, {
    Scalar(at, node, path) {
      if (at === "key" || typeof node.value !== "string" || !node.range) return;
      const range: Range = [node.range[0], node.range[1]];
      const key = keyOf(path);
      const whole = node.type === Scalar.PLAIN ? withComment(text, range) : undefined;
      if (whole !== undefined && (FREE_TEXT.test(key) || /\s#\d/.test(whole)))
        slips.push({
          range: [range[0], range[0] + whole.length],
          reason: `Unexpected \`#\` after \`${node.value}\`, expected quotes, as \`"${whole}"\`: it begins a comment`,
        });
      const drive = node.type === Scalar.QUOTE_DOUBLE && WINDOWS_PATH.exec(text.slice(...range));
      if (drive && ONE_LINE.test(key))
        slips.push({
          range,
          reason: `Unexpected \`${drive[1]}\` in \`${key}\`, expected single quotes, in which a backslash is one`,
        });
    },
  });
  return slips;
}

/** The key of the map in which a node is, whether by itself or in a list. */
function keyOf(path: readonly unknown[]): string {
  const pair = path.findLast((each) => isPair(each));
  return pair && isScalar(pair.key) ? String(pair.key) : "";
}
