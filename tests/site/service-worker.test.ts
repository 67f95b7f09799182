import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Media } from "../../src/episode/episode.ts";
import type { Manifest } from "../../src/parts/offline/manifest.ts";
import { writeServiceWorker } from "../../src/site/service-worker.ts";

const MEGABYTE = 2 ** 20;
const RECORDING: Media = { source: "the talk.mp3", kind: "audio", synthetic: false };
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-worker-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** What the written worker would find. */
async function manifest(media?: Media, shared: readonly string[] = []): Promise<Manifest> {
  await writeServiceWorker(folder, { id: "talk", media }, shared, "self.ran = true;");
  const self: { cuedeck?: Manifest; ran?: boolean } = {};
  runInNewContext(await readFile(join(folder, "talk/service-worker.js"), "utf8"), { self });
  if (!self.cuedeck || !self.ran) throw new Error("The worker does not run");
  // From another realm, whose arrays are not ours.
  return JSON.parse(JSON.stringify(self.cuedeck));
}

test("lists what the episode's pages need, as they ask for it", async () => {
  await write({
    "index.html": "all episodes",
    "other/index.html": "another episode",
    "talk/index.html": "listen",
    "talk/present/index.html": "present",
    "talk/timeline.json": "{}",
    "talk/pictures/50 % index.html.png": "a picture",
    "talk/the talk.mp3": "sound",
    "talk/film.WebM": "a film",
    "talk/films/old.ogv": "a film",
    "talk/.DS_Store": "a trace",
    "talk/talk-slides.pdf": "on paper",
    "talk/talk-cover.png": "the cover",
    "talk/scan.png": new Uint8Array(5 * MEGABYTE + 1),
    "talk/map.png": new Uint8Array(5 * MEGABYTE),
  });
  const { entries } = await manifest(RECORDING, ["assets/listen-1.js"]);
  expect(entries.map(({ url }) => url)).toEqual([
    "./",
    "map.png",
    "pictures/50%20%25%20index.html.png",
    "present/",
    "talk-cover.png",
    "timeline.json",
    "../assets/listen-1.js",
  ]);
  expect(entries.at(-1)?.revision).toBeNull();
});

test("a revision changes with the content alone", async () => {
  await write({ "talk/index.html": "one", "talk/timeline.json": "{}" });
  const [page, timeline] = (await manifest()).entries;
  await write({ "talk/index.html": "two", "talk/timeline.json": "{}" });
  const [nextPage, nextTimeline] = (await manifest()).entries;
  expect(nextPage?.revision).not.toBe(page?.revision);
  expect(nextTimeline).toEqual(timeline);
});

test("tells the media file's size and revision", async () => {
  await write({ "talk/the talk.mp3": "sound" });
  const { media } = await manifest(RECORDING);
  expect(media).toEqual({
    url: "the%20talk.mp3",
    bytes: 5,
    // `printf sound | sha256sum | head -c 16`
    revision: "dd29442deca69f52",
  });
  await write({ "talk/the talk.mp3": "voice" });
  expect((await manifest(RECORDING)).media?.revision).not.toBe(media?.revision);
});

test.each([
  ["without media", undefined],
  ["with media elsewhere", { ...RECORDING, source: "https://host.example/talk.mp3" }],
])("an episode %s has none to keep", async (_name, media) => {
  await write({ "talk/index.html": "listen" });
  expect((await manifest(media)).media).toBeNull();
});
