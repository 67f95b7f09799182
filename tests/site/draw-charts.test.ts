import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { drawCharts } from "../../src/site/draw-charts.ts";
import { loadEpisode } from "../../src/site/load-episode.ts";
import { openProject } from "../../src/site/project.ts";
import { Project } from "../cli/project.ts";

const CHART = "data: { url: sand.csv }\nmark: bar\nencoding: { x: { field: pier } }";
const OUTSIDE = CHART.replace("sand.csv", "outside.csv");

test("charts are drawn without a browser, kept, and read no file outside of the episode", async () => {
  const files = await Project.create({
    "slides/talk/episode.yaml": "title: Sand\n",
    "slides/talk/01-sand.md": `---\ntitle: Sand\n---\n\n# One\n\n\`\`\`chart\n${CHART}\n\`\`\`\n\n\`\`\`chart\n${OUTSIDE}\n\`\`\`\n`,
    "public/talk/sand.csv": "pier,sand\nOld,12\nNew,31\n",
    "elsewhere/secret.csv": "pier\nOld\n",
  });
  onTestFinished(() => files.remove());
  await symlink(
    join(files.folder, "elsewhere/secret.csv"),
    join(files.folder, "public/talk/outside.csv"),
  );
  await using opened = await openProject({ cwd: files.folder });
  const project = {
    ...opened,
    get browser(): never {
      throw new Error("Unexpected browser, expected none for a chart");
    },
  };
  const { content } = await loadEpisode(opened, "talk");
  if (!content) throw new Error("Unexpected fault in the sources, expected none");

  const first = await drawCharts([content], project);
  expect(first.problems.map(String)).toEqual([
    "14:14-14:14: Unexpected data `outside.csv`, expected a file that can be read: it is a link out of the folder",
  ]);
  expect([...first.pictures.values()].map(({ data }) => data?.table)).toEqual([
    [["pier"], ["Old"], ["New"]],
  ]);
  expect(await readdir(join(opened.cache, "charts"))).toHaveLength(1);

  const again = await drawCharts([content], project);
  expect(again.pictures).toEqual(first.pictures);
  await files.write({ "public/talk/sand.csv": "pier,sand\nThird,1\n" });
  const changed = await drawCharts([content], project);
  expect([...changed.pictures.values()].map(({ data }) => data?.table)).toEqual([
    [["pier"], ["Third"]],
  ]);
});
