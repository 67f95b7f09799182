/** @module-tag slow */
import { afterAll, beforeAll, expect, it } from "vitest";
import { Renderer } from "./renderer.ts";

interface Run {
  readonly text: string;
  readonly size: string;
  readonly weight: string;
  readonly fill: string;
}

const RUNS = `[...svg.querySelectorAll("text")].flatMap((text) => {
  const parts = text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text];
  return parts.map((part) => ({
    text: part.textContent,
    size: getComputedStyle(part).fontSize,
    weight: getComputedStyle(part).fontWeight,
    fill: part.closest("[fill]").getAttribute("fill"),
  }));
})`;

const node = { size: "28px", weight: "600", fill: "var(--ink)" };
const small = { size: "24px", weight: "500", fill: "var(--soft)" };

const CASES: readonly [string, string, Run[]][] = [
  ["plain", "A[Ketamine]", [{ text: "Ketamine", ...node }]],
  [
    "two sizes",
    'A["NMDA receptors<br/><small>on interneurons</small>"]',
    [
      { text: "NMDA receptors", ...node },
      { text: "on interneurons", ...small },
    ],
  ],
  [
    "a run in a line",
    'A["BDNF <small>low</small>"]',
    [
      { text: "BDNF ", ...node },
      { text: "low", ...small },
    ],
  ],
  [
    "wrapped",
    "A[Prefrontal cortex and hippocampus shrink]",
    [
      { text: "Prefrontal cortex and", ...node },
      { text: "hippocampus shrink", ...node },
    ],
  ],
  ["signs", 'A["5 #lt; 7 & “ß” 10 % → ↑"]', [{ text: "5 < 7 & “ß” 10 % → ↑", ...node }]],
];

const SHAPES = [
  "A[Ketamine]",
  'A["NMDA<br/><small>on interneurons</small>"]',
  "A{Really long question?}",
  "A([Round])",
  "A[[Twice]]",
  "A{{Six}}",
];

const flowchart = (line: string) => `flowchart LR\n  ${line}`;

let renderer: Renderer;
beforeAll(async () => {
  const lines = [...CASES.map(([, line]) => line), ...SHAPES];
  renderer = await Renderer.start(lines.map((line) => ({ code: flowchart(line), steps: false })));
});
afterAll(() => renderer[Symbol.asyncDispose]());

it.each(CASES)("keeps text, size, weight and colour: %s", async (_what, line, runs) => {
  const svg = await renderer.svg(flowchart(line));
  const found = await renderer.look<Run[]>(svg, RUNS);
  expect(found.map((run) => ({ ...run, text: run.text.trim() }))).toEqual(
    runs.map((run) => ({ ...run, text: run.text.trim() })),
  );
});

const OUTSIDE = `[...svg.querySelectorAll("text")].filter((text) => {
  const shape = text.parentElement.closest("g:has(> rect, > g > rect, > polygon, > path)")?.querySelector("rect, polygon, path");
  if (!shape) return false;
  const [inner, outer] = [text.getBoundingClientRect(), shape.getBoundingClientRect()];
  return inner.left < outer.left || inner.right > outer.right || inner.top < outer.top || inner.bottom > outer.bottom;
}).map((text) => text.textContent)`;

it.each(SHAPES)("keeps labels inside their boxes: %s", async (line) => {
  expect(await renderer.look(await renderer.svg(flowchart(line)), OUTSIDE)).toEqual([]);
});

it("puts edge labels beside their lines", async () => {
  const svg = await renderer.svg("flowchart LR\n  A -->|up| B\n  A -->|down| C\n  A -->|on| D");
  const crossed = `[...svg.querySelectorAll("text[font-size], g[font-size] text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return [...svg.querySelectorAll("path[marker-end]")].some((path) => Array.from({ length: 50 }, (_, n) =>
      path.getPointAtLength(path.getTotalLength() * n / 49).matrixTransform(path.getScreenCTM()))
      .some(({ x, y }) => x > box.left && x < box.right && y > box.top + 4 && y < box.bottom - 4));
  }).map((text) => text.textContent)`;
  expect(await renderer.look(svg, crossed)).toEqual([]);
});

it("colours nodes by the words that a show has for roles", async () => {
  const code = "flowchart LR\n  A[1]:::süd-2 --> B[2]:::dull --> C[3]:::negative";
  const tones = { "süd-2": "positive", dull: "neutral" } as const;
  const svg = await renderer.svg({ code, steps: false, tones });
  expect(svg.match(/fill="var\(--(?:[a-z]+-tint|card)\)" stroke="var\(--[a-z-]+\)"/g)).toEqual([
    'fill="var(--positive-tint)" stroke="var(--positive)"',
    'fill="var(--card)" stroke="var(--soft)"',
    'fill="var(--card)" stroke="var(--soft)"',
  ]);
});

it("colours nodes by their role", async () => {
  const svg = await renderer.svg("flowchart LR\n  A:::negative --> B:::accent --> C:::positive");
  for (const name of ["negative", "accent", "positive"]) {
    expect(svg).toMatch(new RegExp(`fill="var\\(--${name}-tint\\)" stroke="var\\(--${name}\\)"`));
  }
});
