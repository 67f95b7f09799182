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
