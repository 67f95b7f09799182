/** @module-tag slow */
import { expect, test } from "vitest";
import { temporaryProject } from "./project.ts";

test("begins an episode that is good as it is", async () => {
  const project = await temporaryProject();
  expect(await project.run(["new", "my-talk"])).toEqual({
    code: 0,
    stdout:
      "slides/my-talk/episode.yaml\nslides/my-talk/01-introduction.md\nslides/my-talk/02-from-text-to-talk.md\nslides/my-talk/03-end.md\nslides/my-talk/references.md\nAGENTS.md\nllms.txt\n.vscode/cuedeck.code-snippets\n.vscode/extensions.json\n.vscode/tasks.json\n.vscode/settings.json\n",
    stderr: "",
  });
  expect(await project.read("slides/my-talk/episode.yaml")).toMatch(/^title: "My talk"\n/);
  const check = await project.run(["check"]);
  expect([check.code, check.stdout]).toEqual([0, "No problems in 1 episode.\n"]);
  const build = await project.run(["build", "--no-pdf"]);
  expect([build.code, build.stdout]).toEqual([0, "dist/my-talk/index.html\n"]);
  expect(await project.read("dist/my-talk/index.html")).toContain("<svg");
});

test("begins one in a folder of choice, with a title of choice", async () => {
  const project = await temporaryProject();
  const title = 'Ça & "là": #1';
  await project.run(["new", "été_1", "--slides", "talks", "--title", title]);
  const { code, stdout } = await project.run(["check", "--slides", "talks", "--format", "json"]);
  expect([code, stdout]).toEqual([0, "[]\n"]);
  expect(await project.read("talks/été_1/01-introduction.md")).toContain(`# ${title}\n`);
});

test("tells editors where the schema is, if the package is installed there", async () => {
  const project = await temporaryProject({ "node_modules/cuedeck/src/schemas/episode.json": "{}" });
  await project.run(["new", "my-talk"]);
  expect(JSON.parse(await project.read(".vscode/settings.json"))).toMatchObject({
    "yaml.schemas": { "./node_modules/cuedeck/src/schemas/show.json": "slides/show.yaml" },
  });
  expect(await project.read("slides/my-talk/episode.yaml")).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/cuedeck\/src\/schemas\/episode\.json\ntitle: /,
  );
  expect((await project.run(["check"])).stdout).toBe("No problems in 1 episode.\n");
});

test("leaves alone what is there already for editors and programs, and writes the rest", async () => {
  const project = await temporaryProject({
    "AGENTS.md": "mine",
    ".vscode/settings.json": "{}",
  });
  const { stdout } = await project.run(["new", "my-talk", "--slides", "talks"]);
  expect(stdout).toContain("\nllms.txt\n.vscode/cuedeck.code-snippets\n");
  expect(await project.read("AGENTS.md")).toBe("mine");
  expect(await project.read(".vscode/settings.json")).toBe("{}");
  expect((await project.run(["new", "another"])).stdout).not.toContain("llms.txt");
});

test("leaves an episode alone that is there already", async () => {
  const project = await temporaryProject({ "slides/my-talk/01-part.md": "mine" });
  const before = await project.files();
  const { code, stderr } = await project.run(["new", "my-talk"]);
  expect(stderr).toBe("Unexpected folder slides/my-talk, expected a name that is still free.\n");
  expect(code).toBe(2);
  expect(await project.files()).toEqual(before);
});
