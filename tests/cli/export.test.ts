/** @module-tag slow */
import { mkdir, readFile, rename, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { parseFile } from "music-metadata";
import { expect, test } from "vitest";
import { chaptersByFfmpeg, FFMPEG_FOLDER, runFfmpeg } from "../ffmpeg.ts";
import { silentWav } from "../silent-wav.ts";
import { temporaryProject } from "./project.ts";

const DIAGRAM =
  "```mermaid\nflowchart LR\n  accTitle: A way\n  accDescr: From one to two\n  A --> B\n```";

const TALK = {
  "slides/talk/episode.yaml":
    "title: Talk\nshow: Radio\nlanguage: en\nauthors: [Lee]\nmedia: talk.wav\nrules: { description-missing: off }\n",
  "slides/talk/01-part.md":
    "---\ntitle: Part\n---\n\n# One\n\nHello[^a]\n\n:::notes\n[00:00] Hello & welcome.\n:::\n",
  "slides/talk/02-end.md":
    "---\ntitle: The end, which has a title that is longer than it should be\n---\n\n# Two\n\n" +
    `${DIAGRAM}\n\n:::notes\n[00:12] **Lee:** Bye.\n:::\n`,
  "slides/talk/references.md": "[^a]: **Doe 2020** A paper.\n",
  "public/talk/talk.wav": silentWav(20, 8000),
};

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>\n';

/** No browser is needed, nor looked for. */
const NO_BROWSER = { CUEDECK_BROWSER: "/nowhere" };

test.each([
  [
    "youtube",
    "talk/youtube.txt",
    "0:00 Part\n0:12 The end, which has a title that is longer than it should be\n",
  ],
  ["psc", "talk/chapters.psc", 'start="00:00:12.000" title="The end'],
  ["chapters.json", "talk/chapters.json", '"startTime": 12'],
  ["chapters.vtt", "talk/chapters.vtt", "00:00:00.000 --> 00:00:12.000\nPart"],
  [
    "transcript.vtt",
    "talk/transcript.vtt",
    "one-1\n00:00:00.000 --> 00:00:12.000\nHello &amp; welcome.\n\ntwo-1\n00:00:12.000 --> 00:00:20.000\n<v Lee>Bye.\n",
  ],
  [
    "srt",
    "talk/transcript.srt",
    "1\n00:00:00,000 --> 00:00:12,000\nHello & welcome.\n\n2\n00:00:12,000 --> 00:00:20,000\nLee: Bye.\n",
  ],
  ["json", "talk/transcript.json", '"speaker": "Lee",\n      "startTime": 12,'],
  ["transcript.html", "talk/transcript.html", "<cite>Lee:</cite>\n<time>00:12</time>\n<p>Bye.</p>"],
  ["audacity", "talk/labels.txt", "0.000000\t12.000000\tPart\n0.000000\t12.000000\tOne\n"],
])("exports %s without a browser", async (format, path, part) => {
  const project = await temporaryProject(TALK);
  const outcome = await project.run(
    ["export", "talk", "--format", format, "--out", "away"],
    NO_BROWSER,
  );
  expect(outcome).toMatchObject({ code: 0, stdout: `away/${path}\n` });
  expect(await project.read(`away/${path}`)).toContain(part);
});

test("prints a single file, of which nothing is written", async () => {
  const project = await temporaryProject(TALK);
  const before = await project.files();
  const { stdout } = await project.run(
    ["export", "talk", "--format", "srt", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toMatch(/^1\n00:00:00,000 --> /);
  expect(await project.files()).toEqual(before);
});

/** More than a pipe holds. */
const LONG = "word ".repeat(100_000);

test.each([
  ["that takes its time", "{ sleep 1; wc -c; }", /^ *5\d{5}\n$/],
  ["that has read enough", "head -c 6", /^# Talk$/],
])("prints into a program %s", async (_name, into, printed) => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/03-long.md": `---\ntitle: Long\n---\n\n# Long\n\n${LONG}\n`,
  });
  const { code, stdout, stderr } = await project.pipe(
    ["export", "talk", "--format", "md", "--out", "-"],
    into,
    NO_BROWSER,
  );
  expect(stdout).toMatch(printed);
  expect([code, stderr]).toEqual([0, ""]);
});

test("says where the sources break a player's rule", async () => {
  const project = await temporaryProject(TALK);
  const { code, stderr } = await project.run(["export", "talk", "--format", "youtube"]);
  expect(code).toBe(0);
  expect(stderr).toContain(
    "slides/talk/01-part.md\n2:8-2:12 warning Unexpected 2 chapters, expected three or more: YouTube, Spotify and Apple Podcasts take no fewer chapter-list cuedeck",
  );
  expect(stderr).toContain("slides/talk/02-end.md\n2:8-2:67 warning Unexpected");
});

test("says in a feed's tags where the files lie, once it knows", async () => {
  const project = await temporaryProject(TALK);
  const { code, stderr } = await project.run(["export", "talk", "--format", "feed"]);
  expect([code, stderr]).toEqual([
    2,
    "Unexpected missing --site-url, expected the site's address: feed contains the URLs of files.\n",
  ]);
  const { stdout } = await project.run([
    "export",
    "talk",
    "--format",
    "feed",
    "--site-url",
    "https://example.org/talks",
    "--out",
    "-",
  ]);
  expect(stdout.split("\n")).toEqual([
    '<podcast:chapters url="https://example.org/talks/talk/chapters.json" type="application/json+chapters"/>',
    '<podcast:transcript url="https://example.org/talks/talk/transcript.vtt" type="text/vtt" language="en"/>',
    '<podcast:transcript url="https://example.org/talks/talk/transcript.srt" type="application/x-subrip" language="en" rel="captions"/>',
    '<podcast:transcript url="https://example.org/talks/talk/transcript.json" type="application/json" language="en"/>',
    '<podcast:transcript url="https://example.org/talks/talk/transcript.html" type="text/html" language="en"/>',
    "",
  ]);
});

test("names pictures in chapters where they can be found, and says how", async () => {
  const project = await temporaryProject(TALK);
  const images = async (...args: string[]) => {
    const { stderr } = await project.run(
      ["export", "talk", "--format", "chapters.json", ...args],
      NO_BROWSER,
    );
    const { chapters } = JSON.parse(await project.read("dist/talk/chapters.json"));
    return { images: chapters.map(({ img }: Record<string, unknown>) => img ?? null), stderr };
  };
  expect(await images()).toEqual({
    images: [null, null],
    stderr: "The chapters are without pictures. To link to a site's, add --site-url.\n",
  });
  const one = "https://example.org/talk/slide-pictures/one.png";
  const two = "https://example.org/talk/slide-pictures/two.png";
  expect(await images("--site-url", "https://example.org")).toEqual({
    images: [one, one, two, two],
    stderr: "",
  });
  await project.write({ "dist/talk/slide-pictures/one.png": "as a build writes it" });
  expect((await images()).images[0]).toBe("slide-pictures/one.png");
});

test("exports Markdown that any program reads", async () => {
  const project = await temporaryProject(TALK);
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toBe(
    [
      "# Talk",
      "## Part",
      "### One",
      "Hello[^a]",
      "> **Notes**\n>\n> 00:00 Hello & welcome.",
      "## The end, which has a title that is longer than it should be",
      "### Two",
      DIAGRAM,
      "> **Notes**\n>\n> 00:12 **Lee:** Bye.",
      "[^a]: **Doe 2020** A paper.\n",
    ].join("\n\n"),
  );
});

test("Markdown has formulas as they were written", async () => {
  const formulas = "What $x^2$ says of $a < b$\n\n$$\n\\sum_i x_i\n$$";
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/02-end.md": `---\ntitle: End\n---\n\n# Two\n\n${formulas}\n`,
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain(`### Two\n\n${formulas}\n`);
});

test("Markdown has callouts as GitHub reads them", async () => {
  const callouts = "> [!TIP]\n>\n> Dig.\n\n> [!CAUTION] *Deep* water\n>\n> - Swim";
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/02-end.md": `---\ntitle: End\n---\n\n# Two\n\n${callouts}\n`,
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain(`### Two\n\n${callouts}\n`);
});

test("Markdown has titles as they were written, and in HTML what it has no sign for", async () => {
  const blocks = [
    'The 2<sup>nd *one*</sup>, <kbd>Ctrl</kbd> and <abbr title="Water">H<sub>2</sub>O</abbr>',
    "- [x] Done\n- [ ] To do",
    "| a<br>b   | c |\n| -------- | - |\n| <u>d</u> | e |",
  ];
  const written = ["# Why $x^2$ is `code`, ==now==[^a]", ...blocks, "---", "<h2>Of HTML</h2>"];
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/02-end.md": `---\ntitle: End\n---\n\n${written.join("\n\n")}\n\n[Back](#why-x2-is-code-now)\n`,
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain(
    [
      "### Why $x^2$ is `code`, <mark>now</mark>[^a]",
      ...blocks,
      "### Of HTML",
      "[Back](#why-x2-is-code-now)\n",
    ].join("\n\n"),
  );
});

test("Markdown has clips as links with their words, and who made what a slide shows", async () => {
  const project = await temporaryProject({
    ...TALK,
    "public/talk/a.mp4": "a film",
    "public/talk/a.jpg": "its poster",
    "public/talk/pier.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><title>The pier</title><desc>It holds the sand</desc><g id="step-1"><title>More sand</title><path d="M0 0h1"/></g></svg>',
    "slides/talk/02-end.md": [
      "---\ntitle: End\n---",
      '::slide{credit="Ann Lee"}\n\n# Two',
      '![Waves](a.mp4 "At noon"){poster=a.jpg}',
      "Hear ![a bell](talk.wav) ring",
      "![A pier](pier.svg)",
      ":::notes\n- As ![heard](talk.wav)\n:::\n",
    ].join("\n\n"),
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain(
    [
      "### Two",
      "[![Waves](talk-files/a.jpg)](talk-files/a.mp4)",
      "At noon",
      "Hear [a bell](talk-files/talk.wav) ring",
      "![The pier. It holds the sand. More sand.](talk-files/pier.svg)",
      "Ann Lee",
      "> **Notes**\n>\n> 00:13\n>\n> - As [heard](talk-files/talk.wav)\n",
    ].join("\n\n"),
  );
});

test("Markdown has code with its language and title, and each block of what moves or has tabs", async () => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/02-end.md": [
      "---\ntitle: End\n---\n\n# Two\n",
      '```ts {1|2} title="a.ts" lines\na\n\nb\n```\n',
      "```js diff\n a\n-b\n+c\n```\n",
      ":::magic-move\n```js\na\n```\n\n```js\nb\n```\n:::\n",
    ].join("\n"),
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain(
    [
      "### Two\n",
      '```ts title="a.ts"\na\n\nb\n```\n',
      "```diff\n a\n-b\n+c\n```\n",
      "```js\na\n```\n",
      "```js\nb\n```\n",
    ].join("\n"),
  );
});

test("Markdown has what icons stand for", async () => {
  const project = await temporaryProject({
    ...TALK,
    "node_modules/@iconify-json/made-up/icons.json":
      '{ "prefix": "made-up", "icons": { "dot": { "body": "<path d=\\"M0 0\\"/>" } } }',
    "slides/talk/02-end.md":
      "---\ntitle: End\n---\n\n# Two\n\nA ![red dot](icon:made-up/dot)![](icon:made-up/dot), no more.\n",
  });
  const { stdout } = await project.run(
    ["export", "talk", "--format", "md", "--out", "-"],
    NO_BROWSER,
  );
  expect(stdout).toContain("### Two\n\nA red dot, no more.\n");
});

test("Markdown has what it shows in a folder beside it, and a build may follow", async () => {
  const project = await temporaryProject({
    ...TALK,
    "public/talk/art/my brain.svg": PICTURE,
    "public/talk/note.svg": PICTURE,
    "public/talk/paper.pdf": "a paper",
    "slides/talk/02-end.md":
      "---\ntitle: End\n---\n\n# Two\n\n![A brain](art/my%20brain.svg#left)\n\n[Paper](paper.pdf#page=2), [slides](talk-slides.pdf), [all](../)\n\n:::notes\nLook: ![a note](note.svg)\n:::\n",
  });
  const { stdout } = await project.run(["export", "talk", "--format", "md"], NO_BROWSER);
  expect(stdout).toBe(
    "dist/talk/talk.md\ndist/talk/talk-files/art/my brain.svg\ndist/talk/talk-files/paper.pdf\ndist/talk/talk-files/note.svg\n",
  );
  expect(await project.read("dist/talk/talk.md")).toContain(
    "![A brain](talk-files/art/my%20brain.svg#left)",
  );
  expect(await project.read("dist/talk/talk.md")).toContain("![a note](talk-files/note.svg)");
  expect(await project.read("dist/talk/talk.md")).toContain(
    "[Paper](talk-files/paper.pdf#page=2), [slides](talk-slides.pdf), [all](../)",
  );
  expect(await project.read("dist/talk/talk-files/art/my brain.svg")).toBe(PICTURE);
  const piped = await project.run(["export", "talk", "--format", "md", "--out", "-"], NO_BROWSER);
  expect(piped.stderr).toBe(
    "Left out what it shows: talk-files/art/my brain.svg, talk-files/paper.pdf, talk-files/note.svg.\n",
  );
  expect(piped.stdout).not.toContain("<svg");
  expect((await project.run(["build", "--no-pdf"])).code).toBe(0);
});

test.each([
  [
    ["--format", "mp3"],
    "Unexpected media `talk.wav`, expected a file in public/talk/ that ends in `.mp3`.\n",
  ],
  [
    ["--format", "docx"],
    "error: option '--format <format>' argument 'docx' is invalid. Allowed choices are png, ",
  ],
  [[], "error: required option '--format <format>' not specified\n"],
])("refuses %j in a sentence", async (args, sentence) => {
  const project = await temporaryProject(TALK);
  const before = await project.files();
  const { code, stderr } = await project.run(["export", "talk", ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
  expect(await project.files()).toEqual(before);
});

const WITH_MP3 = {
  ...TALK,
  "slides/talk/episode.yaml": "title: Talk\nlanguage: en\nmedia: talk.mp3\n",
  "public/talk/talk.mp3": "the only recording",
};

test.each([
  ["public", "folder public/talk, expected one apart from public"],
  ["alias", "folder alias/talk, expected one apart from public"],
  ["away", "folder away/talk, expected one apart from public"],
  [
    "recordings",
    "file recordings/talk/talk-chapters.mp3, expected one apart from public/talk/talk.mp3",
  ],
])("leaves an episode's sound as it is, and does not export to %s", async (out, sentence) => {
  const project = await temporaryProject(WITH_MP3);
  const path = (name: string) => join(project.folder, name);
  await symlink(path("public"), path("alias"));
  await mkdir(path("away"));
  await symlink(path("public/talk"), path("away/talk"));
  await mkdir(path("recordings/talk"), { recursive: true });
  if (out === "recordings") {
    await rename(path("public/talk/talk.mp3"), path("recordings/talk/talk-chapters.mp3"));
    await symlink(path("recordings/talk/talk-chapters.mp3"), path("public/talk/talk.mp3"));
  }
  const outcome = await project.run(["export", "talk", "--format", "mp3", "--out", out]);
  expect(outcome).toEqual({ code: 2, stdout: "", stderr: `Unexpected output ${sentence}.\n` });
  expect(await project.read("public/talk/talk.mp3")).toBe("the only recording");
});

test("writes chapters into a copy of an M4A file, whose sound, tags and cover stay as they are", async () => {
  const { "public/talk/talk.wav": wav, ...texts } = TALK;
  const project = await temporaryProject({
    ...texts,
    "slides/talk/episode.yaml": "title: Talk\nlanguage: en\nshow: Radio\nmedia: talk.m4a\n",
    "public/talk/talk.wav": wav,
  });
  const source = join(project.folder, "public/talk/talk.m4a");
  const cover = "-f lavfi -i color=red:s=64x64:d=0.1 -map 0 -map 1 -frames:v 1 -c:v png".split(" ");
  const own = ["title=Old", "genre=Podcast", "comment=Thanks"].flatMap((fact) => [
    "-metadata",
    fact,
  ]);
  const how = ["-c:a", "aac", "-disposition:v", "attached_pic"];
  await runFfmpeg(
    "-i",
    join(project.folder, "public/talk/talk.wav"),
    ...cover,
    ...own,
    ...how,
    source,
  );
  const before = await project.files("public");
  const { code, stdout } = await project.run(
    ["export", "talk", "--format", "m4a", "--out", "away"],
    {
      ...NO_BROWSER,
      PATH: [FFMPEG_FOLDER, process.env["PATH"]].join(delimiter),
    },
  );
  expect([code, stdout]).toEqual([0, "away/talk/talk-chapters.m4a\n"]);
  const copy = join(project.folder, "away/talk/talk-chapters.m4a");
  expect(await chaptersByFfmpeg(copy)).toEqual([
    { start: 0, end: 12, title: "Part" },
    { start: 12, end: 20, title: "The end, which has a title that is longer than it should be" },
  ]);
  const sound = (path: string) =>
    runFfmpeg("-i", path, "-map", "0:a", "-c", "copy", "-f", "md5", "-");
  expect(await sound(copy)).toBe(await sound(source));
  const { common } = await parseFile(copy);
  expect(common).toMatchObject({ title: "Talk", album: "Radio", genre: ["Podcast"] });
  expect(common.comment).toMatchObject([{ text: "Thanks" }]);
  expect(common.picture).toEqual((await parseFile(source)).common.picture);
  const bytes = await readFile(copy);
  expect(bytes.indexOf("moov"), "starts before it is all there").toBeLessThan(
    bytes.indexOf("mdat"),
  );
  expect(await project.files("public")).toEqual(before);
});

test("says how to get ffmpeg, where an M4A file needs it", async () => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/episode.yaml": "title: Talk\nlanguage: en\nmedia: talk.m4a\n",
    "public/talk/talk.m4a": silentWav(20, 8000),
  });
  const { code, stderr } = await project.run(["export", "talk", "--format", "m4a"], {
    PATH: "/nowhere",
  });
  expect(code).toBe(3);
  expect(stderr).toContain(
    "ffmpeg, which writes the chapters of an M4A file, is not on PATH: get it with `apt install ffmpeg`",
  );
});

test("exports a deck as one file, with what its slides show, and shows code as it is", async () => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/02-end.md":
      '---\ntitle: End\n---\n\n# Two\n\n![A dot](a%20dot.svg)\n\n![Rain](rain.wav)\n\n`<img src="../100%.png">`\n',
    "public/talk/a dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "public/talk/rain.wav": silentWav(1, 8000),
    "slides/theme/a.css": `.a { background: image-set("a.svg" 1x); mask: url(a.svg#b); }
.c { background: url(data:image/gif;base64,AA==); filter: url(#d) }
.e { content: "</style>"; }
`,
    "slides/theme/a.svg": PICTURE,
  });
  const { stderr } = await project.run(
    ["export", "talk", "--format", "html", "--out", "away"],
    NO_BROWSER,
  );
  expect(stderr).toMatch(/^Not looked at whether all fits on the slides: .+\n$/);
  const html = await project.read("away/talk/talk.html");
  expect(html).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="A dot"/);
  expect(html).toMatch(/<audio src="data:audio\/wav;base64,/);
  expect(html).toContain('&#x3C;img src="../100%.png">');
  const [, style = ""] = /<style>[^]*?@layer user\{(.*)\}\n[^]*?<\/style>/.exec(html) ?? [];
  const picture = `data:image/svg+xml;base64,${Buffer.from(PICTURE).toString("base64")}`;
  expect(style).toContain(`background:image-set("${picture}" 1x);`);
  expect(style).toContain(`;mask:url(${picture}#b)}`);
  expect(style).not.toMatch(/\ba-[\da-f]{8}\.svg/);
  expect(style).toMatch(
    /\.c\{filter:url\("?#d"?\);background:url\("?data:image\/gif;base64,AA=="?\)\}/,
  );
  expect(style).toContain(String.raw`.e{content:"<\/style>"}`);
});
