import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "./project.ts";

const TALK = {
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md":
    "---\ntitle: Part\n---\n\n# A\n\nText.\n\n:::notes\n[00:00] Hello.\n\n[00:20] And more.\n:::\n",
};
/** Slides are not measured, which takes longest. */
const ENV = { CUEDECK_BROWSER: "/nowhere" };

test("builds without a cache where none can be written, and says so", async () => {
  const project = await temporaryProject({ ...TALK, "node_modules/.cache/cuedeck": "a file" });
  const { code, stderr } = await project.run(["build", "--no-pdf"], ENV);
  expect(stderr).toContain(
    "Nothing is kept for the next time, as node_modules/.cache/cuedeck can't be written.\n",
  );
  expect(code).toBe(0);
  expect(await project.read("node_modules/.cache/cuedeck")).toBe("a file");
});

test.each([
  ["public/talk/present", "public/talk/present"],
  ["public/talk/index.html/a.svg", "public/talk/index.html"],
  ["public/assets", "public/assets"],
])("tells that %s has a name that the site needs, and builds nothing", async (file, shown) => {
  const project = await temporaryProject({ ...TALK, [file]: "<svg/>" });
  const { code, stderr } = await project.run(["build", "--no-pdf"], ENV);
  expect(stderr).toContain(
    `Unexpected ${shown}, expected another name: a build writes something of its own there.\n`,
  );
  expect(code).toBe(2);
  expect([...(await project.files()).keys()].filter((name) => name.startsWith("dist"))).toEqual([]);
});

test("tells that an episode can't be called as the page that lists them", async () => {
  const project = await temporaryProject({
    "slides/index.html/episode.yaml": "title: Talk\n",
    "slides/index.html/01-part.md": TALK["slides/talk/01-part.md"],
  });
  const { code, stderr } = await project.run(["build", "--no-pdf"], ENV);
  expect(stderr).toContain(
    "Unexpected episode `index.html`, expected another name: in a site, it is that of the page that lists the episodes",
  );
  expect(code).toBe(1);
});

test("tells of a full disk, and changes nothing", async () => {
  const project = await temporaryProject(TALK);
  await mkdir(join(project.folder, ".cuedeck"));
  await symlink("/dev/full", join(project.folder, ".cuedeck/.gitignore"));
  const { code, stderr } = await project.run(["shift", "talk", "--by", "5", "--write"]);
  expect(stderr).toBe(
    "Cuedeck failed: no room is left on the disk (ENOSPC: no space left on device, write). What was there before stays; free some, and run the command again.\n",
  );
  expect(code).toBe(3);
  expect(await project.read("slides/talk/01-part.md")).toBe(TALK["slides/talk/01-part.md"]);
  await rm(join(project.folder, ".cuedeck"), { recursive: true });
  expect(await project.files()).toEqual(await temporaryProject(TALK).then((p) => p.files()));
});

test("begins an episode again whose pictures an import left that was ended", async () => {
  const project = await temporaryProject({
    "deck.md": "# A\n\n![A](a.svg)\n",
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "public/talk/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  const { code } = await project.run(["new", "talk", "--from", "deck.md"]);
  expect(code).toBe(0);
});
