/** @module-tag slow */
import { cp, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DrawingPages } from "../../src/diagram/drawing-pages.ts";
import type { DiagramResult } from "../../src/diagram/page/protocol.ts";
import { Renderer } from "./renderer.ts";

let renderer: Renderer;
let results: DiagramResult[];
beforeAll(async () => {
  renderer = await Renderer.start();
  results = await renderer.render(CASES.map(([, code]) => ({ code, steps: true })));
});
afterAll(() => renderer[Symbol.asyncDispose]());

const CASES: readonly [string, string, number, string][] = [
  [
    "after a title, steps, comments and blank lines",
    "flowchart LR\n  accTitle: x\n  A --> B\n  %% step\n\n  %% note\n  B --> [\n",
    7,
    "Unexpected `[`, expected `|`, a number or a name",
  ],
  [
    "an arrow of one dash",
    "flowchart LR\n  accTitle: A -> B\n  A->B\n  B --> C",
    3,
    "Unexpected `->`, expected `-->`",
  ],
  [
    "an arrow of one dash after a label",
    'flowchart LR\n  A["-->"] -> B',
    2,
    "Unexpected `->`, expected `-->`",
  ],
  [
    "a node named end",
    "flowchart LR\n  subgraph x\n  A-->end\n  end",
    3,
    'Unexpected `end`, which is a reserved word, expected `End` or `e["end"]`',
  ],
  [
    "an end too many",
    "flowchart LR\n  A-->B\n  end",
    3,
    "Unexpected `end`, expected a new line, the end, `subgraph` or a number",
  ],
  [
    "a label that is not closed",
    "flowchart LR\n  A -->\n  B[x",
    3,
    "Unexpected end of the diagram, expected `]`, `)`, `-)` or `|`",
  ],
  [
    "a message without text",
    "sequenceDiagram\n  A->>B\n  B->>A: x",
    2,
    "Unexpected end of line, expected a colon and a text",
  ],
  [
    "after front matter",
    "---\ntitle: x\n---\nstateDiagram-v2\n  A --> B\n  A --> -->",
    6,
    "Unexpected `-->`, expected a name",
  ],
  [
    "a second root",
    "mindmap\n  root((a))\n    b\n c",
    4,
    'There can be only one root. No parent could be found for ("c")',
  ],
  [
    "an unknown type",
    "%% a comment\nfoo bar",
    2,
    "Unexpected `foo`, expected a type of diagram, as `flowchart LR`",
  ],
  ["no code", "", 1, "Unexpected empty diagram, expected a type of diagram, as `flowchart LR`"],
  ["nothing to draw", "flowchart LR", 1, "Unexpected empty diagram, expected something to draw"],
  [
    "too much code",
    `flowchart LR\n${"  A-->B\n".repeat(7000)}`,
    1,
    "Unexpected 56013 characters, expected at most 50000",
  ],
];

it.each(CASES.map((given, index) => [index, ...given] as const))(
  "%i: %s",
  (index, _what, _code, line, reason) => {
    expect(results[index]).toEqual({ type: "error", line, reason });
  },
);

it("tells the column where the parser knows it", async () => {
  const [result] = await renderer.render([{ code: 'pie\n  %% step\n  "a" : x', steps: false }]);
  expect(result).toEqual({
    type: "error",
    line: 3,
    column: 9,
    reason: "Unexpected `x`, expected a number",
  });
});

it("says that a kind can't have steps", async () => {
  const [result] = await renderer.render([
    { code: "%% history\ntimeline\n  1964 : a\n  %% step\n  2000 : b", steps: true },
  ]);
  expect(result).toEqual({
    type: "no-steps",
    reason:
      "Unexpected steps in a `timeline`, expected them in a `flowchart`, `sequenceDiagram` or `stateDiagram-v2`",
  });
});

it("draws a diagram as if none had failed before it because of its `%%{init}%%`", async () => {
  const good = { code: "flowchart LR\n  A[After] --> B", steps: false };
  const init = '{"theme": "dark", "themeVariables": {"primaryColor": "nothing"}}';
  const bad = { ...good, code: `%%{init: ${init}}%%\n${good.code}` };
  const [rejected, next] = await renderer.render([bad, good]);
  const [alone] = await renderer.render([good], { cacheDir: path.join(renderer.folder, "alone") });
  const reason = 'Unsupported color format: "nothing"';
  expect(rejected).toEqual({ type: "error", line: 1, reason });
  expect(next?.type).toBe("svg");
  expect(next).toEqual(alone);
});

it("gives up a diagram that hangs, and draws the next on a new page", async () => {
  const mermaidDir = path.join(renderer.folder, "hanging");
  await cp(renderer.options.pages.mermaidDir, mermaidDir, { recursive: true });
  await rename(path.join(mermaidDir, "mermaid.esm.min.mjs"), path.join(mermaidDir, "real.mjs"));
  await writeFile(path.join(mermaidDir, "mermaid.esm.min.mjs"), HANGING_MERMAID);
  const codes = ["flowchart LR\n  A[hang]", "flowchart LR\n  A[go on]"];
  const found = await renderer.render(
    codes.map((code) => ({ code, steps: false })),
    { pages: new DrawingPages(mermaidDir), timeout: 4000 },
  );
  const reason = "Unexpected diagram that takes over 4 s to draw, expected less";
  expect(found[0]).toEqual({ type: "error", line: 1, reason });
  expect(found[1]?.type).toBe("svg");
});

/** Mermaid, with an endless loop at one word. */
const HANGING_MERMAID = `import mermaid from "./real.mjs";
const render = mermaid.render;
mermaid.render = (id, code) => {
  while (code.includes("hang"));
  return render(id, code);
};
export default mermaid;`;
