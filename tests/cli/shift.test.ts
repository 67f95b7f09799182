import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseTimecode } from "../../src/timeline/timecode.ts";
import { babble, concat, READER, silence } from "../align/babble.ts";
import { wavOf } from "../wav.ts";
import { temporaryProject } from "./project.ts";

const SEGMENT = `---
title: Part
---

# One

:::notes
[00:10] One.

Not timed.

[00:20!] Held.

[00:30] Three at 00:31.
:::

---

# Two

:::notes
[01:00.5] [click] Four.
:::
`.replace("[click] ", "");

const FILES = {
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md": SEGMENT,
};
const PATH = "slides/talk/01-part.md";

test.each([
  ["--by 5", ["00:15.0", "00:35.0", "01:05.5"]],
  ["--by -5", ["00:05.0", "00:25.0", "00:55.5"]],
  ["--from 00:30 --by 1:30", [undefined, "02:00.0", "02:30.5"]],
  ["--from 25 --to 60 --by 12.25", [undefined, "00:42.3", undefined]],
  ["--from 0:30 --scale 2", [undefined, undefined, "01:31.0"]],
])("%s moves each time but the author's own", async (options, times) => {
  const project = await temporaryProject(FILES);
  const dry = await project.run(["shift", "talk", ...options.split(" ")]);
  expect([dry.code, await project.read(PATH)]).toEqual([0, SEGMENT]);
  expect(dry.stdout.match(/→ \S+/g)).toEqual(
    times.flatMap((time) => (time === undefined ? [] : [`→ ${time}`])),
  );

  await project.run(["shift", "talk", ...options.split(" "), "--write"]);
  const [one = "00:10", three = "00:30", four = "01:00.5"] = times;
  const expected = SEGMENT.replace("[00:10]", `[${one}]`)
    .replace("[00:30]", `[${three}]`)
    .replace("[01:00.5]", `[${four}]`);
  expect(await project.read(PATH)).toBe(expected);
  await project.run(["undo"]);
  expect(await project.read(PATH)).toBe(SEGMENT);
});

test("undo leaves all as it is where the author has changed a file since", async () => {
  const project = await temporaryProject(FILES);
  await project.run(["shift", "talk", "--by", "5", "--write"]);
  const edited = `${await project.read(PATH)}\nMore.\n`;
  await project.write({ [PATH]: edited });
  const { code, stderr } = await project.run(["undo"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Unexpected change to slides\/talk\/01-part\.md since `shift talk[^`]*`, expected none: nothing is undone\. What it was before is in \.cuedeck\/\S+\.\n$/,
  );
  expect(await project.read(PATH)).toBe(edited);
});

test("what a killed command has left of a backup goes with a later one, and is never undone", async () => {
  const project = await temporaryProject(FILES);
  const [left, others] = ["backup.0123456789ab.next", "backup.ba9876543210.next"];
  await project.write({ [`.cuedeck/${left}/0`]: "half", [`.cuedeck/${others}/0`]: "half" });
  const anHourAgo = new Date(Date.now() - 61 * 60 * 1000);
  await utimes(join(project.folder, ".cuedeck", left), anHourAgo, anHourAgo);
  expect((await project.run(["undo"])).code).toBe(2);
  await project.run(["shift", "talk", "--by", "5", "--write"]);
  const names = await readdir(join(project.folder, ".cuedeck"));
  expect(names.filter((name) => name.endsWith(".next"))).toEqual([others]);
});

test("prints where each time changes", async () => {
  const project = await temporaryProject(FILES);
  expect(await project.run(["shift", "talk", "--from", "00:30", "--by", "1"])).toEqual({
    code: 0,
    stdout: `${PATH}:14  00:30.0 → 00:31.0\n${PATH}:22  01:00.5 → 01:01.5\n`,
    stderr: "Nothing is written: `--write` writes 2 times.\n",
  });
});

test("follows by sound what was put into a recording", async () => {
  const paragraphs = [1, 2, 3].map((paragraph) =>
    concat(silence(1), babble(paragraph, READER, 60)),
  );
  const advertisement = concat(silence(1), babble(9, READER, 60));
  const second = Math.ceil((paragraphs[0]?.length ?? 0) / 1600) / 10 + 1;
  const later = advertisement.length / 16_000;
  const segment = SEGMENT.replace("00:20!", "00:05!")
    .replace("00:10", "00:01")
    .replace("00:30", `00:${second.toFixed(1)}`)
    .replace("01:00.5", "00:40");
  const project = await temporaryProject({
    ...FILES,
    [PATH]: segment,
    "old.wav": wavOf([concat(...paragraphs)], 16_000),
    "new.wav": wavOf([concat(...paragraphs.toSpliced(1, 0, advertisement))], 16_000),
  });
  const recordings = ["--old", "old.wav", "--new", "new.wav"];
  const { code, stdout, stderr } = await project.run(["shift", "talk", ...recordings]);
  expect(code).toBe(0);
  expect(stderr).toContain(`on: ${later.toFixed(1)} s later\n`);
  const moves = [...stdout.matchAll(/:\d+ {2}(\S+) → (\S+)\n/g)].map(
    ([, old = "", now = ""]) => (parseTimecode(now) ?? 0) - (parseTimecode(old) ?? 0),
  );
  expect(moves).toHaveLength(2);
  for (const by of moves) expect(Math.abs(by - later)).toBeLessThan(0.11);
});

test.each([
  [
    "--by -15",
    1,
    "8:1-8:13 error Unexpected time −00:05.0 after the shift, expected 00:00.0 or later",
  ],
  [
    "--by 11 --to 00:15",
    1,
    "12:1-12:15 error Unexpected time 00:20.0 after the shift, expected 00:21.0 or later",
  ],
  [
    "--from 00:30 --scale 1e308",
    1,
    "22:1-22:16 error Unexpected time of 1000 hours or more after the shift, expected one before",
  ],
  ["", 2, "Unexpected shift without a change"],
  ["--from 1:00 --to 0:30 --by 3", 2, "Unexpected `--to` before `--from`"],
  ["--by soon", 2, "Expected seconds or a time, as 30 or -1:30."],
  ["--old gone.wav --new a.wav", 2, "Unexpected missing file gone.wav, expected the recording as"],
  ["--old a.wav --by 3", 2, "cannot be used with option"],
  ["--scale 0", 2, "Expected a factor as 1.02."],
])("refuses `%s`", async (options, code, message) => {
  const project = await temporaryProject(FILES);
  const args = ["shift", "talk", ...options.split(" ").filter(Boolean), "--write"];
  const outcome = await project.run(args);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr.replaceAll(/ {2,}/g, " ")).toContain(message);
  expect(await project.read(PATH)).toBe(SEGMENT);
});
