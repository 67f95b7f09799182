import { expect, test } from "vitest";
import { kindOf } from "../../src/formats/read-import.ts";

test.each([
  ["a.txt", "WEBVTT\n\n", "vtt"],
  ["a.txt", "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "srt"],
  ["a", '{ "version": "1.2.0", "chapters": [] }', "chapters.json"],
  ["a", '{ "segments": [{ "startTime": 0 }] }', "transcript.json"],
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
])("%s that begins with %j is %s", (name, text, kind) => {
  expect(kindOf(name, text)).toBe(kind);
});
