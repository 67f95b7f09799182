import { expect, test } from "vitest";
import { parseRunFile } from "../../src/site/run-file.ts";
import { type Run, writeRunFile } from "../../src/talk/run.ts";

const run: Run = {
  began: Date.UTC(2026, 4, 4, 18, 30),
  slot: 1200,
  duration: 61.5,
  changes: [
    { time: 0, slide: "a", step: 0 },
    { time: 12.345, slide: "a", step: 1 },
    { time: 12.345, slide: "b", step: 0 },
  ],
};

function parse(text: string) {
  return parseRunFile({ path: "log.json", text });
}

/** The problems as sentences, each with where it begins. */
async function told(text: string): Promise<string[]> {
  return (await parse(text)).problems.map(
    ({ line, column, reason, ruleId }) => `${line}:${column} ${reason} (${ruleId})`,
  );
}

/** A log in one line, with other values for some of its keys. */
function log(values: Readonly<Record<string, unknown>>): string {
  const { changes } = run;
  const file = { version: 1, episode: "talk", began: "2026-05-04T18:30:00.000Z", slot: null };
  return JSON.stringify({ ...file, duration: 60, changes, ...values });
}

test.each([
  ["with a slot", run],
  ["as long as the episode", { ...run, slot: null }],
  ["in which nothing happened", { ...run, changes: [], duration: 0 }],
])("reads what is written of a run %s", async (_what, run) => {
  const { value, problems } = await parse(writeRunFile("talk", run));
  expect(problems).toEqual([]);
  expect(value).toEqual({ version: 1, episode: "talk", ...run });
});

test("tells where a change stands", async () => {
  const { placeOf } = await parse(writeRunFile("talk", run));
  const start = async (...path: (string | number)[]) => {
    const { line, column } = (await placeOf(...path)).position?.start ?? {};
    return `${line}:${column}`;
  };
  expect([
    await start("changes", 1, "time"),
    await start("changes", 9),
    await start("episode"),
  ]).toEqual(["14:12", "7:13", "3:13"]);
});

test("reads the same with a byte order mark and other line ends", async () => {
  const text = writeRunFile("talk", run);
  const { value } = await parse(text);
  expect((await parse(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).value).toEqual(value);
});

const KEY = "Unexpected missing key";
test.each<[string, string, string[]]>([
  [
    "nothing",
    "{}",
    ["version", "episode", "began", "slot", "duration", "changes"].map(
      (key) => `1:1 ${KEY} \`${key}\`, expected a value for it (file-value)`,
    ),
  ],
  [
    "half a file",
    '{\n "version": 1,\n "epi',
    ["3:6 Unexpected JSON, expected it to parse: Unexpected end of input found. (file-syntax)"],
  ],
  [
    "another version",
    log({ version: 2 }),
    ["1:12 Unexpected 2 as `version`, expected 1 (file-value)"],
  ],
  [
    "another key",
    log({ episod: 1 }),
    ["1:210 Unexpected key `episod`, expected no such key (file-value)"],
  ],
  [
    "a day that is not on the calendar",
    log({ began: "2026-02-30T18:30:00.000Z" }),
    [
      '1:39 Unexpected "2026-02-30T18:30:00.000Z" as `began`, expected a time as `2026-05-04T18:30:00.000Z` (file-value)',
    ],
  ],
  [
    "no time to speak",
    log({ slot: 0 }),
    [
      "1:73 Unexpected 0 as `slot`, expected seconds, or `null` for as long as the episode (file-value)",
    ],
  ],
  [
    "words for changes",
    log({ changes: "a".repeat(100) }),
    [
      `1:102 Unexpected "${"a".repeat(79)}… as \`changes\`, expected a list of changes (file-value)`,
    ],
  ],
  [
    "a number for a change",
    log({ changes: [7] }),
    [
      '1:103 Unexpected 7 as `changes.0`, expected a change, as `{ "time": 12.5, "slide": "first", "step": 0 }` (file-value)',
    ],
  ],
  [
    "a change with keys of its own",
    log({ changes: [{ time: 0, slide: "a", stepp: 0 }] }),
    [
      "1:103 Unexpected missing key `changes.0.step`, expected a value for it (file-value)",
      "1:125 Unexpected key `changes.0.stepp`, expected no such key (file-value)",
    ],
  ],
  [
    "values that can't be",
    log({ changes: [{ time: -1, slide: 2, step: 0.5 }] }),
    [
      "1:111 Unexpected -1 as `changes.0.time`, expected seconds, 0 or more (file-value)",
      "1:122 Unexpected 2 as `changes.0.slide`, expected a slide's id (file-value)",
      "1:131 Unexpected 0.5 as `changes.0.step`, expected a step, 0 or more (file-value)",
    ],
  ],
  [
    "times without end",
    log({ duration: 60 }).replace("60", "1e999"),
    ["1:89 Unexpected Infinity as `duration`, expected seconds, 0 or more (file-value)"],
  ],
  [
    "times that no timecode can tell",
    log({ changes: [3_600_000, 1e308].map((time) => ({ time, slide: "a", step: 0 })) }),
    [
      "1:111 Unexpected 3600000 as `changes.0.time`, expected less than 1000 hours, of which timecodes can tell (file-value)",
      "1:149 Unexpected 1e+308 as `changes.1.time`, expected less than 1000 hours, of which timecodes can tell (file-value)",
    ],
  ],
  [
    "times that fall",
    log({ changes: [8, 9, 5, 9].map((time) => ({ time, slide: "a", step: 0 })) }),
    [
      "1:175 Unexpected 5 as `changes.2.time`, expected 9 or later, as the change above (file-value)",
    ],
  ],
])("says of %s what is wrong, and where", async (_what, text, expected) => {
  expect(await told(text)).toEqual(expected);
  expect((await parse(text)).value).toBeUndefined();
});

test("reads 20,000 changes, and not one more", async () => {
  const many = (length: number) => {
    const changes = Array.from({ length }, (_, index) => ({ time: index, slide: "a", step: 0 }));
    return writeRunFile("talk", { ...run, changes });
  };
  expect((await parse(many(20_000))).value?.changes).toHaveLength(20_000);
  expect(await told(many(20_001))).toEqual([
    "7:13 Unexpected 20001 as `changes`, expected at most 20,000 changes (file-value)",
  ]);
});

test("parses nothing that is longer than 4 MB", async () => {
  expect(await told(JSON.stringify(" ".repeat(4_000_000)))).toEqual([
    "undefined:undefined Unexpected length, expected at most 4 MB (file-size)",
  ]);
});

test.each([
  [
    "more values than a log may have",
    log({ changes: Array(200_000).fill(1) }),
    "1:102 Unexpected 200000 as `changes`, expected at most 20,000 changes (file-value)",
  ],
  [
    "a long end",
    `${log({})}${"]".repeat(1_000_000)}`,
    "1:210 Unexpected JSON, expected it to parse: Unexpected `]` found. (file-syntax)",
  ],
  [
    "lists in lists without end",
    "[".repeat(100_000),
    "1:1 Unexpected JSON, expected it to parse: it is nested too deep (file-syntax)",
  ],
  [
    "YAML",
    "version: 1",
    "1:1 Unexpected JSON, expected it to parse: Unexpected character 'v' found. (file-syntax)",
  ],
])("says of a file of %s what is wrong", async (_what, text, expected) => {
  expect(await told(text)).toEqual([expected]);
});
