/** @module-tag slow */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { writeRunFile } from "../../src/talk/run.ts";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { tone } from "../narration/tone.ts";
import { silentWav } from "../silent-wav.ts";
import { temporaryProject } from "./project.ts";

/** Line ends, a byte order mark, blanks, old timecodes and text that looks like one: none of it may change. */
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
[00:59.5]\u00A0 Said on, without a press.\r
\r
[click]  🙂 Not timed [click] yet.\r
\r
- A list\r
:::`;
const SECOND = `---
title: Second
---

## Two

:::notes
[ 1:02:03.5 ]\tOut of order.

[00:01]
Said on.
:::

---

## Silent
`;
const FIRST_RETIMED = FIRST.replace("[00:59]", "[00:00.0]")
  .replace("[00:59.5]\u00A0", "")
  .replace("[click]  🙂", "[00:12.3] [click]  🙂");
const SECOND_RETIMED = SECOND.replace("[ 1:02:03.5 ]", "[00:30.0]").replace("[00:01]", "");

function talk(meta = "title: Talk # Ours\n") {
  return {
    "slides/talk/episode.yaml": meta,
    "slides/talk/01-first.md": FIRST,
    "slides/talk/02-second.md": SECOND,
    "slides/other/episode.yaml": "titel: Broken\n",
  };
}

/** A log of presses, as `one 1 at 12.34`. */
function log(presses: readonly string[], episode = "talk"): string {
  const changes = presses.map((press) => {
    const [slide = "", step = "", , time = ""] = press.split(" ");
    return { slide, step: Number(step), time: Number(time) };
  });
  return writeRunFile(episode, { began: 0, slot: null, duration: 40, changes });
}

const LOG = log(["one 0 at 0", "one 1 at 12.34", "one 2 at 20", "two 0 at 30", "silent 0 at 38"]);

test("writes when each cue began, takes the other times away, and changes nothing else", async () => {
  const project = await temporaryProject({ ...talk(), "log.json": LOG });
  expect(await project.run(["retime", "talk", "log.json"])).toEqual({
    code: 0,
    stdout:
      "slides/talk/01-first.md 2 timecodes written, 2 left to estimate\n" +
      "slides/talk/02-second.md 1 timecode written, 1 left to estimate\n",
    stderr: "",
  });
  expect(await project.read("slides/talk/01-first.md")).toBe(FIRST_RETIMED);
  expect(await project.read("slides/talk/02-second.md")).toBe(SECOND_RETIMED);
  const files = await project.files();
  expect([...files.keys()]).toEqual([...Object.keys(talk()), "log.json"].toSorted());
  expect(await project.read("slides/talk/episode.yaml")).toBe("title: Talk # Ours\n");

  await project.run(["retime", "talk", "log.json"]);
  expect(await project.files()).toEqual(files);
});

test("leaves a time that is the author's own", async () => {
  const second = SECOND.replace("[00:01]", "[00:31!]");
  const project = await temporaryProject({
    ...talk(),
    "slides/talk/02-second.md": second,
    "log.json": LOG,
  });
  const { stdout } = await project.run(["retime", "talk", "log.json"]);
  expect(stdout).toContain("02-second.md 1 timecode written, 0 left to estimate\n");
  expect(await project.read("slides/talk/02-second.md")).toBe(
    second.replace("[ 1:02:03.5 ]", "[00:30.0]"),
  );
});

test("makes the recording what the episode plays, in one with the times", async () => {
  const meta = "title: Talk # Ours\r\nmedia: missing.mp3 # Not yet\r\nduration: 12\r\n";
  const recording = silentWav(45, 1000);
  const project = await temporaryProject({
    ...talk(meta),
    "log.json": LOG,
    "somewhere/sound.bin": recording,
  });
  expect(
    await project.run(["retime", "talk", "log.json", "--recording", "somewhere/sound.bin"]),
  ).toEqual({
    code: 0,
    stdout:
      "slides/talk/01-first.md 2 timecodes written, 2 left to estimate\n" +
      "slides/talk/02-second.md 1 timecode written, 1 left to estimate\n" +
      "slides/talk/episode.yaml media: talk-rehearsal.wav\n" +
      "public/talk/talk-rehearsal.wav 00:45.0\n",
    stderr: "",
  });
  expect(await project.read("slides/talk/episode.yaml")).toBe(
    "title: Talk # Ours\r\nmedia: talk-rehearsal.wav # Not yet\r\n",
  );
  expect(await project.read("slides/talk/01-first.md")).toBe(FIRST_RETIMED);
  const written = await readFile(join(project.folder, "public/talk/talk-rehearsal.wav"));
  expect(Buffer.compare(written, recording)).toBe(0);

  await project.write({
    "slides/other/episode.yaml": "title: Other\n",
    "slides/other/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  });
  const { code, stdout } = await project.run(["build", "--no-pdf"]);
  expect([code, stdout]).toEqual([0, "dist/other/index.html\ndist/talk/index.html\n"]);
  const timeline: Timeline = JSON.parse(await project.read("dist/talk/timeline.json"));
  expect(timeline.duration).toBe(45);
  expect(timeline.cues.map(({ start, estimated }) => (estimated ? null : start))).toEqual([
    0,
    null,
    12.3,
    null,
    30,
    null,
  ]);
});

test("says when the times go beyond the end of what the episode plays", async () => {
  const { bytes } = await encodeMp3(tone(20, { before: 0.4 }), { title: "Talk" });
  const files = { "log.json": LOG, "public/talk/talk.mp3": bytes, "short.wav": silentWav(3, 1000) };
  const project = await temporaryProject({ ...talk("title: Talk\nmedia: talk.mp3\n"), ...files });
  const own = await project.run(["retime", "talk", "log.json"]);
  expect([own.code, own.stderr]).toEqual([
    0,
    "Unexpected end of `talk.mp3` at 00:20.4, expected one after the last cue at 00:30.0.\n",
  ]);
  expect(await project.read("slides/talk/02-second.md")).toBe(SECOND_RETIMED);

  const short = await project.run(["retime", "talk", "log.json", "--recording", "short.wav"]);
  expect([short.code, short.stderr]).toEqual([
    0,
    "Unexpected end of the recording at 00:03.0, expected one after the last cue at 00:30.0.\n",
  ]);

  await project.write({ "slides/talk/episode.yaml": "title: Talk\nduration: 30\n" });
  const stated = await project.run(["retime", "talk", "log.json"]);
  expect([stated.code, stated.stderr]).toEqual([
    0,
    "Unexpected `duration` at 00:30.0, expected one after the last cue at 00:30.0.\n",
  ]);
});

test("tells of slides and steps that the episode does not have, each once, and takes the others", async () => {
  const presses = ["one 0 at 0", "gone 0 at 5", "one 3 at 6", "gone 1 at 7", "two 0 at 30"];
  const project = await temporaryProject({ ...talk(), "logs/log.json": log(presses) });
  const { code, stdout, stderr } = await project.run(["retime", "talk", "logs/log.json"]);
  expect(plain(stderr)).toBe(`logs/log.json
15:13-15:19 warning Unexpected slide \`gone\`, expected one of \`talk\`; it is left out rehearsal-slide cuedeck
21:12-21:13 warning Unexpected step 3 of \`one\`, expected at most 2; it is left out rehearsal-slide cuedeck

⚠ 2 warnings
`);
  expect(stdout).toContain("01-first.md 1 timecode written, 3 left to estimate\n");
  expect(code).toBe(0);
});

/** How wide the columns are is the reporter's. */
function plain(stderr: string): string {
  return stderr.replaceAll(/ {2,}/g, " ");
}

const RECORDED = ["--recording", "sound.wav"];
const REFUSED: readonly (readonly [
  what: string,
  files: Record<string, string | Uint8Array>,
  options: readonly string[],
  stderr: string,
])[] = [
  [
    "a log of another episode",
    { ...talk(), "log.json": log(["one 0 at 0"], "other") },
    [],
    "log.json\n3:13-3:20 error Unexpected log of episode `other`, expected one of `talk` rehearsal-log cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a log of slides that are no longer there",
    { ...talk(), "log.json": log(["once 0 at 0", "one 7 at 3"]) },
    [],
    "log.json\n7:13-18:3 error Unexpected log of other slides, expected one in which slides of `talk` show rehearsal-log cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a log in which nothing shows",
    { ...talk(), "log.json": log([]) },
    [],
    "log.json\n7:13-7:15 error Unexpected log of other slides, expected one in which slides of `talk` show rehearsal-log cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a log that is broken",
    { ...talk(), "log.json": "{\n" },
    [],
    "log.json\n1:1-1:1 error Unexpected JSON, expected it to parse: Unexpected `{` found. file-syntax cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a log that is no text",
    { ...talk(), "log.json": Buffer.from([0xff, 0xfe]) },
    [],
    "log.json\n error Unexpected bytes, expected text in UTF-8 file-encoding cuedeck\n\n✖ 1 error\n",
  ],
  [
    "sources and a log with errors, with all of them",
    {
      ...talk("title: Talk\nauthor: Jane\n"),
      "slides/talk/02-second.md": SECOND.replace("[00:01]", "[00:75]"),
      "log.json": LOG.replace('"slot": null', '"slot": -1'),
    },
    [],
    `log.json
5:10-5:12 error Unexpected -1 as \`slot\`, expected seconds, or \`null\` for as long as the episode file-value cuedeck

slides/talk/02-second.md
10:1-11:9 error Unexpected timecode \`00:75\`, expected mm:ss or hh:mm:ss with seconds below 60 timecode cuedeck

slides/talk/episode.yaml
2:1-2:7 error Unexpected key \`author\`, expected \`authors\` unknown-key cuedeck

✖ 3 errors
`,
  ],
  [
    "sources with an error, however good the log is",
    {
      ...talk(),
      "slides/talk/02-second.md": SECOND.replace("[00:01]", "[00:75]"),
      "log.json": LOG,
    },
    [],
    "slides/talk/02-second.md\n10:1-11:9 error Unexpected timecode `00:75`, expected mm:ss or hh:mm:ss with seconds below 60 timecode cuedeck\n\n✖ 1 error\n",
  ],
  [
    "an episode without notes",
    {
      ...talk(),
      "slides/talk/01-first.md": "---\ntitle: First\n---\n\n# One\n",
      "slides/talk/02-second.md": "---\ntitle: Second\n---\n\n# Two\n",
      "log.json": LOG,
    },
    [],
    "slides/talk\n error Unexpected episode without notes, expected `:::notes` to time rehearsal-source cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a recording that is none",
    { ...talk(), "log.json": LOG, "sound.wav": "no sound" },
    RECORDED,
    "sound.wav\n error Unexpected data, expected audio that a browser plays, as WebM, MP4, MP3, Ogg or WAV rehearsal-recording cuedeck\n\n✖ 1 error\n",
  ],
  [
    "a recording for keys in braces",
    { ...talk("{ title: Talk }\n"), "log.json": LOG, "sound.wav": silentWav(40, 1000) },
    RECORDED,
    "slides/talk/episode.yaml\n error Unexpected keys in braces, expected a line for each, as `title: …` yaml-syntax cuedeck\n\n✖ 1 error\n",
  ],
];

test.each(REFUSED)("writes nothing of %s", async (_what, files, options, stderr) => {
  const project = await temporaryProject(files);
  const before = await project.files();
  const outcome = await project.run(["retime", "talk", "log.json", ...options]);
  expect(plain(outcome.stderr)).toBe(stderr);
  expect([outcome.code, outcome.stdout]).toEqual([1, ""]);
  expect(await project.files()).toEqual(before);
});
