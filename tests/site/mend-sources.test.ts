import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VFile } from "vfile";
import { expect, test } from "vitest";
import { applyEdits, editsOf } from "../../src/episode/edits.ts";
import { problem } from "../../src/episode/problem.ts";
import { mendSources } from "../../src/site/mend-sources.ts";
import { openProject } from "../../src/site/project.ts";
import { temporaryProject } from "../cli/project.ts";

const PATH = "slides/talk/01-part.md";
const SEGMENT = "---\ntitle: Part\n---\n\n# One\n\n::: notes\nTwo\n:::\n";

test.each([
  ["changed", (path: string) => writeFileSync(path, `${SEGMENT}\nThree\n`)],
  ["removed", (path: string) => rmSync(path, { force: true })],
])("mends nothing when a file is %s meanwhile", async (_how, change) => {
  const { folder } = await temporaryProject({
    "slides/other/episode.yaml": "title: Other\n",
    "slides/other/01-part.md": SEGMENT,
    "slides/talk/episode.yaml": "title: Talk\n",
    [PATH]: SEGMENT,
  });
  await using project = await openProject({ cwd: folder });
  // An author's plugin runs while the sources are read, also as they would be.
  const plugin = () => (_tree: unknown, file: VFile) => {
    if (file.path === PATH && String(file).includes(":::notes")) change(join(folder, PATH));
  };
  const config = { remarkPlugins: [plugin] };
  await expect(mendSources({ ...project, config })).rejects.toThrow(
    `Unexpected change to ${PATH} meanwhile, expected none: nothing is mended.`,
  );
  expect(readFileSync(join(folder, "slides/other/01-part.md"), "utf8")).toBe(SEGMENT);
});

test("of two edits in one place the first is made", () => {
  const problems = [
    [2, 5, "c"],
    [0, 3, "a"],
    [5, 5, "d"],
    [5, 5, "e"],
  ] as const;
  const edits = editsOf(
    problems.map(([from, to, text]) =>
      problem("slide-break", { path: PATH }, "", { edit: { from, to, text } }),
    ),
  );
  expect(applyEdits("0123456", edits)).toBe("a34de56");
});
