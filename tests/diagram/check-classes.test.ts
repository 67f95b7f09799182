import { expect, test } from "vitest";
import { checkClasses } from "../../src/diagram/check-classes.ts";

const SHOW = {
  tones: { loss: "negative", "süd-2": "accent" },
  badges: { measured: { label: "Measured", mark: "positive", stroke: "solid" } },
} as const;

test.each([
  "flowchart LR\n  A:::loss --> B[a:::b]:::negative-->C:::süd-2",
  'flowchart LR\n  A e1@-->|x:::y| my-node\n  a.b["std::negative"] --> D\n  class my-node,a.b,D loss;\n  class e1 measured\n  class e1 inhibits',
  "graph TD\n  subgraph Inner [In here]\n  A --> B\n  end\n  class Inner,A own\n  classDef own,other fill:#fff\n  B:::other --> C:::default",
  "stateDiagram-v2\n  [*] --> Low:::loss\n  class Low, High accent\n  Low --> High",
  "sequenceDiagram\n  A->>B: x:::none",
  "classDiagram\n  class Pier shore\n  Pier:::shore",
  '%%{init: {"themeCSS": ".mine rect { fill: red }"}}%%\nflowchart LR\n  A:::mine --> B',
  "flowchart LR\n  A --> std::vector\n  %% class e9 nothing",
])("classes that are there are not told: %s", (code) => {
  expect(checkClasses(code, SHOW)).toEqual([]);
});

test("many empty lines and blanks take no longer than others", () => {
  const code = `flowchart LR${"\n".repeat(40_000)}  A --> B\n  class A${" ".repeat(40_000)};B`;
  expect(checkClasses(code, SHOW)).toEqual([]);
});

test("classes that are none are told in state diagrams, too", () => {
  const expected = "expected `loss`, or a `classDef` for it";
  expect(checkClasses("stateDiagram-v2\n  Low:::los --> High\n  class High lo", SHOW)).toEqual([
    { type: "error", line: 2, column: 9, reason: `Unexpected class \`los\`, ${expected}` },
    { type: "error", line: 3, column: 14, reason: expect.stringContaining("class `lo`") },
  ]);
});
