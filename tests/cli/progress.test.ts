import { expect, test } from "vitest";
import { createProgress } from "../../src/cli/report.ts";

/** What a terminal would show of what is written to it. */
function screenOf(written: string): string[] {
  return written.split("\n").map((line) => line.split("\r\u001b[K").at(-1) ?? "");
}

function createTerminal() {
  let written = "";
  const write = (text: string) => void (written += text);
  return { stream: { isTTY: true, write }, screen: () => screenOf(written) };
}

test("says how long it takes from here, once that is more than a moment", () => {
  const { stream, screen } = createTerminal();
  let time = 1000;
  const progress = createProgress(stream, () => time);
  progress.step("Minutes", 1, 9);
  expect(screen()).toEqual([expect.stringMatching(/ 1\/9$/)]);
  time = 5000;
  progress.step("Minutes", 3, 9);
  expect(screen()).toEqual([expect.stringMatching(/ 3\/9, 12 s left$/)]);
  time = 16_000;
  progress.step("Minutes", 8, 9);
  expect(screen()).toEqual([expect.stringMatching(/ 8\/9$/)]);
});

test("on a terminal what is said stands above the bar, which goes on", () => {
  const { stream, screen } = createTerminal();
  const progress = createProgress(stream);
  progress.step("PDFs", 1, 2);
  progress.line("One slide is too full.");
  expect(screen()).toEqual(["One slide is too full.", expect.stringMatching(/^PDFs █+░+ 1\/2$/)]);
  progress.step("PDFs", 2, 2);
  progress.line("Done.");
  expect(screen()).toEqual([
    "One slide is too full.",
    expect.stringMatching(/^PDFs █+ 2\/2$/),
    "Done.",
    "",
  ]);
});
