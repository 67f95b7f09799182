/** What trips readers up. */
const PIECES = [
  ...'\0 \uFEFF \r --> <!-- ::: ::slide{ [click] [99:99] 999:00:00.000 { } [ " &a; <![CDATA[ $$ ``` ~~~ \u2028 𝄞 \uD800 ../../../ 1e999 -1 null'.split(
    " ",
  ),
  "\n\n",
  "---\n",
  ":::notes\n",
  "| a |",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "00:00:00.000 --> 00:00:00.000\n",
  "*".repeat(200),
  "[".repeat(500),
  "<a>".repeat(300),
  "> ".repeat(200),
  "x".repeat(5000),
  "\t".repeat(300),
];

/**
 * A file that is none any more: pieces of a good one taken away, doubled, moved or replaced, or characters without
 * meaning.
 *
 * @param {string} text
 * @param {() => number} random from 0 to below 1
 */
export function spoil(text, random) {
  const below = (/** @type {number} */ count) => Math.floor(random() * count);
  if (below(20) === 0) {
    const codes = Array.from({ length: below(2000) }, () =>
      below(8) === 0 ? below(0x10000) : below(128),
    );
    return String.fromCharCode(...codes);
  }
  let spoilt = text;
  for (let count = 1 + below(8); count > 0; count -= 1) {
    const from = below(spoilt.length + 1);
    const to = Math.min(spoilt.length, from + below(60));
    const piece = PIECES[below(PIECES.length)] ?? "";
    const [before, middle, after] = [
      spoilt.slice(0, from),
      spoilt.slice(from, to),
      spoilt.slice(to),
    ];
    const way = below(4);
    if (way === 0) spoilt = before + after;
    else if (way === 1) spoilt = before + middle.repeat(1 + below(30)) + middle + after;
    else if (way === 2) spoilt = before + piece + middle + after;
    else spoilt = before + piece + after;
  }
  return spoilt;
}
