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
