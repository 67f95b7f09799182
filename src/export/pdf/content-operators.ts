/** An operator of a page's content with its operands: `[start, end)` in the text. */
export interface ContentOperator {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A string, a hexadecimal string, a dictionary's or an array's bracket, a name, or else a number or an operator. Chromium
 * escapes the brackets in its strings, and has no images inline.
 */
const TOKEN =
  /%[^\r\n]*|\((?:[^()\\]|\\[\s\S])*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g;

const OPERAND = /^(?:[-+.\d(</[\]]|>>|true$|false$|null$)/;

/**
 * Cuts the content of a page into its operators, in order.
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
