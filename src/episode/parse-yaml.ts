import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isNode,
  isScalar,
  type LineCounter,
  Parser,
  visit,
} from "yaml";
import { explainError } from "./yaml-slips.ts";

/** From an offset in a text to before another. */
export type Range = readonly [from: number, to: number];

export interface ParsedYaml {
  /** All that could be read, with places. */
  readonly document: Document.Parsed;
  /** The value; or why there is none, and where. */
  readonly parsed: { readonly value: unknown } | YamlFault;
}

interface YamlFault {
  readonly reason: string;
  readonly range: Range;
}

/**
 * Parses YAML, in a time that grows with its length: what `parseDocument` of the library tells of each further fault, and
 * how it looks for keys that are there twice, takes a minute for a file of 90 KB.
 *
 * @param lines learns where lines begin, as far as the text was read
 */
export function parseYaml(text: string, lines?: LineCounter): ParsedYaml {
  const tooDeep = findTooDeep(text);
  const read = text.slice(0, tooDeep);
  const composer = new Composer({ logLevel: "error", uniqueKeys: false });
  const [document, second] = composer.compose(
    tokensOf(new Parser(lines?.addNewLine).parse(read)),
    true,
    read.length,
  );
  if (!document) throw new Error("Unexpected YAML without a document, expected an empty one");
  if (tooDeep !== undefined) return { document, parsed: faultOf(TOO_DEEP, [tooDeep, tooDeep + 1]) };
  return { document, parsed: valueOf(document, second, read) };
}

/** Tokens to the first that belongs nowhere: each further one would be one more fault. */
function* tokensOf(tokens: Iterable<CST.Token>): Generator<CST.Token, void> {
  for (const token of tokens) {
    yield token;
    if (token.type === "error") return;
  }
}

function valueOf(document: Document.Parsed, second: Document.Parsed | undefined, text: string) {
  const [error] = document.errors;
  if (error) return faultOf(error.message + explainError(error, text), error.pos);
  if (second)
    return faultOf("Source contains multiple documents", [second.range[0], second.range[1]]);
  const doubled = findDoubledKey(document);
  if (doubled !== undefined) return faultOf("Map keys must be unique", [doubled, doubled + 1]);
  const fault = findBadAlias(document);
  if (fault) return fault;
  try {
    const value: unknown = document.toJS();
    return { value };
  } catch (error) {
    // Too many aliases.
    return faultOf(error instanceof Error ? error.message : String(error), [0, 0]);
  }
}

function faultOf(detail: string, range: Range): YamlFault {
  return { reason: `Unexpected YAML, expected it to parse: ${detail}`, range };
}

/** The offset of the first key that its map already has. */
function findDoubledKey(document: Document.Parsed): number | undefined {
  let first: number | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const from = key.range?.[0] ?? 0;
        if (seen.has(key.value) && (first === undefined || from < first)) first = from;
        seen.add(key.value);
      }
    },
  });
  return first;
}

/** An alias that stands for nothing, or for a value that holds it, which could not be written as JSON. */
function findBadAlias(document: Document.Parsed): YamlFault | undefined {
  const anchors = new Set<string>();
  let fault: YamlFault | undefined;
  visit(document, (_, node, path) => {
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
    if (!isAlias(node)) return undefined;
    const { source, range } = node;
    const holds = path.some((holder) => isCollection(holder) && holder.anchor === source);
    if (anchors.has(source) && !holds) return undefined;
    const reason = holds
      ? `Alias *${source} stands within its own anchor`
      : `Alias *${source} has no anchor before it; text that begins with * stands in quotes`;
    fault = faultOf(reason, range ? [range[0], range[1]] : [0, 0]);
    return visit.BREAK;
  });
  return fault;
}

/** Levels of nesting; some thousands would end the process, at the end of the call stack inside the parser. */
const MAX_DEPTH = 500;

const TOO_DEEP = `lists are nested more than ${MAX_DEPTH} deep`;

/** The offset at which lists and maps of YAML are nested too deep to be parsed. */
function findTooDeep(text: string): number | undefined {
  let [brackets, dashes] = [0, 0];
  for (const { 0: mark, index } of text.matchAll(/[[{\]}\n]|[-?] (?=[-?] )/g)) {
    if (mark === "\n") dashes = 0;
    else if (mark === "[" || mark === "{") brackets += 1;
    else if (mark === "]" || mark === "}") brackets = Math.max(0, brackets - 1);
    else dashes += 1;
    if (brackets + dashes > MAX_DEPTH) return index;
  }
  return undefined;
}
