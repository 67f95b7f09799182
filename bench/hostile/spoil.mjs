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

/** What begins something, parts it or nests it, in one format or another: readers may look for its end ever again. */
const OPENERS = Object.values({
  inline:
    "* _ ** ~~ ` $ [ ![ ]( [a]( ![a](b [a][ [^a]: ! \\ | |- <!-- < </ &# www. http:// a@b. *a_b".split(
      " ",
    ),
  spaced: ["*a **a ", "`a` ", "$a$ ", "[a](b) ", "a  \n", "[click] "],
  nested: ["- ", "* ", "1. ", "> ", "> - ", "# ", "#", ">", ":::", "::a::", "~~~"],
  blocks: [
    "- a\n",
    "- a\n\n",
    "a\n=\n",
    "***\n",
    "---\n",
    "```\n",
    "$$\n",
    "|a|\n|-|\n",
    "[a]: b\n",
  ],
  decks: ["a: b\n", "a: [", "a: |\n ", "<!-- a -->\n", "Note:\n", "----\n"],
  captions: [
    "-->",
    "00:00:00.000 --> ",
    "0:0:0,0 --> 0:0:1,0\na\n\n",
    "NOTE ",
    "STYLE\n",
    "<v ",
    "<c.a>",
  ],
  lists: ["0\t1\ta\n", "0:00 a\n", "0:00 ", "(0:00", "a:", "1", "."],
  html: [
    "<a ",
    "<a b='",
    '<a b="c" ',
    "<a>",
    "</a>",
    "<![CDATA[",
    "<?a ",
    "<!a ",
    "<item>",
    "&amp;",
    "&",
  ],
  json: [
    '{"a":',
    "[[",
    '"',
    String.raw`\"`,
    String.raw`\u`,
    "{},",
    "[],",
    "0,",
    ",",
    ":",
    "{",
    "}",
  ],
  spaces: ["\n", "\r", "\r\n", " ", "\t", "\n\n", "a ", "a\n", " \n", "\u00A0", "x"],
}).flat();
/**
 * A file that is none any more: pieces of a good one taken away, doubled, moved or replaced, or characters without
 * meaning.
 *
 * @param {string} text
 * @param {() => number} random from 0 to below 1
 * @param {number} longest characters of what comes again and again
 */
export function spoil(text, random, longest) {
  const below = (/** @type {number} */ count) => Math.floor(random() * count);
  if (below(20) === 0) {
    const codes = Array.from({ length: below(2000) }, () =>
      below(8) === 0 ? below(0x10000) : below(128),
    );
    return String.fromCharCode(...codes);
  }
  if (below(20) === 0) {
    const at = below(text.length + 1);
    const opener = OPENERS[below(OPENERS.length)] ?? "";
    return text.slice(0, at) + goOn(opener, below(longest), below(4) === 0) + text.slice(at);
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

/**
 * The same again and again; or a run of each length, from one on.
 *
 * @param {string} opener
 * @param {number} length
 * @param {boolean} grows
 */
function goOn(opener, length, grows) {
  if (!grows) return opener.repeat(length / opener.length);
  const count = Math.sqrt((2 * length) / opener.length);
  return Array.from({ length: count }, (_, index) => opener.repeat(index + 1)).join(" a ");
}
