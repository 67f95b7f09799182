/** @module-tag slow */
import { afterAll, beforeAll, expect, it } from "vitest";
import { Renderer } from "./renderer.ts";

/** Three ranks with a branch, so that it can't be folded, and long labels between them. */
const labelled = (direction: string, label = "takes rather long to reach"): string =>
  `flowchart ${direction}
  A[The first of three] -->|${label}| B[The second of them]
  B -->|${label}| C[The third of them]
  B --> D[Another third]`;
/** Seven ranks with a branch. */
const long = (direction: string): string =>
  `flowchart ${direction}\n  A --> B --> C --> D --> E --> F --> G\n  C --> H`;

const CASES: readonly [string, string, "across" | "down"][] = [
  ["turns what goes to the right and is too wide", labelled("LR"), "down"],
  ["turns what goes to the left and is too wide", labelled("RL"), "down"],
  ["leaves what goes to the right and is large enough", labelled("LR", "to"), "across"],
  ["leaves what would be no larger when turned", long("LR"), "across"],
  ["turns what goes down and is too tall", long("TB"), "across"],
  ["turns what goes up and is too tall", long("BT"), "across"],
  ["leaves what goes down and is large enough", labelled("TD"), "down"],
];

let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.start(CASES.map(([, code]) => ({ code, steps: false })));
});
afterAll(() => renderer[Symbol.asyncDispose]());

/** How far the arrows go across and down in all, in their last pixels. */
const WAY = `[...svg.querySelectorAll("path[marker-end]")].reduce(([across, down], path) => {
  const length = path.getTotalLength();
  const [start, end] = [path.getPointAtLength(length - 10), path.getPointAtLength(length)];
  return [across + Math.abs(end.x - start.x), down + Math.abs(end.y - start.y)];
}, [0, 0])`;

it.each(CASES)("%s", async (_what, code, expected) => {
  const [across, down] = await renderer.look<[number, number]>(await renderer.svg(code), WAY);
  expect(across > down ? "across" : "down").toBe(expected);
});
