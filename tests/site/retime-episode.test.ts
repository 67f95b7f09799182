import { execFileSync } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openProject } from "../../src/site/project.ts";
import { retimeEpisode } from "../../src/site/retime-episode.ts";
import { writeRunFile } from "../../src/talk/run.ts";
import { temporaryProject } from "../cli/project.ts";
import { silentWav } from "../silent-wav.ts";

const LOG = writeRunFile("talk", {
  began: 0,
  slot: null,
  duration: 3,
  changes: [{ time: 1, slide: "one", step: 0 }],
});
const SEGMENT = "---\ntitle: Part\n---\n\n# One\n\n:::notes\nHello.\n:::\n";
const FILES = {
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md": SEGMENT,
  "sound.wav": silentWav(3, 1000),
};

/** A log that is a pipe: the sources were read when somebody reads it, and the rest waits for what it says. */
async function changedMeanwhile(changes: Readonly<Record<string, string>>, isRecorded: boolean) {
  const project = await temporaryProject(FILES);
  const log = join(project.folder, "log.json");
  execFileSync("mkfifo", [log]);
  const retimed = retimeEpisode(
    await openProject({ cwd: project.folder }),
    "talk",
    { path: log, shown: "log.json" },
    isRecorded ? { path: join(project.folder, "sound.wav"), shown: "sound.wav" } : undefined,
  );
  const pipe = await open(log, "w");
  await project.write(changes);
  await pipe.writeFile(LOG);
  await pipe.close();
  const result = await retimed;
  return { project, result };
}

test.each<[what: string, changes: Record<string, string>, isRecorded: boolean, path: string]>([
  ["segment", { "slides/talk/01-part.md": `${SEGMENT}\n` }, false, "slides/talk/01-part.md"],
  ["episode.yaml", { "slides/talk/episode.yaml": "title: T\n" }, true, "slides/talk/episode.yaml"],
])(
  "writes nothing when an author saves a %s meanwhile",
  async (_what, changes, isRecorded, path) => {
    const { project, result } = await changedMeanwhile(changes, isRecorded);
    expect(result).toMatchObject({
      type: "refused",
      problems: [
        {
          file: path,
          reason:
            "Unexpected change while it was retimed, expected it as it was; nothing is written",
        },
      ],
    });
    for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
      if (typeof text === "string") expect(await project.read(name)).toBe(text);
    }
    await expect(project.read("public/talk/talk-rehearsal.wav")).rejects.toMatchObject({
      code: "ENOENT",
    });
  },
);

test("does not mind what becomes of files that it leaves alone", async () => {
  const changes = { "slides/talk/episode.yaml": "title: Another\n" };
  const { project, result } = await changedMeanwhile(changes, false);
  expect(result).toMatchObject({ type: "retimed", timed: 1, estimated: 0 });
  expect(await project.read("slides/talk/01-part.md")).toContain("[00:01.0] Hello.");
});
