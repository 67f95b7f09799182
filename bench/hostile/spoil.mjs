/** @typedef {{ kind: import("../../build/imports/kinds.js").ImportKind, text: string }} Seed */

/** A good file of each kind. @type {readonly Seed[]} */
export const SEEDS = [
  {
    kind: "chapters.json",
    text: '{"version":"1.2.0","title":"A","chapters":[{"startTime":0,"title":"One"},{"startTime":9.5,"toc":false,"img":"a.png"},{"startTime":90,"title":"Two","url":"https://b.example"}]}',
  },
  {
    kind: "transcript.json",
    text: '{"version":"1.0.0","segments":[{"startTime":0,"endTime":1.5,"speaker":"Lee","body":"Hello"},{"startTime":2,"body":"Bye"}]}',
  },
  {
    kind: "psc",
    text: '<?xml version="1.0"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="0" title="A"/>\n<psc:chapter start="1:00.5" title="B &amp; C" href="https://b.example"/>\n</psc:chapters>',
  },
  {
    kind: "feed",
    text: '<rss version="2.0" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>Radio</title><item><title>One</title><description>&lt;p&gt;Hi&lt;/p&gt;</description><enclosure url="https://a.example/a.mp3" length="1" type="audio/mpeg"/><pubDate>Fri, 23 Mar 2012 23:25:19 +0000</pubDate><psc:chapters><psc:chapter start="0" title="A"/></psc:chapters></item></channel></rss>',
  },
  {
    kind: "youtube",
    text: "A talk\n\n0:00 Intro\n(01:30) More\n- 2:00 – A title: two\nLast 1:02:03\n",
  },
  {
    kind: "vtt",
    text: "WEBVTT - x\n\nNOTE x --> y\n\n1\n00:00.000 --> 00:01.000\n<v Lee>One &amp; two\n\n00:01.000 --> 00:02.000 align:start\n<i>Two</i>\n\n123:00:03.000 --> 123:00:04.000\nThree",
  },
  {
    kind: "srt",
    text: "1\r\n00:00:00,000 --> 00:00:01,000\r\nOne\r\n\r\n2\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Two</i>\r\n",
  },
  { kind: "audacity", text: "0.000000\t1.500000\tIntro\n1.5\t2.5\tMore\n\\\t100\t200\n" },
  {
    kind: "slidev",
    text: "---\ntheme: x\nlayout: cover\n---\n# A\n\n<v-clicks>\n\n- a\n- b\n\n</v-clicks>\n\n<!-- [00:10] Say [click] so. -->\n\n---\nlayout: section\n---\n\n```ts {1}\na\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n$$\nx^2\n$$\n",
  },
  {
    kind: "marp",
    text: "---\nmarp: true\nheadingDivider: 2\n---\n# A\n\n* a\n* b\n\n![bg right](a.png)\n\n<!-- Notes -->\n<!-- _class: lead -->\n\n---\n\nB **c** _d_ `e`\n\n## F\n\n1) x\n",
  },
  {
    kind: "reveal-md",
    text: '# A\n\n- a <!-- .element: class="fragment" -->\n\nNote: hello\n\n---\n\nB\n\n----\n\nC $x$ [^1] <b>x</b>\n\n> q\n',
  },
];

/** What trips readers up. */
const PIECES = [
  "\0",
  "\uFEFF",
  "\r",
  "\n\n",
  "---\n",
  "-->",
  "<!--",
  ":::notes\n",
  ":::",
  "::slide{",
  "[click]",
  "[99:99]",
  "999:00:00.000",
  "{",
  "}",
  "[",
  '"',
  "&a;",
  "<![CDATA[",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "$$",
  "```",
  "~~~",
  "| a |",
  "\u2028",
  "𝄞",
  "\uD800",
  "../../../",
  "1e999",
  "-1",
  "null",
  "*".repeat(200),
  "[".repeat(500),
  "<a>".repeat(300),
  "> ".repeat(200),
  "00:00:00.000 --> 00:00:00.000\n",
  "x".repeat(5000),
  "\t".repeat(300),
];

/**
 * A file that is none any more: pieces of a good one taken away, doubled, moved or replaced, or bytes without meaning.
 *
 * @param {() => number} random from 0 to 1
 * @returns {Seed}
 */
export function spoil(random) {
  const below = (/** @type {number} */ count) => Math.floor(random() * count);
  const { kind, text } = SEEDS[below(SEEDS.length)] ?? { kind: "vtt", text: "" };
  if (below(20) === 0) {
    const codes = Array.from({ length: below(2000) }, () =>
      below(8) === 0 ? below(0x10000) : below(128),
    );
    return { kind, text: String.fromCharCode(...codes) };
  }
  let spoilt = text;
  for (let count = 1 + below(8); count > 0; count -= 1) {
    const from = below(spoilt.length + 1);
    const to = Math.min(spoilt.length, from + below(60));
    const piece = spoilt.slice(from, to);
    const other = PIECES[below(PIECES.length)] ?? "";
    switch (below(4)) {
      case 0:
        spoilt = spoilt.slice(0, from) + spoilt.slice(to);
        break;
      case 1:
        spoilt = spoilt.slice(0, from) + piece.repeat(1 + below(30)) + spoilt.slice(from);
        break;
      case 2:
        spoilt = spoilt.slice(0, from) + other + spoilt.slice(from);
        break;
      default:
        spoilt = spoilt.slice(0, from) + other + spoilt.slice(to);
    }
  }
  return { kind, text: spoilt };
}
