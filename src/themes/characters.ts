/** The characters of the two files that each face comes in. Most pages need only the first. */
export const CHARACTERS = {
  latin: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœˆ˜–—‘’‚“”„†‡•…‰′″‹›⁄€™←↑→↓−≈≠≤≥`,
  "latin-ext": `${range(0x100, 0x130)}${range(0x132, 0x151)}${range(0x154, 0x24f)}${range(0x1e00, 0x1eff)}`,
};

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  ).join("");
}

/** The value of CSS's `unicode-range` for some characters, which stand in order. */
export function unicodeRange(characters: string): string {
  const ranges: [number, number][] = [];
  for (const code of Array.from(characters, (character) => character.codePointAt(0) ?? 0)) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges
    .map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ""}`)
    .join(", ");
}

/** Those of some characters, in order, that a `unicode-range` has. */
export function within(characters: Iterable<string>, unicodeRanges: string): string {
  const ranges = unicodeRanges.split(",").map((each) => {
    const [first = "", last = first] = each.trim().replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return Array.from(characters)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return ranges.some(([first, last]) => first <= code && code <= last);
    })
    .join("");
}

/** The characters of texts that are in neither of the sets, in order: of Greek or Japanese, say. */
export function otherCharacters(texts: Iterable<string>): string {
  const known = new Set(Object.values(CHARACTERS).join(""));
  const found = new Set<string>();
  for (const text of texts)
    for (const character of text) if (!known.has(character)) found.add(character);
  return [...found]
    .filter((character) => character > " ")
    .toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .join("");
}
