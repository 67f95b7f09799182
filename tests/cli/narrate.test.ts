/** @module-tag slow */
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readMedia } from "../../src/site/read-media.ts";
import { parseTimecode } from "../../src/timeline/timecode.ts";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { silentWav } from "../silent-wav.ts";
import { temporaryProject } from "./project.ts";

const STAND_IN = fileURLToPath(new URL("../fixtures/espeak-ng", import.meta.url));
const SPEAKING = { PATH: [STAND_IN, dirname(process.execPath)].join(delimiter) };

/** Line ends, a byte order mark, spaces, old timecodes and text that looks like one: none of it may change. */
const FIRST = `\uFEFF---\r
title: First\r
---\r
\r
# One\t\r
\r
:::steps\r
- a\r
- b\r
:::\r
\r
:::notes\r
[00:59] Hello,  at 12:34 or [00:20].\r
\r
[click]  🙂 Not timed [click] yet.\r
\r
<!-- Not said. -->\r
:::`;
const SECOND = `---
title: Second
---

## Two

:::notes
[ 1:02:03.5 ]\tOut of order.

- [00:01] A list
- goes on

- - -
:::

---

## Silent
`;

function talk(meta = "title: Talk\nmedia: talk.mp3\n") {
  return {
    "slides/talk/episode.yaml": meta,
    "slides/talk/01-first.md": FIRST,
    "slides/talk/02-second.md": SECOND,
    "slides/other/episode.yaml": "titel: Broken\n",
  };
}

const TIMECODE = /\[\d\d:\d\d\.\d\]/g;

test("writes the MP3 and every paragraph's true start, and changes nothing else, nor anything the second time", async () => {
  const project = await temporaryProject(talk());
  const outcome = await project.run(["narrate", "talk"], SPEAKING);
  expect(outcome.stderr).toBe("Paragraphs 4/4\n");
  expect(outcome.stdout).toMatch(/^public\/talk\/talk\.mp3 00:\d\d\.\d\n$/);
  expect(outcome.code).toBe(0);

  const first = await project.read("slides/talk/01-first.md");
  const second = await project.read("slides/talk/02-second.md");
  const [one, two, ...noMore] = first.match(TIMECODE) ?? [];
  const [three, four, ...none] = second.match(TIMECODE) ?? [];
  expect([...noMore, ...none]).toEqual([]);
  expect(first).toBe(FIRST.replace("[00:59]", one ?? "").replace("[click]  ", `${two} [click]  `));
  expect(second).toBe(SECOND.replace("[ 1:02:03.5 ]", three ?? "").replace("[00:01]", four ?? ""));
  const seconds = [one, two, three, four].map(
    (code) => parseTimecode(code?.slice(1, -1) ?? "") ?? -1,
  );
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  expect(seconds[0]).toBeGreaterThanOrEqual(0);

  const { synthetic } = await readMedia(join(project.folder, "public/talk/talk.mp3"));
  expect(synthetic).toBe(true);
  const files = await project.files();
  expect([...files.keys()]).toEqual(["public/talk/talk.mp3", ...Object.keys(talk())].toSorted());

  await project.run(["narrate", "talk"], SPEAKING);
  expect(await project.files()).toEqual(files);
});

test("leaves an episode that checks and builds on the narration's clock", async () => {
  const project = await temporaryProject(talk("title: Talk\nduration: 00:01\nmedia: talk.mp3\n"));
  await project.run(["narrate", "talk"], SPEAKING);
  expect(await project.read("slides/talk/episode.yaml")).toBe("title: Talk\nmedia: talk.mp3\n");
  await project.write({
    "slides/other/episode.yaml": "title: Other\n",
    "slides/other/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  });
  const { code, stdout } = await project.run(["build", "--no-pdf"]);
  expect([code, stdout]).toEqual([0, "dist/other/index.html\ndist/talk/index.html\n"]);
  const timeline: Timeline = JSON.parse(await project.read("dist/talk/timeline.json"));
  const media = await readMedia(join(project.folder, "public/talk/talk.mp3"));
  expect(timeline.duration).toBeCloseTo(media.duration, 2);
  expect(timeline.cues.map(({ estimated }) => estimated)).toEqual([false, false, false, false]);
  expect(await project.read("dist/talk/index.html")).toContain(
    "The voice is synthetic. Every time on this page is a time of this recording.",
  );
});

test.each([
  ["the author's own recording", silentWav(2, 8000)],
  ["a file that can't be read", "the only recording"],
])("leaves %s and all times as they are", async (_what, recording) => {
  const project = await temporaryProject({ ...talk(), "public/talk/talk.mp3": recording });
  const before = await project.files();
  const { code, stderr } = await project.run(["narrate", "talk"], SPEAKING);
  expect([code, stderr]).toEqual([
    1,
    "Unexpected recording public/talk/talk.mp3, expected none or one of `cuedeck narrate`: it would be replaced. Name another file in slides/talk/episode.yaml, as `media: talk-narration.mp3`.\n",
  ]);
  expect(await project.files()).toEqual(before);
});

const REFUSED: readonly (readonly [
  string,
  Record<string, string>,
  NodeJS.ProcessEnv,
  number,
  string,
])[] = [
  [
    "without espeak-ng",
    talk(),
    { PATH: "/nowhere" },
    3,
    "espeak-ng is not on PATH: get it with `apt install espeak-ng` (Debian, Ubuntu), `brew install espeak-ng` (macOS) or the installer of its project (Windows)\n",
  ],
  [
    "without the engine of its voice",
    talk("title: Talk\nmedia: talk.mp3\nvoice: rhvoice\n"),
    { PATH: "/nowhere" },
    3,
    "RHVoice-test is not on PATH: get it with `apt install rhvoice rhvoice-english` (Debian's `non-free`, Ubuntu)\n",
  ],
  [
    "without media",
    talk("title: Talk\n"),
    SPEAKING,
    1,
    "Unexpected missing `media` in slides/talk/episode.yaml, expected an MP3 to write, as `media: talk.mp3`.\n",
  ],
  [
    "without notes",
    {
      ...talk(),
      "slides/talk/01-first.md": "---\ntitle: First\n---\n\n# One\n",
      "slides/talk/02-second.md": "---\ntitle: Second\n---\n\n# Two\n",
    },
    SPEAKING,
    1,
    "Unexpected episode without notes, expected `:::notes` to speak in talk.\n",
  ],
  [
    "with errors",
    talk("title: Talk\nmedia: talk.mp3\nauthor: Jane\n"),
    SPEAKING,
    1,
    "slides/talk/episode.yaml\n3:1-3:7 error Unexpected key `author`, expected `authors` unknown-key cuedeck\n\n✖ 1 error\n",
  ],
];

test.each(REFUSED)("writes nothing %s", async (_what, files, env, code, stderr) => {
  const project = await temporaryProject(files);
  const before = await project.files();
  expect(await project.run(["narrate", "talk"], env)).toEqual({ code, stdout: "", stderr });
  expect(await project.files()).toEqual(before);
});

test("writes nothing when espeak-ng fails halfway, and says so in a sentence", async () => {
  const unspeakable = SECOND.replace("goes on", "unspeakable");
  const project = await temporaryProject({ ...talk(), "slides/talk/02-second.md": unspeakable });
  const before = await project.files();
  const { code, stderr } = await project.run(["narrate", "talk"], SPEAKING);
  expect(stderr).toBe(
    "Cuedeck failed: espeak-ng failed: espeak-ng stand-in: the text is unspeakable\n",
  );
  expect(code).toBe(3);
  expect(await project.files()).toEqual(before);
});

test("writes nothing when a segment is saved while it is spoken", async () => {
  const project = await temporaryProject(talk());
  const edited = join(project.folder, "slides/talk/02-second.md");
  const { code, stderr } = await project.run(["narrate", "talk"], {
    ...SPEAKING,
    STAND_IN_EDITS: edited,
  });
  expect(stderr).toContain(
    "Unexpected change to slides/talk/02-second.md during the narration, expected none: nothing is written. Run the command again.",
  );
  expect(code).toBe(1);
  expect(await project.read("slides/talk/01-first.md")).toBe(FIRST);
  expect([...(await project.files()).keys()]).not.toContain("public/talk/talk.mp3");
});
