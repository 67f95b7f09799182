/** @module-tag slow */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { build, check, loadEpisode, UsageError } from "../../src/index.ts";
import { temporaryProject } from "../cli/project.ts";

const TALK = {
  "slides/talk/episode.yaml": "title: Talk\nduration: 20\n",
  "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# One\n\n:::notes\n[00:05] Hello.\n:::\n",
};
const BROKEN = { ...TALK, "slides/talk/02-part.md": "---\ntitle: Part\n---\n\n![](gone.svg)\n" };

/** A project in a folder, of which nothing may be printed. */
async function open(files: Readonly<Record<string, string>>) {
  const project = await temporaryProject(files);
  const writes = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  return {
    project,
    options: { cwd: project.folder },
    expectSilence: () => {
      for (const write of writes) {
        expect(write).not.toHaveBeenCalled();
        write.mockRestore();
      }
    },
  };
}

test("build says what it wrote, and what it took away", async () => {
  const { project, options, expectSilence } = await open(TALK);
  const first = await build({ ...options, pdf: false });
  expect(first).toMatchObject({ problems: [], episodes: ["talk"], removed: [] });
  expect(first.out).toBe(join(project.folder, "dist"));
  expect(first.written).toEqual(expect.arrayContaining(["index.html", "talk/timeline.json"]));
  await project.write({ "dist/talk/timeline.json": "{}", "dist/CNAME": "example.org" });
  const second = await build({ ...options, pdf: false });
  expect(second.removed).toEqual(["CNAME"]);
  expect(await project.read("dist/talk/timeline.json")).toContain('"title": "Talk"');
  expectSilence();
});

test("build writes nothing when the sources have errors, and refuses a folder of others", async () => {
  const { project, options, expectSilence } = await open(BROKEN);
  const { problems, written, episodes } = await build(options);
  expect([written, episodes]).toEqual([[], []]);
  expect(problems.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual(
    expect.arrayContaining([["image-missing", true]]),
  );
  await project.write({ "dist/thesis.md": "" });
  const refused = build(options);
  await expect(refused).rejects.toThrow(UsageError);
  expectSilence();
});

test("check finds all problems, and says of which episodes", async () => {
  const { options, expectSilence } = await open(BROKEN);
  const { problems, episodes } = await check(options);
  expect(episodes).toEqual(["talk"]);
  expect(problems.every(({ file }) => file === "slides/talk/02-part.md")).toBe(true);
  expect(problems.length).toBeGreaterThan(1);
  expectSilence();
});

test("loadEpisode reads what can be read, and knows which episodes there are", async () => {
  const { options } = await open(TALK);
  const { episode, timeline, problems } = await loadEpisode("talk", options);
  expect(problems).toEqual([]);
  expect(episode?.meta.title).toBe("Talk");
  expect(timeline?.cues).toMatchObject([{ text: "Hello.", start: 5, end: 20 }]);
  await expect(loadEpisode("tlak", options)).rejects.toThrow(
    new UsageError("Unexpected episode tlak, expected one of talk."),
  );
  const broken = await open({ ...TALK, "slides/talk/episode.yaml": "titel: Talk\n" });
  const unread = await loadEpisode("talk", broken.options);
  expect(unread.episode).toBeUndefined();
  expect(unread.problems.map(({ ruleId }) => ruleId)).toContain("unknown-key");
});
