import { expect, test } from "vitest";
import { slideText } from "../../src/pages/slide-text.ts";
import { contextOf } from "./context.ts";

async function textOf(body: string, step?: number): Promise<string> {
  const { episode } = await contextOf({ segments: [body] });
  const slide = episode.segments[0]?.slides[0];
  if (!slide) throw new Error("There is no slide");
  return slideText(slide, new Map(), step);
}

test.each([
  ["its text, a sentence a part", "# One\n\nTwo words\n\n- a\n- b!", "One. Two words. a. b!"],
  [
    "a picture, alone or in a line",
    "# One\n\nSee ![a dot](dot.svg) there.",
    "One. See a dot there.",
  ],
  ["a formula, once, as it was written", "# $x^2$\n\nMass is $E=mc^2$.", "x^2. Mass is E=mc^2."],
  [
    "what a diagram says of itself, in a line or in a block",
    "# One\n\n```mermaid\nflowchart LR\n  accTitle: Two boxes\n  accDescr {\n    An arrow\n    leads on\n  }\n  A --> B\n```",
    "One. Two boxes. An arrow leads on.",
  ],
])("says %s", async (_what, body, expected) => {
  expect(await textOf(body)).toBe(expected);
});

test("says of code in the place of other code what shows", async () => {
  const body = "# One\n\n:::magic-move\n```js\na\n```\n\n```js {1|1}\nb\n```\n:::";
  expect(await textOf(body)).toBe("One. b.");
  expect(await textOf(body, 0)).toBe("One. a.");
  expect(await textOf(body, 1)).toBe("One. b.");
});

test("says what shows at a step", async () => {
  const body = "# One\n\n:::steps\n- a\n- b\n:::";
  expect(await textOf(body, 0)).toBe("One.");
  expect(await textOf(body, 1)).toBe("One. a.");
  expect(await textOf(body)).toBe("One. a. b.");
});
