import { expect, test } from "vitest";
import { setMedia } from "../../src/markdown/set-media.ts";

test.each([
  ["adds a line", "title: A\n", "title: A\nmedia: new.webm\n"],
  ["adds a line without a line end", "title: A", "title: A\nmedia: new.webm"],
  ["adds a line with the file's line end", "title: A\r\n", "title: A\r\nmedia: new.webm\r\n"],
  [
    "begins a line as the file does",
    "title: A\r\nshow: B",
    "title: A\r\nshow: B\r\nmedia: new.webm",
  ],
  [
    "adds below what is nested",
    "title: A\nsource:\n  title: B\n\n# End\n",
    "title: A\nsource:\n  title: B\nmedia: new.webm\n\n# End\n",
  ],
  [
    "adds below a list",
    "title: A\nauthors:\n  - B # b\n# End",
    "title: A\nauthors:\n  - B # b\nmedia: new.webm\n# End",
  ],
  [
    "adds below many lines",
    "title: A\nshow: >-\n  B\n  C\n",
    "title: A\nshow: >-\n  B\n  C\nmedia: new.webm\n",
  ],
  ["adds as far in", "  title: A\n  show: B\n", "  title: A\n  show: B\n  media: new.webm\n"],
  ["adds before the document's end", "title: A # a\n...\n", "title: A # a\nmedia: new.webm\n...\n"],
  [
    "adds below braces inside",
    "title: A\nsource: { title: B }\n",
    "title: A\nsource: { title: B }\nmedia: new.webm\n",
  ],
  ["replaces", "media: old.mp3\ntitle: A\n", "media: new.webm\ntitle: A\n"],
  ["replaces an address", "title: A\nmedia: https://example.org/a#b", "title: A\nmedia: new.webm"],
  [
    "keeps blanks and comment",
    "title: A\nmedia:   old.mp3   # The old\n",
    "title: A\nmedia:   new.webm   # The old\n",
  ],
  [
    "keeps single quotes",
    "media: 'o''ld.mp3' # c\ntitle: A\n",
    "media: 'new.webm' # c\ntitle: A\n",
  ],
  ["keeps double quotes", 'title: A\nmedia: "old.mp3"', 'title: A\nmedia: "new.webm"'],
  ["replaces a block", "media: |\n  old.mp3\n\ntitle: A\n", "media: new.webm\n\ntitle: A\n"],
  ["replaces an alias", "title: &a A\nmedia: *a\n", "title: &a A\nmedia: new.webm\n"],
  [
    "replaces below a question mark",
    "? title\n: A\n? media\n: old.mp3\n",
    "? title\n: A\n? media\n: new.webm\n",
  ],
  [
    "takes the duration out",
    "title: A\nmedia: a.mp3\nduration: 12:30 # long\nshow: B\n",
    "title: A\nmedia: new.webm\nshow: B\n",
  ],
  [
    "takes out a first line",
    "duration: 5\r\nmedia: a.mp3\r\ntitle: A\r\n",
    "media: new.webm\r\ntitle: A\r\n",
  ],
  ["takes out a last line", "title: A\nmedia: a.mp3\nduration: 5", "title: A\nmedia: new.webm\n"],
  [
    "stands where the duration stood",
    "title: A\n# Long\nduration: 5\nshow: B\n",
    "title: A\n# Long\nmedia: new.webm\nshow: B\n",
  ],
  ["stands where it stood at the end", "title: A\r\nduration: 5", "title: A\r\nmedia: new.webm"],
  [
    "leaves what only looks like it",
    "title: A\ndescription: |\n  media: x\n  duration: 5\n",
    "title: A\ndescription: |\n  media: x\n  duration: 5\nmedia: new.webm\n",
  ],
])("%s", (_what, source, expected) => {
  expect(setMedia(source, "new.webm")).toEqual({ type: "set", text: expected });
  expect(setMedia(`\uFEFF${source}`, "new.webm")).toEqual({
    type: "set",
    text: `\uFEFF${expected}`,
  });
});

test.each([
  ["spaces", "my talk.webm", 'media: "my talk.webm"'],
  ["a hash", "a #1.webm", 'media: "a #1.webm"'],
  ["letters of any script", "vortrag-ü.webm", "media: vortrag-ü.webm"],
])("quotes a name with %s only where it must", (_what, media, line) => {
  expect(setMedia("title: A\n", media)).toEqual({ type: "set", text: `title: A\n${line}\n` });
});

test("changes nothing the second time", () => {
  const text = "title: A\nmedia: new.webm # c\n";
  expect(setMedia(text, "new.webm")).toEqual({ type: "set", text });
});

const BRACES = "Unexpected keys in braces, expected a line for each, as `title: …`";
const FORM =
  "Unexpected form, expected `media` and `duration` on plain lines, as `media: talk.mp3`";
test.each([
  ["braces", "{title: A}", BRACES],
  ["braces over lines", "{\n  title: A,\n  media: a.mp3\n}\n", BRACES],
  ["nothing", "", BRACES],
  ["an anchor that others need", "title: A\nmedia: &m a.mp3\nshow: *m\n", FORM],
  ["a duration that others need", "title: A\nduration: &d 5\nshow: *d\n", FORM],
])("refuses %s", (_what, source, reason) => {
  expect(setMedia(source, "new.webm")).toEqual({ type: "refused", reason });
});

test("refuses a name that no episode may have", () => {
  expect(setMedia("title: A\n", "a:b.webm")).toEqual({ type: "refused", reason: FORM });
});
