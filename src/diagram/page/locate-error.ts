import { property, text } from "./mermaid-db.ts";
import type { DiagramError } from "./protocol.ts";

/** Words for the tokens of mermaid's grammars. Other tokens are shown only if they are keywords, in lower case. */
const WORDS: Readonly<Record<string, string>> = {
  "a name": "NODE_STRING ALPHA ALPHANUM ENTITY_NAME ID CLASS_NAME",
  "a participant": "ACTOR",
  "a colon and a text": "TXT DESCR",
  "a text in quotes": "STR STRING",
  "a number": "NUM NUMBER NUMBER_WITH_DECIMAL NUMBER_PIE FLOAT",
  "an arrow": "LINK ARROW",
  "a new line": "NEWLINE SEMI",
  "the end": "EOF",
  "`x-axis`": "X_AXIS",
  "`y-axis`": "Y_AXIS",
  "`]`": "SQE",
  "`)`": "PE",
  "`}`": "DIAMOND_STOP",
  "`|`": "PIPE",
};
const TOKENS = new Map(
  Object.entries(WORDS).flatMap(([word, tokens]) =>
    tokens.split(" ").map((token) => [token, word]),
  ),
);
const MOST_EXPECTED = 4;

/** Turns what mermaid threw into one sentence with its place inside the author's code. */
export function locateError(error: unknown, code: string): DiagramError {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
  if (message.startsWith("No diagram type detected")) {
    const found = keyword(code) === "" ? "empty diagram" : quote(keyword(code));
    return {
      type: "error",
      line: firstLine(code),
      reason: `Unexpected ${found}, expected a type of diagram, as \`flowchart LR\``,
    };
  }
  return (
    fromJison(error, message, code) ?? fromLangium(message, code) ?? fromDatabase(message, code)
  );
}

/** Errors of the generated parsers: a hash with the token found and those expected. */
function fromJison(error: unknown, message: string, code: string): DiagramError | undefined {
  const hash = property(error, "hash");
  const counted = Number(/ on line (\d+)/.exec(message)?.[1]);
  if (typeof hash !== "object" || hash === null || Number.isNaN(counted)) return undefined;
  const token = text(hash, "text");
  const line = authorLine(code, counted);
  const found = /^(?:\n|$)/.test(token)
    ? message.startsWith("Lexical")
      ? quote(lineText(code, line))
      : end(token)
    : quote(token);
  const expected = property(hash, "expected");
  const names = Array.isArray(expected)
    ? expected.map((name) => String(name).replaceAll("'", ""))
    : [];
  const reason = `Unexpected ${found}, expected ${alternatives(names)}`;
  return meantIn(code, line, token) ?? { type: "error", line, reason };
}

/** What is most often meant by a flowchart that can't be read down to a line. */
function meantIn(code: string, line: number, token: string): DiagramError | undefined {
  if (!/^(?:flowchart|graph)/.test(keyword(code))) return undefined;
  // What follows such an arrow is read as a label, until the end.
  const lines = code.split("\n").slice(0, line);
  const arrow = lines.findIndex((each) => /[^-.=<%]->(?!>)/.test(each.replaceAll(NO_ARROW, "")));
  if (arrow >= 0)
    return { type: "error", line: arrow + 1, reason: "Unexpected `->`, expected `-->`" };
  if (token.trim() !== "end" || /^\s*end\s*;?\s*$/.test(lines.at(-1) ?? "")) return undefined;
  const reason = 'Unexpected `end`, which is a reserved word, expected `End` or `e["end"]`';
  return { type: "error", line, reason };
}

/** Labels, comments, and what names the diagram. */
const NO_ARROW = /"[^"]*"|\[[^\][]*\]|\|[^|]*\||^\s*(?:%%|acc(?:Title|Descr)\b).*/g;

/** Errors of the newer parsers, which say line and column in their text. */
function fromLangium(message: string, code: string): DiagramError | undefined {
  const place = /on line (\d+), column (\d+)/.exec(message);
  if (place === null) return undefined;
  const found =
    /unexpected character: ->([^]*?)<-/.exec(message)?.[1] ??
    /but found `([^]*?)`/.exec(message)?.[1] ??
    "";
  const expected = [...message.matchAll(/token of type '(\w+)'/g)].map((match) => match[1] ?? "");
  const line = authorLine(code, Number(place[1]));
  const what = found.trim() === "" ? end(found) : quote(found);
  return {
    type: "error",
    line,
    column: Number(place[2]),
    reason: `Unexpected ${what}, expected ${alternatives(expected)}`,
  };
}

/** Errors of a diagram's database have no place, and sometimes a name that can be found in the code. */
function fromDatabase(message: string, code: string): DiagramError {
  const name = /["'`]([^"'`]+)["'`]|:\s*(\S+)$/
    .exec(message)
    ?.slice(1)
    .find((group) => group);
  const lines = code.split("\n");
  const named = name === undefined ? -1 : lines.findLastIndex((line) => line.includes(name));
  return {
    type: "error",
    line: named === -1 ? firstLine(code) : named + 1,
    reason: message.split("\n")[0] ?? "",
  };
}

/** The word that says what kind of diagram it is; "" for an empty one. */
export function keyword(code: string): string {
  return lineText(code, firstLine(code)).split(/\s/, 1)[0] ?? "";
}

function firstLine(code: string): number {
  return authorLine(code, 1);
}

function lineText(code: string, line: number): string {
  return code.split("\n")[line - 1]?.trim() ?? "";
}

function end(token: string): string {
  return token === "" ? "end of the diagram" : "end of line";
}

function quote(found: string): string {
  return `\`${found.trim()}\``;
}

function alternatives(tokens: readonly string[]): string {
  const words = tokens.flatMap(
    (token) =>
      TOKENS.get(token) ?? (/^[A-Z][A-Z_\d]*$|^\d|^acc_/.test(token) ? [] : `\`${token}\``),
  );
  const unique = [...new Set(words)].slice(0, MOST_EXPECTED);
  const last = unique.pop();
  if (last === undefined) return "what this type of diagram allows";
  return unique.length > 0 ? `${unique.join(", ")} or ${last}` : last;
}

/** What mermaid takes out before it parses, in its order: front matter, directives, comments, white space at the start. */
const REMOVED = [
  /^\s*-{3}\s*\n.*?\n\s*-{3}\s*\n+/s,
  /%{2}\{\s*(?:\w+\s*:|\w+).*?\}%{2}/gs,
  /^\s*%%(?!\{)[^\n]+\n?/gm,
  /^\s+/,
];

/** The author's line, 1-based, that is line `line` of what mermaid parses; the last line for one beyond the end. */
export function authorLine(code: string, line: number): number {
  let text = code;
  let lineOf = linesOf(code);
  for (const pattern of REMOVED) {
    const kept = lineOf.map(() => true);
    text = text.replace(pattern, (removed: string, ...rest: unknown[]) => {
      const offset = rest.find((value) => typeof value === "number") ?? 0;
      kept.fill(false, offset, offset + removed.length);
      return "";
    });
    lineOf = lineOf.filter((_, index) => kept[index]);
  }
  const start = text.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
  return lineOf[start] ?? lineOf.at(-1) ?? 1;
}

/** For each UTF-16 code unit the line it stands in. */
function linesOf(code: string): number[] {
  let line = 1;
  return Array.from({ length: code.length }, (_, index) => {
    if (index > 0 && code[index - 1] === "\n") line += 1;
    return line;
  });
}
