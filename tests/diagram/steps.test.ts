/** @module-tag slow */
import { afterAll, beforeAll, expect, it } from "vitest";
import { Renderer } from "./renderer.ts";

/** The step of every text: 0 for what shows at once. */
const TEXTS = `Object.fromEntries([...svg.querySelectorAll("text")].map((text) =>
  [text.textContent, Number(text.closest("[data-step]")?.getAttribute("data-step") ?? 0)]))`;
/** How many lines with an arrowhead each step brings. */
const ARROWS = `[...svg.querySelectorAll("[marker-end]")].map((line) => Number(line.closest("[data-step]")?.getAttribute("data-step") ?? 0)).sort()`;

const CASES: readonly [string, string, Record<string, number>, number[]][] = [
  [
    "a flowchart's nodes and edges come with the line that first names them",
    `flowchart LR
  A[Ketamine] -->|blocks| B[Receptors]
  %% step
  B -->|quiets| C[Interneurons]
  %% step
  C --> A
  C --> D[Glutamate]`,
    { Ketamine: 0, blocks: 0, Receptors: 0, quiets: 1, Interneurons: 1, Glutamate: 2 },
    [0, 1, 2, 2],
  ],
  [
    "a subgraph brings what it holds, save what was there before",
    `flowchart LR
  A[Before] --> B[Inner]
  %% step
  subgraph one [Group]
    B --> C[Child]
    %% step
    C --> D[Later]
  end
  %% step
  D --> E[Last]`,
    { Before: 0, Inner: 0, Group: 1, Child: 1, Later: 2, Last: 3 },
    [0, 1, 2, 3],
  ],
  [
    "subgraphs without an id are told apart by title",
    `flowchart LR
  subgraph "Outer group"
    A[First]
    %% step
    subgraph "Inner group"
      B[Second]
    end
  end`,
    { "Outer group": 0, First: 0, "Inner group": 1, Second: 1 },
    [],
  ],
  [
    "a comment that only mentions steps starts none",
    `flowchart LR
  A[One]
  %% step by step
  A --> B[Two]`,
    { One: 0, Two: 0 },
    [0],
  ],
  [
    "a sequence's messages, notes, loops and participants",
    `sequenceDiagram
  autonumber
  participant A as Alice
  A->>B: hello
  %% step
  Note right of B: thinks
  loop every day
    B-->>A: answer
    %% step
    A->>C: new
  end`,
    {
      Alice: 0,
      B: 0,
      hello: 0,
      1: 0,
      thinks: 1,
      loop: 1,
      "[every day]": 1,
      answer: 1,
      2: 1,
      C: 2,
      new: 2,
      3: 2,
    },
    [0, 1, 2],
  ],
  [
    "states, transitions, composites and notes",
    `stateDiagram-v2
  Awake --> Asleep: night
  %% step
  state Dream {
    Light --> Deep: later
  }
  Asleep --> Dream
  %% step
  note right of Awake: By day
  Dream --> Awake: morning`,
    {
      Awake: 0,
      Asleep: 0,
      night: 0,
      Dream: 1,
      Light: 1,
      Deep: 1,
      later: 1,
      "By day": 2,
      morning: 2,
    },
    [0, 1, 1, 2],
  ],
];

let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.start(CASES.map(([, code]) => ({ code, steps: true })));
});
afterAll(() => renderer[Symbol.asyncDispose]());

it.each(CASES)("%s", async (_what, code, texts, arrows) => {
  const svg = await renderer.svg({ code, steps: true });
  expect(await renderer.look(svg, TEXTS)).toEqual(texts);
  expect(await renderer.look(svg, ARROWS)).toEqual(arrows);
});

it("a participant's lifeline comes with it", async () => {
  const code = "sequenceDiagram\n  A->>B: one\n  %% step\n  B->>C: two";
  const svg = await renderer.svg({ code, steps: true });
  const lifelines = `[...svg.querySelectorAll("line")].filter((line) => line.getAttribute("x1") === line.getAttribute("x2"))
    .map((line) => Number(line.getAttribute("data-step"))).sort()`;
  expect(await renderer.look(svg, lifelines)).toEqual([0, 0, 1]);
});

it("marks nothing when the diagram is not stepped", async () => {
  expect(await renderer.svg("flowchart LR\n  A\n  %% step\n  A --> B")).not.toContain("data-step");
});
