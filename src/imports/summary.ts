/** The start of a text, on one line: as much as an episode's description has room for; `undefined` for none. */
export function summaryOf(text: string): string | undefined {
  const line = text.replaceAll(/\s+/g, " ").trim();
  // No half of a character.
  return line.slice(0, 500).replace(/[\uD800-\uDBFF]$/, "") || undefined;
}
