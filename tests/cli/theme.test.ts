/** @module-tag slow */
import { expect, test } from "vitest";
import { loadSite } from "../../src/site/load-site.ts";
import { openProject } from "../../src/site/project.ts";
import { readShipped, shippedThemes } from "../../src/themes/shipped.ts";
import { temporaryProject } from "./project.ts";

test.each(shippedThemes())("begins a theme with all tokens of %s, explained", async (name) => {
  const project = await temporaryProject();
  expect(await project.run(["theme", "new", "--extends", name])).toEqual({
    code: 0,
    stdout: "slides/theme/theme.yaml\n",
    stderr: "",
  });
  const text = await project.read("slides/theme/theme.yaml");
  const written = text.split("\n").filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  expect(written).toEqual([`extends: ${name}`]);
  // With all of them taken, it is the theme that it extends.
  const tokens = text.slice(text.indexOf("# Colours by names")).replaceAll(/^#(?! )/gm, "");
  await project.write({
    "slides/theme/theme.yaml": `extends: editorial\n${tokens.replaceAll(/^#(?! [A-Z])/gm, "")}`,
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# Hello\n",
  });
  await using opened = await openProject({ cwd: project.folder });
  const { contexts, problems } = await loadSite(opened, { pdf: false, draw: false });
  expect(problems).toEqual([]);
  const { palette, colours, type, radii, node, displayWeight } = readShipped(name);
  const expected = { palette, colours, type, radii, node, displayWeight };
  expect(contexts[0]?.theme.theme).toMatchObject(expected);
});

test("begins no theme where one is, nor from one that nobody has", async () => {
  const project = await temporaryProject({ "looks/theme.yaml": "" });
  expect(await project.run(["theme", "new", "looks"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "Unexpected file looks/theme.yaml, expected none yet.\n",
  });
  expect(await project.run(["theme", "new", "--extends", "neon"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "Unexpected theme neon, expected one of editorial, stage, technical.\n",
  });
});

test("shows no theme of one's own where there is none", async () => {
  const project = await temporaryProject();
  const { code, stderr } = await project.run(["theme", "show"]);
  expect([code, stderr]).toEqual([
    2,
    "Unexpected missing folder slides/theme, expected it, or the name of a theme.\n",
  ]);
});

test("begins an episode in a theme, but none where a theme would be", async () => {
  const project = await temporaryProject();
  await project.run(["new", "talk", "--theme", "technical"]);
  expect(await project.read("slides/talk/episode.yaml")).toContain('\ntheme: "technical"\n');
  const { code, stderr } = await project.run(["new", "theme"]);
  expect([code, stderr]).toEqual([
    2,
    "Unexpected episode name theme, expected another: its folder is that of a theme of your own.\n",
  ]);
});

test("cuts fonts in the program as it is shipped", async () => {
  const project = await temporaryProject({
    "slides/theme/theme.yaml": "fonts: { text: { family: Archivo } }\n",
    "slides/theme/a.css": ".slide { color: red }\n",
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# Hello\n",
  });
  const { code, stderr } = await project.spawn(["export", "talk", "--format", "md"]);
  expect([code, stderr]).toEqual([0, ""]);
});
