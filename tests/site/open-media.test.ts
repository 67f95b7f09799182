import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJsonCache } from "../../src/cache/json-cache.ts";
import { openMedia } from "../../src/site/open-media.ts";
import { openProject, type Project } from "../../src/site/project.ts";
import type { MediaFacts } from "../../src/site/read-media.ts";
import { silentWav } from "../silent-wav.ts";

let project: Project;

beforeEach(async () => {
  project = await openProject({ cwd: await mkdtemp(join(tmpdir(), "cuedeck-media-")) });
  await mkdir(join(project.public, "talk"), { recursive: true });
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
  await rm(project.cwd, { recursive: true });
});

const path = () => join(project.public, "talk/sound.wav");

/** What is known of the sound, or what is wrong with it. */
async function open(): Promise<number | string | undefined> {
  const place = { path: "slides/talk/episode.yaml" };
  const { media, problems } = await openMedia(
    project,
    "talk",
    { media: "sound.wav", duration: undefined },
    () => place,
  );
  return problems[0]?.ruleId ?? media?.duration;
}

/** A file that changed a moment ago may do so again without a trace. */
const settled = async () =>
  expect.poll(async () => Date.now() - (await stat(path())).ctimeMs).toBeGreaterThan(150);

test("what was read of a recording is kept, until the recording changes", async () => {
  await writeFile(path(), silentWav(2, 8000));
  await settled();
  expect(await open()).toBe(2);
  const folder = join(project.cache, "media");
  const [name = ""] = await readdir(folder);
  const entries = openJsonCache<MediaFacts>(folder);
  await entries.write(name.replace(".txt", ""), { kind: "audio", duration: 9, synthetic: false });
  expect(await open()).toBe(9);

  // As long, and as old.
  const { mtime } = await stat(path());
  await writeFile(path(), Buffer.alloc(silentWav(2, 8000).length));
  await utimes(path(), mtime, mtime);
  expect(await open()).toBe("media-missing");
  await settled();
  expect(await open()).toBe("media-missing");
  await writeFile(path(), silentWav(3, 8000));
  expect(await open()).toBe(3);
});

test("a recording is read where nothing can be kept", async () => {
  await writeFile(path(), silentWav(2, 8000));
  await settled();
  await mkdir(project.cache, { recursive: true });
  await writeFile(join(project.cache, "media"), "a file");
  expect(await open()).toBe(2);
});
