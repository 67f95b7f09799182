/**
 * The deck that both tools build: twelve slides, three flowcharts, code, a formula, a table, an image and notes.
 * Bodies are Markdown that both dialects read alike.
 *
 * @typedef {{ title: string, body: string, notes: string }} BenchSlide
 */

const code = [
  "```ts",
  "export function between(start: number, end: number): (time: number) => boolean {",
  "  return (time) => start <= time && time < end;",
  "}",
  "",
  "const morning = between(6, 12);",
  "console.log([5, 6, 11.5, 12].filter(morning));",
  "```",
].join("\n");

const table = [
  "| Mill | Built | Head, m | Power, kW |",
  "| --- | ---: | ---: | ---: |",
  "| Upper | 1784 | 3.2 | 11 |",
  "| Middle | 1811 | 4.0 | 18 |",
  "| Lower | 1853 | 2.6 | 14 |",
  "| New | 1921 | 6.1 | 75 |",
].join("\n");

const formula = [
  "$$",
  "P = \\eta \\rho g Q h = \\int_0^{A} \\eta \\rho g h \\, v(a) \\, \\mathrm{d}a",
  "$$",
].join("\n");

/** @param {string} title @param {readonly string[]} lines */
const flowchart = (title, lines) =>
  ["```mermaid", "flowchart LR", `  accTitle: ${title}`, ...lines, "```"].join("\n");

const water = flowchart("From weir to tailrace", [
  "  W[Weir] -->|holds back| P[Pond]",
  "  P --> S{Sluice open?}",
  "  S -->|yes| R[Race]",
  "  S -->|no| O[Overflow]",
  "  R --> X[Wheel]",
  "  X --> T[Tailrace]",
  "  O --> T",
]);

const works = flowchart("From wheel to flour", [
  "  X[Water wheel] --> G[Pit wheel]",
  "  G --> V[Upright shaft]",
  "  V --> A[Great spur wheel]",
  "  A --> B[Stone nut 1]",
  "  A --> C[Stone nut 2]",
  "  B --> F[Flour]",
  "  C --> F",
]);

const year = flowchart("A year at the mill", [
  "  A[Snow melts] -->|fills| B[Pond]",
  "  B --> C[Full days]",
  "  C --> D[Dry summer]",
  "  D -->|half days| E[Autumn rain]",
  "  E --> C",
  "  D --> F[Repairs]",
]);

/** @type {readonly BenchSlide[]} */
export const SLIDES = [
  {
    title: "A mill on a small river",
    body: "What it took to turn water into flour.",
    notes: "Welcome. We follow the water from the weir to the sack.",
  },
  {
    title: "Why this river",
    body: "- A steady fall\n- Rock close to the bank\n- A road to the market",
    notes: "Three things had to come together before anyone laid a stone.",
  },
  {
    title: "Where the water goes",
    body: water,
    notes: "The weir makes the pond, and the sluice decides between the wheel and the overflow.",
  },
  {
    title: "Power from a fall",
    body: `${formula}\n\nHead and flow count alike.`,
    notes: "Twice the head, or twice the flow: the same power.",
  },
  {
    title: "Four mills",
    body: table,
    notes: "The new mill has the head of two others, and a turbine.",
  },
  {
    title: "The wheel",
    body: "![A water wheel with eight paddles, seen from the side](wheel.svg)",
    notes: "Eight paddles here; the real one had thirty-two.",
  },
  {
    title: "Inside",
    body: works,
    notes: "From a slow wheel to fast stones, by two pairs of gears.",
  },
  {
    title: "Opening hours, as code",
    body: code,
    notes: "Half open: at twelve the morning is over.",
  },
  {
    title: "A year",
    body: year,
    notes: "Water sets the calendar, so repairs wait for the drought.",
  },
  {
    title: "What went wrong",
    body: "- Ice in the race, three winters in ten\n- Silt in the pond\n- A spark in the dust, **1867**",
    notes: "Flour dust burns. The roof of 1867 was the third.",
  },
  {
    title: "What stayed",
    body: "1. The weir\n2. The name of the street\n3. A stone by the bridge",
    notes: "Look for the stone when you cross.",
  },
  {
    title: "Thank you",
    body: "Questions, and *a walk* to the weir at four.",
    notes: "We leave from the bridge.",
  },
];
