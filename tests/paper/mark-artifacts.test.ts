import { expect, test } from "vitest";
import { contentOperators, markArtifacts } from "../../src/paper/mark-artifacts.ts";

const A = "/Artifact BMC";

test.each([
  ["a ground", "0 0 5 5 re\nf", `${A}\n0 0 5 5 re\nf\nEMC`],
  ["a line of several parts", "q 0 0 m 5 5 l S Q", `q ${A}\n0 0 m 5 5 l S\nEMC Q`],
  ["text in a margin", "BT /F1 9 Tf (a) Tj ET", `BT /F1 9 Tf ${A}\n(a) Tj\nEMC ET`],
  ["an image", "q /X1 Do Q", `q ${A}\n/X1 Do\nEMC Q`],
])("marks %s that no tag holds", (_what, content, marked) => {
  expect(markArtifacts(content)).toBe(marked);
});

test.each([
  ["what a tag holds", "/P <</MCID 0 >>BDC\nBT (a) Tj ET 0 0 5 5 re f\nEMC"],
  ["what is one already", "/Artifact BMC 0 0 5 5 re f EMC"],
  ["a path that only clips", "0 0 5 5 re\nW* n"],
  ["nothing", ""],
])("leaves %s as it is", (_what, content) => {
  expect(markArtifacts(content)).toBe(content);
});

test("marks again what comes after a tag", () => {
  expect(markArtifacts("/P <</MCID 0 >>BDC (a) Tj EMC (b) Tj")).toBe(
    `/P <</MCID 0 >>BDC (a) Tj EMC ${A}\n(b) Tj\nEMC`,
  );
});

test("takes no operand for an operator", () => {
  const content = "% S\n[(f \\) S) -5 <66>] TJ /f gs true /S <</K [0 1]>> DP";
  expect([...contentOperators(content)].map(({ name }) => name)).toEqual(["TJ", "gs", "DP"]);
});
