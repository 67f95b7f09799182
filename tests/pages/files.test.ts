import { expect, test } from "vitest";
import { resolveFile } from "../../src/pages/files.ts";

test.each([
  "./javascript:alert(1)",
  ".//fig:1.pdf",
  "./java\tscript:alert(1)",
  "./\\\\example.org/a.pdf",
  ".//./data:text/html,a",
])("%j stays a file of the episode, whatever is left of it would be", (address) => {
  for (const [base, page] of [
    ["", "https://site.invalid/talk/"],
    ["../", "https://site.invalid/talk/present/"],
  ] as const) {
    const { href } = new URL(resolveFile(address, base), page);
    expect(href).toMatch(/^https:\/\/site\.invalid\/talk\//);
  }
});

test("what is elsewhere stays as it is", () => {
  for (const address of ["https://example.org/a", "#one", "mailto:a@example.org"])
    expect(resolveFile(address, "../")).toBe(address);
  expect(resolveFile("./a b.svg", "../")).toBe("../a b.svg");
});
