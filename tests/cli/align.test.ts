/** @module-tag slow */
import { execFileSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { resample } from "../../src/align/resample.ts";
import { readWav, SAMPLE_RATE } from "../../src/narration/wav.ts";
import { concat } from "../align/babble.ts";
import { wavOf } from "../wav.ts";
import { temporaryProject } from "./project.ts";

const STAND_IN = fileURLToPath(new URL("../fixtures/espeak-ng", import.meta.url));
const SPEAKING = { PATH: [STAND_IN, dirname(process.execPath)].join(delimiter) };

const SAID = [
  "Waves carry the sand along the coast, a little with each of them.",
  "Where the water comes to rest, in the harbor, it sinks to the ground.",
  "The pier slows the current, and so more of it stays than before.",
  "Dredgers take it away each spring, at the cost of the whole town.",
];
const ADVERTISEMENT = "Buy our boats! They float on any water, quite unlike all others, now.";

const FIRST = `\uFEFF---\r
title: First\r
---\r
\r
# One\r
\r
:::notes\r
[00:01] ${SAID[0]}\r
\r
${SAID[1]}\r
:::\r
`;
const SECOND = `---
title: Second
---

## Two

:::notes
[00:30] Nobody says this paragraph, which stands in the notes alone, for later.

[00:31] [click] ${SAID[2]}

[00:50!] ${SAID[3]}
:::
`.replace("[click] ", "");

/** Seconds of silence before each part of the recording. */
const PAUSES = [0.7, 0.9, 1.2, 0.8, 1.5];
let recording: Uint8Array;
/** When each paragraph that is said begins. */
let starts: number[];

beforeAll(() => {
  const spoken = [SAID[0], SAID[1], ADVERTISEMENT, SAID[2], SAID[3]];
  const pieces: Float32Array[] = [];
  const begins: number[] = [];
  let seconds = 0;
  for (const [index, text = ""] of spoken.entries()) {
    const wav = execFileSync(join(STAND_IN, "espeak-ng"), ["--stdin", "--stdout", "-s", "160"], {
      input: text,
    });
    const samples = Float32Array.from(readWav(wav), (sample) => sample / 32_768);
    const clip = resample(samples, SAMPLE_RATE, 16_000);
    const silence = new Float32Array(Math.round((PAUSES[index] ?? 0) * 16_000));
    pieces.push(silence, clip);
    // The stand-in has a tenth of a second before its voice.
    begins.push(seconds + silence.length / 16_000 + 0.1);
    seconds += (silence.length + clip.length) / 16_000;
  }
  recording = wavOf([concat(...pieces, new Float32Array(16_000))], 16_000);
  starts = begins.toSpliced(2, 1);
});

function talk(last = "00:50!") {
  return {
    "slides/talk/episode.yaml": "title: Talk\nmedia: talk.wav\n",
    "slides/talk/01-first.md": FIRST,
    "slides/talk/02-second.md": SECOND.replace("00:50!", last),
    "public/talk/talk.wav": recording,
  };
}

/** The author's own time, as it is written. */
function own(): string {
  return `00:${(starts[3] ?? 0).toFixed(1)}!`;
}

/** A time as it is written, rounded down to a tenth. */
const written = (seconds: number | undefined) =>
  `00:${(Math.floor((seconds ?? 0) * 10 + 1e-6) / 10).toFixed(1).padStart(4, "0")}`;

interface Printed {
  readonly paragraphs: readonly { verdict: string; old: number | null; new: number | null }[];
  readonly extras: readonly { start: number; end: number }[];
}

test("shows what it finds, and writes nothing without being told", async () => {
  const project = await temporaryProject(talk(own()));
  const before = await project.files();
  const { code, stdout, stderr } = await project.run(["align", "talk"], SPEAKING);
  expect(code).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(/^ *old +new +sure +paragraph$/);
  expect(stdout).toMatch(/00:01\.0 +00:00\.\d +\d+ % +sure +Waves carry the sand along/);
  expect(stdout).toMatch(/– +00:\d\d\.\d +\d+ % +sure +Where the water/);
  expect(stdout).toMatch(/00:\d\d\.\d–00:\d\d\.\d is in the recording alone/);
  expect(stderr).toContain("Nothing is written: `--write` writes 3 times.");
  expect(await project.files()).toEqual(before);
});

test("writes what it is sure of, holds the author's own time, and keeps what it did not find", async () => {
  const project = await temporaryProject(talk(own()));
  const { code, stdout, stderr } = await project.run(
    ["align", "talk", "--write", "--format", "json"],
    SPEAKING,
  );
  expect(code).toBe(0);
  const { paragraphs, extras }: Printed = JSON.parse(stdout);
  expect(paragraphs.map(({ verdict }) => verdict)).toEqual([
    "sure",
    "sure",
    "missing",
    "sure",
    "held",
  ]);
  for (const [index, start] of [starts[0], starts[1], undefined, starts[2]].entries()) {
    if (start === undefined) continue;
    expect(Math.abs((paragraphs[index]?.new ?? 0) - start)).toBeLessThan(0.15);
  }
  expect(extras).toHaveLength(1);

  const [one, two, three] = [0, 1, 3].map((index) => written(paragraphs[index]?.new ?? 0));
  expect(await project.read("slides/talk/01-first.md")).toBe(
    FIRST.replace("[00:01]", `[${one}]`).replace("Where the", `[${two}] Where the`),
  );
  expect(await project.read("slides/talk/02-second.md")).toBe(
    SECOND.replace("00:31", three ?? "").replace("00:50!", own()),
  );
  expect(stderr.replaceAll(/ {2,}/g, " ")).toContain(
    "8:1-8:80 warning Unexpected paragraph that the recording does not seem to have, expected it there; it keeps 00:30.0, which is out of order now align-unsure cuedeck",
  );
  const doubts = JSON.parse(await project.read(".cuedeck/doubts-talk.json"));
  expect(doubts).toMatchObject([{ kept: 30, found: null }]);

  const undone = await project.run(["undo"]);
  expect(undone.stdout).toMatch(
    /^Undone: cuedeck align talk, of \d{4}-\d\d-\d\d \d\d:\d\d UTC\nslides\/talk\/01-first.md\nslides\/talk\/02-second.md\n$/,
  );
  expect(await project.read("slides/talk/01-first.md")).toBe(FIRST);
  expect(await project.read("slides/talk/02-second.md")).toBe(SECOND.replace("00:50!", own()));
  expect(await project.run(["undo"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "Unexpected undo, expected a command before it that has written into the notes.\n",
  });
});

test("takes the times of words from a transcript, without a voice", async () => {
  const words = SAID.slice(0, 3).flatMap((text, paragraph) =>
    text.split(" ").map((word, index) => {
      const start = (starts[paragraph] ?? 0) + 0.2 * index;
      return { word, start, end: start + 0.2 };
    }),
  );
  const json = JSON.stringify({ segments: [{ start: 0, end: 9, text: "…", words }] });
  const project = await temporaryProject({ ...talk(own()), "words.json": json });
  const { code, stdout } = await project.run(
    ["align", "talk", "--transcript", "words.json", "--write"],
    { PATH: "/nowhere" },
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/sure +Where the water[^…]+… +Where the water comes/);
  expect(await project.read("slides/talk/01-first.md")).toBe(
    FIRST.replace("[00:01]", `[${written(starts[0])}]`).replace(
      "Where the",
      `[${written(starts[1])}] Where the`,
    ),
  );
});

test("tells of a click alone whose time is out of order now", async () => {
  const segment =
    "---\ntitle: One\n---\n\n# One\n\n:::notes\n[00:01] One two three four [click]\n\n[00:04] [click]\n\n[00:06] Five six seven eight\n\n[00:30] [click]\n:::\n";
  const words = "One two three four Five six seven eight".split(" ").map((word, index) => {
    return { word, start: 20 + index, end: 21 + index };
  });
  const project = await temporaryProject({
    "slides/talk/episode.yaml":
      "title: Talk\nmedia: talk.wav\nrules: { click-without-step: off }\n",
    "slides/talk/01-one.md": segment,
    "public/talk/talk.wav": wavOf([new Float32Array(40 * SAMPLE_RATE)], SAMPLE_RATE),
    "words.json": JSON.stringify({ segments: [{ start: 20, end: 28, text: "…", words }] }),
  });
  const { stderr } = await project.run(["align", "talk", "--transcript", "words.json", "--write"], {
    PATH: "/nowhere",
  });
  expect(stderr.replaceAll(/ {2,}/g, " ")).toContain(
    "10:1-10:16 warning Unexpected paragraph without words, expected some to be found; it keeps 00:04.0, which is out of order now align-unsure cuedeck",
  );
  expect(stderr).not.toContain("14:1");
  expect(await project.read("slides/talk/01-one.md")).toBe(
    segment.replace("00:01", "00:20.0").replace("00:06", "00:24.0"),
  );
});

test("lets the sound say when a caption's paragraph begins", async () => {
  // Three captions, which begin and end somewhere amid the paragraphs.
  const vtt = `WEBVTT

00:00.000 --> 00:04.500
${SAID[0]}

00:04.000 --> 00:09.500
${SAID[1]}

00:12.000 --> 00:17.000
${SAID[2]} ${SAID[3]}
`;
  const project = await temporaryProject({ ...talk(own()), "captions.vtt": vtt });
  const { stdout } = await project.run(
    ["align", "talk", "--transcript", "captions.vtt", "--format", "json"],
    SPEAKING,
  );
  const { paragraphs }: Printed = JSON.parse(stdout);
  for (const [index, start] of [starts[0], starts[1], undefined, starts[2]].entries())
    if (start !== undefined)
      expect(Math.abs((paragraphs[index]?.new ?? 0) - start)).toBeLessThan(0.15);
});

test("writes nothing into a file that has changed meanwhile", async () => {
  const project = await temporaryProject(talk());
  const edited = "slides/talk/01-first.md";
  const { code, stderr } = await project.run(["align", "talk", "--write"], {
    ...SPEAKING,
    STAND_IN_EDITS: edited,
  });
  expect(code).toBe(1);
  expect(stderr).toContain(`Unexpected change to ${edited} meanwhile, expected none`);
  expect(await project.read("slides/talk/02-second.md")).toBe(SECOND);
});

test.each([
  [
    "without a recording",
    { "slides/talk/episode.yaml": "title: Talk\n" },
    SPEAKING,
    1,
    "Unexpected missing `media` in slides/talk/episode.yaml, expected a recording in public/talk, as `media: talk.mp3`.",
  ],
  [
    "with a recording elsewhere",
    { "slides/talk/episode.yaml": "title: Talk\nmedia: https://example.org/talk.mp3\n" },
    SPEAKING,
    1,
    "Unexpected media `https://example.org/talk.mp3` in slides/talk/episode.yaml, expected a recording in public/talk, as `media: talk.mp3`.",
  ],
  ["without a voice", {}, { PATH: "/nowhere" }, 3, "espeak-ng is not on PATH"],
  [
    "with sources that have errors",
    { "slides/talk/02-second.md": SECOND.replace("00:31", "00:75") },
    SPEAKING,
    1,
    "Unexpected timecode `00:75`",
  ],
])("refuses %s", async (_what, files, env, code, message) => {
  const project = await temporaryProject({ ...talk(), ...files });
  const before = await project.files();
  const outcome = await project.run(["align", "talk", "--write"], env);
  expect([outcome.code, outcome.stdout]).toEqual([code, ""]);
  expect(outcome.stderr).toContain(message);
  expect(await project.files()).toEqual(before);
});
