import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkYouTubeChapters,
  readYouTubeDescription,
  writeYouTubeChapters,
} from "../../src/formats/youtube.ts";
import { file, lines } from "./source.ts";

const chapters = (...starts: number[]) =>
  starts.map((start) => ({ start, title: `From ${start}` }));

test("writes whole seconds, the hour only when there is one", () => {
  expect(
    writeYouTubeChapters([
      { start: 0, title: "Intro" },
      { start: 5, title: "Silent", silent: true },
      { start: 62.9, title: " Two\nlines " },
      { start: 754, title: "Twelve" },
      { start: 3723, title: "An hour on" },
    ]),
  ).toBe("0:00 Intro\n1:02 Two lines\n12:34 Twelve\n1:02:03 An hour on\n");
});

/** Some that look like what parts a time from a title. */
const TITLE = fc
  .tuple(
    fc.constantFrom("", "- ", ": ", "-", ". ", ".", "(", "1:00 ", "— - "),
    fc.string({ unit: "grapheme" }),
  )
  .map((parts) => parts.join("").replaceAll(/\s+/g, " ").trim())
  .filter((title) => title !== "");

test("reads what it writes, to the second", () => {
  const rest = fc.record({ start: fc.nat(400_000), title: TITLE });
  fc.assert(
    fc.property(TITLE, fc.array(rest), (title, more) => {
      const written = [{ start: 0, title }, ...more.toSorted((a, b) => a.start - b.start)];
      const { value, problems } = readYouTubeDescription(file(writeYouTubeChapters(written)));
      expect(problems).toEqual([]);
      expect(value).toEqual({ chapters: written, text: "" });
    }),
  );
});

test("reads the ways in which people write them, and what stands above", () => {
  const text = [
    "A talk on the brain, at 12:30 on Monday.",
    "",
    "(00:00) Introduction",
    "00:45-Second",
    "• 1:30 – Third: a title",
    "[2:00] Fourth",
    "1:02:03 | Last of .NET",
    "1:02:04 .NET again",
    "Follow us",
  ].join("\r\n");
  const { value } = readYouTubeDescription(file(text));
  expect(value?.text).toBe("A talk on the brain, at 12:30 on Monday.\n\nFollow us");
  expect(value?.chapters).toEqual([
    { start: 0, title: "Introduction" },
    { start: 45, title: "Second" },
    { start: 90, title: "Third: a title" },
    { start: 120, title: "Fourth" },
    { start: 3723, title: "Last of .NET" },
    { start: 3724, title: ".NET again" },
  ]);
});

test("reads times that stand after the titles", () => {
  const text = "Intro - 0:00\nMore, and (1:30)\nLast of 3:2 … [1:02:03]";
  expect(readYouTubeDescription(file(text)).value?.chapters).toEqual([
    { start: 0, title: "Intro" },
    { start: 90, title: "More, and" },
    { start: 3723, title: "Last of 3:2 …" },
  ]);
});

test("takes no sentence for a chapter: a list begins at 0:00, and its lines are alike", () => {
  const sentences = ["Watch my other video at 12:30", "9:00 is when we meet", "Filmed at 10:15"];
  const [above, below] = [sentences.slice(0, 2).join("\n"), sentences[2]];
  const { value } = readYouTubeDescription(file(`${above}\n0:00 Intro\n1:00 B\n${below}\n`));
  expect(value).toEqual({
    chapters: [
      { start: 0, title: "Intro" },
      { start: 60, title: "B" },
    ],
    text: sentences.join("\n"),
  });
});

test("says where a list goes back", () => {
  expect(lines(readYouTubeDescription(file("0:00 a\n2:00 b\n1:00 c")).problems)).toEqual([
    "3:1 warning Unexpected time before the last chapter's, expected it later; the chapters are sorted",
  ]);
  const back = file(`0:00 a\n2:00 b\n${"1:00 c\n".repeat(100_000)}`);
  expect(lines(readYouTubeDescription(back).problems).at(-1)).toBe(
    "1:1 warning Unexpected 99,000 more problems of this kind, expected none, in lines 1003–100002",
  );
});

const place = (index: number) => {
  const point = { line: index + 1, column: 1 };
  return { path: "a.md", position: { start: point, end: point } };
};

test.each<
  [what: string, list: { start: number; title: string }[], duration: number, expected: string[]]
>([
  ["nothing", chapters(0, 30, 60), 90, []],
  [
    "two chapters",
    chapters(0, 30),
    60,
    [
      "1:1 warning Unexpected 2 chapters, expected three or more: YouTube, Spotify and Apple Podcasts take no fewer",
    ],
  ],
  [
    "what YouTube refuses in a description",
    [...chapters(0, 40), { start: 80, title: "1 < 2" }, { start: 120, title: "Map<K, V>" }],
    160,
    [
      "3:1 warning Unexpected `<` in a title, expected none: YouTube refuses a description with it",
      "4:1 warning Unexpected `<` in a title, expected none: YouTube refuses a description with it",
    ],
  ],
  [
    "a list that is too long, where it becomes so",
    Array.from({ length: 200 }, (_, index) => ({ start: index * 36_000, title: "x".repeat(40) })),
    7_200_000,
    [
      "99:1 warning Unexpected 5035 characters up to here, expected at most 5000 in all: YouTube takes no longer description",
    ],
  ],
  [
    "short ones",
    chapters(0, 9.9, 40),
    60,
    [
      "1:1 warning Unexpected chapter of 9 s, expected 10 s or more: YouTube takes none that is shorter",
      "3:1 warning Unexpected chapter of 20 s, expected 30 s or more, as Spotify advises",
    ],
  ],
  [
    "titles that are none, or long",
    [...chapters(0, 40), { start: 80, title: " " }, { start: 120, title: "x".repeat(41) }],
    160,
    [
      "3:1 warning Unexpected chapter without a title, expected one: players need it",
      "4:1 warning Unexpected title of 41 characters, expected at most 40, as Spotify advises",
    ],
  ],
])("warns of %s, at the chapter", (_what, list, duration, expected) => {
  expect(lines(checkYouTubeChapters(list, duration, place))).toEqual(expected);
});
