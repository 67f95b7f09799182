/** @module-tag slow */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import type { VFileMessage } from "vfile-message";
import { expect, test } from "vitest";
import { assembleEpisode } from "../../src/episode/assemble.ts";
import type { SegmentDraft } from "../../src/episode/assemble.ts";
import { isError } from "../../src/episode/problem.ts";
import {
  detectFormat,
  IMPORT_NAMES,
  type ImportName,
  importOf,
} from "../../src/formats/formats.ts";
import { writeSources } from "../../src/formats/imported-episode.ts";
import { mergeMeta, parseEpisodeFile } from "../../src/episode/meta.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";

/** A good file of each kind, to be spoilt. */
const GOOD = fileURLToPath(new URL("../fixtures/imports", import.meta.url));
const SEEDS = readdirSync(GOOD).map((name) => ({
  name,
  text: readFileSync(join(GOOD, name), "utf8"),
}));

test("there is a good file of each kind, and it is told by its text and name", async () => {
  const kinds = SEEDS.map(({ name: path, text }) => detectFormat({ path, text }));
  expect(kinds).toHaveLength(IMPORT_NAMES.length);
  expect(new Set(kinds)).toEqual(new Set(IMPORT_NAMES));
  for (const { name, text } of SEEDS) {
    const { value, problems } = await importOf(detectFormat({ path: name, text }) ?? "srt").read(
      { path: name, text },
      {},
    );
    expect(value?.segments.length, name).toBeGreaterThan(0);
    expect(problems.filter(isError), name).toEqual([]);
  }
});

/** How a file begins before it goes on without an end. */
const HEADS: readonly [kind: ImportName, head: string][] = [
  ["chapters.json", '{"version":"1.2.0","chapters":[{"startTime":0,"title":"'],
  ["psc", '<chapters><chapter start="0" title="'],
  ["feed", "<rss><channel><item><title>x</title><description><![CDATA["],
  ["youtube", "0:00 "],
  ["transcript.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n"],
  ["srt", "1\n00:00:01,000 --> 00:00:02,000\n"],
  ["json", '{"segments":[{"startTime":0,"body":"'],
  ["whisper", '{"segments":[{"start":0,"end":1,"text":"'],
  ["audacity", "0\t1\t"],
];
const MARKS = ["<", "<a", "<v ", "{\\", "&", "(", "-", " ", "\n", "\t", "1:00 ", "-->\n", "]]>"];

test.each(HEADS)(
  "a file of %s is answered, of whatever mark it has a hundred thousand",
  async (kind, head) => {
    for (const mark of MARKS) {
      const run = mark.repeat(100_000);
      for (const path of ["in.txt", "in.md"]) detectFormat({ path, text: run });
      const { value, problems } = await importOf(kind).read({ path: "in", text: head + run }, {});
      expect(value !== undefined || problems.some(isError), mark).toBe(true);
    }
  },
);

/** What the readers' own marks are made of. */
const PIECES = [
  "\0",
  "\r",
  "\n\n",
  "---\n",
  "-->",
  "<!--",
  ":::",
  "[click]",
  "{",
  '"',
  "&a;",
  "```",
  "$$",
  "\uD800",
  "1e999",
  "9999999999",
  "0",
];

/** A seed with some of it taken away, doubled, or replaced. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...SEEDS.map(({ text }) => text)),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(60), fc.constantFrom(...PIECES, "", "", "")), {
      maxLength: 6,
    }),
  )
  .map(([seed, cuts]) =>
    cuts.reduce((text, [at, length, piece]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + length);
    }, seed),
  );

/** What `cuedeck check` would call an error in the sources of an episode. */
async function faultsOf(sources: ReadonlyMap<string, string>): Promise<string[]> {
  const segments: SegmentDraft[] = [];
  const problems: VFileMessage[] = [];
  for (const [name, text] of sources) {
    if (!name.endsWith(".md")) continue;
    const id = name.replace(/^\d+-|\.md$/g, "");
    const read = await parseSegment({ path: name, text }, id, { files: new Set(), folder: "" });
    if (read.segment) segments.push(read.segment);
    problems.push(...read.problems);
  }
  const text = sources.get("episode.yaml") ?? "";
  const file = parseEpisodeFile({ path: "episode.yaml", text });
  problems.push(...file.problems);
  if (file.value) {
    const draft = {
      id: "in",
      meta: mergeMeta({}, file.value),
      place: { path: "" },
      segments,
      references: [],
    };
    problems.push(...assembleEpisode({ ...draft, media: undefined }).problems);
  }
  return problems.filter(isError).map(String);
}

const anything = fc.oneof(
  spoilt,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(...SEEDS.map(({ text }) => text)),
);

test("whatever a file holds, it is answered with sources or with messages that have a place", async () => {
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom(...IMPORT_NAMES),
      fc.boolean(),
      async (text, any, guess) => {
        const kind = guess ? (detectFormat({ path: "in.md", text }) ?? any) : any;
        const { value, problems } = await importOf(kind).read({ path: "in", text }, {});
        for (const { line, column, reason } of problems) {
          expect(line, reason).toBeGreaterThan(0);
          expect(column, reason).toBeGreaterThan(0);
        }
        expect(value !== undefined || problems.some(isError)).toBe(true);
        if (!value) return;
        for (const [name, source] of writeSources(value, "In")) {
          expect(name).toMatch(/^[\p{L}\p{N}._-]+$/u);
          if (!name.endsWith(".md")) continue;
          const { segment } = await parseSegment({ path: name, text: source }, "in", {
            files: new Set(),
            folder: "",
          });
          expect(segment, source).toBeDefined();
        }
      },
    ),
    { numRuns: 600 },
  );
});

const chapters = (...list: object[]) => JSON.stringify({ version: "1.2.0", chapters: list });

test.each<[what: string, kind: ImportName, text: string]>([
  [
    "equal titles",
    "chapters.json",
    chapters(...["A", "A", "A 1", "?", "?"].map((title, startTime) => ({ startTime, title })), {
      startTime: 9,
      title: "A",
      toc: false,
    }),
  ],
  [
    "texts of spaces",
    "chapters.json",
    '{"version":"1.2.0","title":" ","author":" ","podcastName":"","description":"\\n","chapters":[{"startTime":0,"title":" "}]}',
  ],
  [
    "a time that no timecode says",
    "chapters.json",
    chapters({ startTime: 0 }, { startTime: 1e15, endTime: 1e15 }),
  ],
  [
    "an address before what looks like one",
    "audacity",
    "0\t1\tSee https://a.example/<itunes:duration>",
  ],
  ["a mark of a step", "transcript.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n[click] Hello"],
  [
    "an address with a space",
    "feed",
    '<rss><channel><item><title>x</title><enclosure url="https://a.example/a b.mp3"/></item></channel></rss>',
  ],
  [
    "a language that there is not",
    "feed",
    "<rss><channel><title>C:&#10;d</title><language>zz</language><item><title>A:&#9;b</title><description>0:00 C</description></item></channel></rss>",
  ],
])("an episode that begins with %s passes the check", async (_what, kind, text) => {
  const { value } = await importOf(kind).read({ path: "in", text }, {});
  expect(await faultsOf(writeSources(value ?? { segments: [] }, "In"))).toEqual([]);
});

test("whatever a file of times holds, what comes of it passes the check", async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.constantFrom(...HEADS), async (text, [kind, head]) => {
      for (const source of [text, head + text]) {
        const { value } = await importOf(kind).read({ path: "in", text: source }, {});
        if (!value || value.segments.length === 0) continue;
        const sources = writeSources(value, "In");
        expect(await faultsOf(sources), [...sources.values()].join("\n")).toEqual([]);
      }
    }),
    { numRuns: 600 },
  );
});
