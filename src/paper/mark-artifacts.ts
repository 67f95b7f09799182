const BUILDS_PATH = new Set(["m", "l", "c", "v", "y", "h", "re"]);
const PAINTS_PATH = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);
const PAINTS = new Set(["Tj", "TJ", "'", '"', "Do", "sh"]);

/**
 * Marks everything that a page paints outside its marked content as an artifact: backgrounds, rules, and the content of
 * the margins.
 *
 * @param content of a page, one character a byte
 * @see ISO 14289-1, 7.1: content is either tagged or an artifact
 */
export function markArtifacts(content: string): string {
  let marked = "";
  let copied = 0;
  let depth = 0;
  let path: number | undefined;
  const wrap = (start: number, end: number) => {
    marked += `${content.slice(copied, start)}/Artifact BMC\n${content.slice(start, end)}\nEMC`;
    copied = end;
  };
  for (const { name, start, end } of contentOperators(content)) {
    if (name === "BDC" || name === "BMC") depth += 1;
    else if (name === "EMC") depth -= 1;
    else if (BUILDS_PATH.has(name)) path ??= start;
    else if (PAINTS_PATH.has(name) || name === "n") {
      // A mark may not come between the beginning of a path and its painting; a path that only clips paints nothing.
      if (depth === 0 && path !== undefined && name !== "n") wrap(path, end);
      path = undefined;
    } else if (depth === 0 && PAINTS.has(name)) wrap(start, end);
  }
  return marked + content.slice(copied);
}

/** An operator of a page's content with its operands, at `[start, end)` of the text. */
export interface ContentOperator {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A string, a hexadecimal string, a bracket of a dictionary or an array, a name, a number, or an operator. Chromium
 * escapes parentheses in strings, and writes no inline images.
 */
const TOKEN =
  /%[^\r\n]*|\((?:[^()\\]|\\[\s\S])*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g;

const OPERAND = /^(?:[-+.\d(</[\]]|>>|true$|false$|null$)/;

/**
 * Splits the content of a page into its operators, in order.
 *
 * @param text one character a byte
 * @see ISO 32000-1, 7.8.2
 */
export function* contentOperators(text: string): Generator<ContentOperator> {
  let start: number | undefined;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith("%")) continue;
    start ??= index;
    if (OPERAND.test(token)) continue;
    yield { name: token, start, end: index + token.length };
    start = undefined;
  }
}
