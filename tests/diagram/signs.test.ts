/** @module-tag slow */
import { afterAll, beforeAll, expect, it } from "vitest";
import { Renderer } from "./renderer.ts";

const CODE = `flowchart LR
  accDescr: Wind and sand
  W["▲ Wind<br/><small>from the sea</small>"]:::loss e1@-->|lifts| S[Sand]:::lowered
  G[Grass] e2@-->|holds| S
  S e3@<--> D[▼ Dune]:::loss
  D e4@-.-> H[Harbor]
  D e5@--x T[Tide]
  D e6@--o B[Beach]
  D e7@--- R[Rock]
  class e2,e7 inhibits
  class e1 measured
  class e2 example
  class e4 seen`;
const SOURCE = {
  code: CODE,
  steps: false,
  tones: { loss: "negative" },
  strokes: { measured: "dashed", example: "dotted", seen: "solid" },
  words: { raised: "Erhöht", lowered: "Gesenkt" },
} as const;

let renderer: Renderer;
let svg: string;
beforeAll(async () => {
  renderer = await Renderer.start([SOURCE]);
  svg = await renderer.svg(SOURCE);
});
afterAll(() => renderer[Symbol.asyncDispose]());

/** By the label of the node that an edge leads to: what it ends in, as the size of the sign, and its dashes. */
const EDGES = `Object.fromEntries([...svg.querySelectorAll("path:not(marker path)")].flatMap((path) => {
  if (!path.closest("[stroke]") || path.getAttribute("fill") !== "none" && !path.closest("[fill=none]")) return [];
  const end = path.getPointAtLength(path.getTotalLength()).matrixTransform(path.getScreenCTM());
  const distance = (text) => { const box = text.getBoundingClientRect(); return Math.hypot(box.x + box.width / 2 - end.x, box.y + box.height / 2 - end.y); };
  const nearest = [...svg.querySelectorAll("text")].filter((text) => /^[A-Z]/.test(text.textContent)).sort((one, other) => distance(one) - distance(other))[0];
  const marker = svg.querySelector(path.closest("[marker-end]")?.getAttribute("marker-end").slice(4, -1) || "nothing");
  const size = marker ? marker.getAttribute("markerWidth") + "×" + marker.getAttribute("markerHeight") : "none";
  return [[nearest.textContent + (path.closest("[marker-start]") ? " and back" : ""), size + " " + getComputedStyle(path).strokeDasharray.replaceAll("px", "")]];
}))`;

it("ends edges in their signs, and gives them the strokes of their classes", async () => {
  expect(await renderer.look(svg, EDGES)).toEqual({
    Sand: "7×40 0.1, 9",
    "Dune and back": "20×21 none",
    Harbor: "20×21 none",
    Tide: "16×16 none",
    Beach: "16×16 none",
    Rock: "7×40 none",
  });
  expect(svg).toContain('stroke-dasharray="11, 8"');
});

it("draws what is raised and lowered before its name, in the colour of its role, and says so in words", async () => {
  const signs = `[...svg.querySelectorAll("path")].flatMap((path) => {
    const d = path.getAttribute("d");
    return /^M0,(?:0L10,-18|-18L10,0)/.test(d) ? [[d.startsWith("M0,0") ? "up" : "down", path.closest("[fill]").getAttribute("fill")]] : [];
  }).sort()`;
  expect(await renderer.look(svg, signs)).toEqual([
    ["down", "var(--ink)"],
    ["down", "var(--negative)"],
    ["up", "var(--negative)"],
  ]);
  expect(svg).not.toMatch(/[▲▼]/);
  expect(svg).toContain("Wind and sand Erhöht: Wind. Gesenkt: Sand, Dune.</desc>");
});

it("draws signs within subgraphs, too, and loops so high that theirs have room", async () => {
  const nested = await renderer.svg(
    "flowchart LR\n  subgraph one [Group]\n    A e1@--> B\n    A --> A\n  end\n  B --> C\n  class e1 inhibits",
  );
  const marker = / marker-end="url\(#([^)]+)\)"/.exec(nested)?.[1];
  expect(nested).toMatch(/<marker[^>]* markerHeight="40"/);
  expect(nested).toContain(`id="${marker}"`);
  const [, loop = ""] = / d="(M[^"Q]*Q[^"Q]*Q[^"Q]*)"/.exec(nested) ?? [];
  const heights = Array.from(loop.matchAll(/,(-?[\d.]+)/g), ([, y]) => Number(y));
  expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(30);
});
