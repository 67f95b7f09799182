import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Format } from "../../src/formats/format.ts";
import { detectFormat, FORMATS } from "../../src/formats/formats.ts";

test.each([
  ["a.txt", "WEBVTT\n\n", "transcript.vtt"],
  ["a.txt", "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "srt"],
  ["a", '{ "version": "1.2.0", "chapters": [] }', "chapters.json"],
  ["a", '{ "segments": [{ "startTime": 0 }] }', "json"],
  ["a", '{ "segments": [{ "start": 0, "end": 1, "text": "Hi" }] }', "whisper"],
  ["a", `{"text": "${"And so on. ".repeat(9000)}", "segments": []}`, "whisper"],
  ["a", '<?xml version="1.0"?><psc:chapters/>', "psc"],
  ["a", '<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', "feed"],
  ["labels.txt", "0.000000\t1.500000\tIntro\n", "audacity"],
  ["a.txt", "My video\n\n0:00 Intro\n1:00 More", "youtube"],
  ["a.md", "---\nmarp: true\n---\n# x", "marp"],
  ["a.md", "---\ntitle: x\nrevealOptions:\n  a: b\n---\n", "reveal-md"],
  ["a.md", "# x\n\nNote: y", "reveal-md"],
  ["a.md", "---\ntheme: seriph\nlayout: cover\n---\n", "slidev"],
  ["a.md", "# x\n\n---\n\n# y", "slidev"],
  ["a.txt", "Nothing of the kind", undefined],
  ["a.bin", "", undefined],
  ["a.md", "<!-- theme: x -->\n\n# A deck that begins with an element", "slidev"],
  ["chapters.xml", "<psc:chapters/>", "psc"],
  ["a.xml", "<feed/>", "feed"],
  ["a.rss", '<rss><psc:chapters xmlns:psc="x"/></rss>', "feed"],
  ["a.vtt", "", "transcript.vtt"],
  ["a.srt", "", "srt"],
  ["a.json", "", "chapters.json"],
  ["a.psc", "", "psc"],
])("%s that begins with %j is %s", (path, text, name) => {
  expect(detectFormat({ path, text })).toBe(name);
});

test("the README lists every format with what it is, what it writes, and whether it is read", () => {
  const formats: Readonly<Record<string, Format>> = FORMATS;
  const expected = Object.entries(formats).map(([name, format]) => {
    const path = format.export?.path("<episode>");
    const cells = [format.title, path === undefined ? "" : `\`${path}\``];
    return [`\`${name}\``, ...cells, format.import ? "yes" : ""];
  });
  const [, table = ""] = readFileSync("README.md", "utf8").split("| `new` reads |");
  const rows = table
    .split("\n")
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows.slice(0, expected.length)).toEqual(expected);
});
