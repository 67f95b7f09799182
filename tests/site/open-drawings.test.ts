import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import { loadEpisode } from "../../src/index.ts";
import { temporaryProject } from "../cli/project.ts";

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`;

test("counts a drawing's steps among those of its slide, and finds the tall one beside it", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": `---
title: Part
---

# Two drawings

:::steps
- One
:::

![A pier](a/the%20pier.svg) ![A pier](./a/the%20pier.svg?again)

![A field](field.svg)

![Plain](plain.svg)

:::notes
[click] [click] [click] [click] [click] Words. ![A pier](a/the%20pier.svg)
:::
`,
    "public/talk/a/the pier.svg": svg('<g id="step 2"/><g id="step 1"/><script/>'),
    "public/talk/field.svg": svg('<path d="M0 0h9"/>'),
    "public/talk/field.tall.svg": svg('<path d="M0 0v9"/>'),
    "public/talk/plain.svg": svg('<path d="M0 0"/>'),
  });
  const { episode, problems } = await loadEpisode("talk", { cwd: project.folder });
  const [slide] = episode?.segments.flatMap(({ slides }) => slides) ?? [];
  expect(slide?.steps).toBe(5);
  expect(
    slide?.drawings.map(({ firstStep, steps, picture }) => [
      firstStep,
      steps,
      picture.tall && toHtml(picture.tall.children),
    ]),
  ).toEqual([
    [2, 2, undefined],
    [4, 2, undefined],
    [6, 0, '<path d="M0 0v9"></path>'],
  ]);
  // Of a file that two images show once.
  expect(problems.map(({ file, ruleId }) => `${file} ${ruleId}`)).toEqual([
    "public/talk/a/the pier.svg drawing-removed",
  ]);
});
