/** Levels of nesting; some thousands would end the process, at the end of the call stack inside the parser. */
const MAX_DEPTH = 500;

/** What is told of YAML that {@link findTooDeep} finds. */
export const TOO_DEEP = `Unexpected YAML, expected it to parse: lists are nested more than ${MAX_DEPTH} deep`;

/** The offset at which lists and maps of YAML are nested too deep to be parsed. */
export function findTooDeep(text: string): number | undefined {
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
