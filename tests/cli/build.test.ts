import { lstat, mkdir, readdir, realpath, rm, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { temporaryProject } from "./project.ts";

const TALK = {
  "slides/talk/episode.yaml": "title: Talk\nduration: 20\n",
  "slides/talk/01-part.md":
    "---\ntitle: Part\n---\n\n# One\n\n![A dot](dot.svg)\n\n:::notes\n[00:00] Hello & welcome.\n:::\n",
  "slides/talk/10-end.md": "---\ntitle: End\n---\n\n# Three\n\n:::notes\n[00:12] Bye.\n:::\n",
  "slides/talk/9-middle.md":
    "---\ntitle: Middle\n---\n\n# Two\n\n:::notes\n[00:05] On we go.\n:::\n",
  "public/talk/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** As `contract.md` lists them, with the other transcripts that a feed can name, but for the PDFs and scripts, styles and fonts. */
const OUTPUT = [
  "dist/index.html",
  "dist/talk/chapters.json",
  "dist/talk/chapters.vtt",
  "dist/talk/dot.svg",
  "dist/talk/index.html",
  "dist/talk/manifest.webmanifest",
  "dist/talk/present/index.html",
  "dist/talk/print/index.html",
  "dist/talk/service-worker.js",
  "dist/talk/speaker/index.html",
  "dist/talk/timeline.json",
  "dist/talk/transcript.html",
  "dist/talk/transcript.json",
  "dist/talk/transcript.srt",
  "dist/talk/transcript.vtt",
];

test("builds the files of the contract, and nothing beside them", async () => {
  const project = await temporaryProject(TALK);
  const outcome = await project.run(["build", "--no-pdf"]);
  expect(outcome).toEqual({ code: 0, stdout: "dist/talk/index.html\n", stderr: "" });
  const files = [...(await project.files("dist")).keys()];
  expect(files.filter((path) => !path.startsWith("dist/assets/"))).toEqual(OUTPUT);
  expect(files.some((path) => /assets\/listen-.*\.js$/.test(path))).toBe(true);
  expect(await readdir(project.folder)).not.toContainEqual(expect.stringContaining("dist."));
});

test("private remarks are in the console alone, which listeners don't keep, or nowhere", async () => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/11-private.md":
      "---\ntitle: Last\n---\n\n# Four\n\n::::notes\nSaid.\n\n:::private\nWave to Ada.\n:::\n::::\n",
  });
  const remarked = async (...options: string[]) => {
    const outcome = await project.run(["build", "--no-pdf", ...options]);
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const paths = [...(await project.files("dist")).keys()];
    const texts = await Promise.all(paths.map((path) => project.read(path)));
    return paths.filter((_, index) => texts[index]?.includes("Wave to Ada"));
  };
  const worker = () => project.read("dist/talk/service-worker.js");
  expect(await remarked()).toEqual(["dist/talk/speaker/index.html"]);
  expect(await worker()).not.toContain('"speaker/"');
  expect(await remarked("--no-private")).toEqual([]);
  expect(await worker()).toContain('"speaker/"');
});

test("writes segments in the order of their numbers, on one clock", async () => {
  const project = await temporaryProject(TALK);
  await project.run(["build", "--no-pdf"]);
  const timeline: Timeline = JSON.parse(await project.read("dist/talk/timeline.json"));
  expect(timeline).toMatchObject({ version: 1, episode: "talk", title: "Talk", duration: 20 });
  expect(timeline.segments).toEqual([
    { id: "part", title: "Part", start: 0, end: 5 },
    { id: "middle", title: "Middle", start: 5, end: 12 },
    { id: "end", title: "End", start: 12, end: 20 },
  ]);
  expect(JSON.parse(await project.read("dist/talk/chapters.json"))).toEqual({
    version: "1.2.0",
    title: "Talk",
    chapters: [
      { title: "Part", startTime: 0, endTime: 5 },
      { title: "Middle", startTime: 5, endTime: 12 },
      { title: "End", startTime: 12, endTime: 20 },
    ],
  });
  expect(await project.read("dist/talk/transcript.vtt")).toMatch(
    /^WEBVTT\n\none-1\n00:00:00.000 --> 00:00:05.000\nHello &amp; welcome.\n/,
  );
});

test.each([
  ["film.ogv", "video"],
  ["play?file=film.mp4#t=3", "video"],
  ["talk.oga", "audio"],
])("plays %s from elsewhere as %s", async (file, kind) => {
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/episode.yaml": `title: Talk\nmedia: https://host.example/${file}\nduration: 60\n`,
  });
  expect((await project.run(["build", "--no-pdf"])).code).toBe(0);
  expect(await project.read("dist/talk/index.html")).toMatch(
    new RegExp(`<${kind} [^>]*src="https://host\\.example/`),
  );
});

test("builds the same bytes again, and takes away what is no longer there", async () => {
  const project = await temporaryProject(TALK);
  await project.run(["build", "--no-pdf"]);
  const first = await project.files("dist");
  await project.write({ "dist/old.html": "old" });
  await project.run(["build", "--no-pdf"]);
  expect(await project.files("dist")).toEqual(first);
});

test("leaves a good site as it is when the sources have errors", async () => {
  const project = await temporaryProject(TALK);
  await project.run(["build", "--no-pdf"]);
  const good = await project.files("dist");
  await project.write({
    "slides/talk/9-middle.md": "---\ntitle: Middle\n---\n\n![Gone](gone.svg)\n",
  });
  const { code, stdout, stderr } = await project.run(["build", "--no-pdf"]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(`slides/talk/9-middle.md
5:1-5:18 error Unexpected missing image \`gone.svg\`, expected the file \`public/talk/gone.svg\` image-missing cuedeck

✖ 1 error
`);
  expect(await project.files("dist")).toEqual(good);
  expect(
    (await readdir(project.folder)).filter((name) => name !== "node_modules").toSorted(),
  ).toEqual(["dist", "public", "slides"]);
});

test("begins no site when the sources have errors", async () => {
  const project = await temporaryProject({ "slides/talk/episode.yaml": "title: Talk\n" });
  const { code } = await project.run(["build"]);
  expect(code).toBe(1);
  expect(await readdir(project.folder)).not.toContain("dist");
});

test("prints warnings, and builds", async () => {
  const project = await temporaryProject({ ...TALK, "slides/talk/draft.md": "# Draft\n" });
  const { code, stdout, stderr } = await project.run(["build", "--no-pdf"]);
  expect(stderr).toBe(`slides/talk/draft.md
 warning Unexpected file name \`draft.md\`, expected \`01-name.md\`; it is left out file-name cuedeck

⚠ 1 warning
`);
  expect([code, stdout]).toEqual([0, "dist/talk/index.html\n"]);
});

const list = (items: number) =>
  Array.from({ length: items }, (_, index) => `- Item ${index + 1}\n`).join("");
const segment = (...slides: string[]) => `---\ntitle: Middle\n---\n\n${slides.join("\n---\n\n")}`;

test("says where and by how much more is on a slide than fits, again from the cache, and of no other", async () => {
  const file = "slides/talk/9-middle.md";
  const tall = `# Two\n\n${list(15)}\n:::notes\n[00:05] On we go.\n:::\n`;
  const wide = `# Wide\n\n- A line of code:\n\n\`\`\`\nconst x = "${"long ".repeat(24)}";\n\`\`\`\n`;
  // Kanji may be missing as well; U+10FFFE is in no font. Notes are not looked at.
  const boxes = "# Boxes\n\n- 日本 \u{10fffe}\n\n:::notes\n\u{10fffe}\n:::\n";
  const project = await temporaryProject({ ...TALK, [file]: segment(tall, wide, boxes) });
  for (let time = 0; time < 2; time += 1) {
    const { code, stderr } = await project.run(["build"]);
    expect(code).toBe(0);
    expect(stderr.match(/^.* warning .*$/gm)).toEqual([
      expect.stringMatching(
        /^5:1-5:6 +warning Unexpected content \d{3} px higher than the slide has room for, expected less, or another slide for the rest +slide-overfull cuedeck$/,
      ),
      expect.stringMatching(
        /^33:1-35:4 +warning Unexpected code \d{3} px wider than there is room for, expected a narrower one +slide-overfull cuedeck$/,
      ),
      expect.stringMatching(
        /^41:1-41:\d+ +warning Unexpected .*`\u{10fffe}` \(U\+10FFFE\), shown as a box .* glyph-missing +cuedeck$/u,
      ),
    ]);
    expect(stderr).toContain(file);
  }
  const { code, stdout } = await project.run(["check", "--format", "json"]);
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    [
      [5, "slide-overfull"],
      [33, "slide-overfull"],
      [41, "glyph-missing"],
    ].map(([line, rule]) => expect.objectContaining({ path: file, line, rule })),
  ]);
});

test("draws a slide smaller that would hold too much, on all pages, and no other", async () => {
  const slides = segment(`# Two\n\n${list(7)}`, `# Few\n\n${list(3)}`);
  const project = await temporaryProject({ ...TALK, "slides/talk/9-middle.md": slides });
  const { stderr } = await project.run(["build", "--no-pdf"]);
  expect(stderr).toBe("");
  for (const page of ["", "present/", "speaker/", "print/"]) {
    const html = await project.read(`dist/talk/${page}index.html`);
    expect(html.match(/--fit: [\d.]+; --fit-tall: [\d.]+"[^>]* data-slide="[^"]+"/g)).toEqual([
      expect.stringMatching(/^--fit: 0\.[6-9]\d*; --fit-tall: 1"[^>]* data-slide="two"$/),
    ]);
  }
});

test("replaces nothing but an older site", async () => {
  const project = await temporaryProject({ ...TALK, "precious/thesis.md": "years of work" });
  const outcome = await project.run(["build", "--no-pdf", "--out", "precious"]);
  expect(outcome).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "Unexpected files in the output folder precious, expected an empty folder or a site of Cuedeck's; move them away or name another with --out.\n",
  });
  expect(await project.read("precious/thesis.md")).toBe("years of work");
});

test("begins a site where there are but exports, and says which of those are gone", async () => {
  const project = await temporaryProject(TALK);
  for (const format of ["psc", "md", "srt"])
    await project.run(["export", "talk", "--format", format]);
  expect(await project.run(["build", "--no-pdf"])).toEqual({
    code: 0,
    stdout: "dist/talk/index.html\n",
    stderr:
      "Removed from dist: talk/chapters.psc, talk/talk-files, talk/talk.md; what is to stay needs another folder.\n",
  });
  const { stderr } = await project.run(["build", "--no-pdf"]);
  expect(stderr).toBe("");
});

test("takes no folder for exports that holds anything else, or another episode's", async () => {
  const project = await temporaryProject(TALK);
  await project.run(["export", "talk", "--format", "psc"]);
  await project.write({ "dist/tlak/chapters.psc": "" });
  const before = await project.files();
  const { code, stderr } = await project.run(["build", "--no-pdf"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Unexpected files in the output folder dist, /);
  expect(await project.files()).toEqual(before);
});

test("says what else it took away with the older site, and ends no history", async () => {
  const project = await temporaryProject(TALK);
  await project.run(["build", "--no-pdf"]);
  await project.write({
    "dist/CNAME": "example.org",
    "dist/old/index.html": "",
    "dist/talk/x": "",
  });
  const { code, stderr } = await project.run(["build", "--no-pdf"]);
  expect([code, stderr]).toEqual([
    0,
    "Removed from dist: CNAME, old; what is to stay needs another folder.\n",
  ]);
  await project.write({ "dist/.git/HEAD": "ref: refs/heads/pages" });
  const before = await project.files();
  expect(await project.run(["build", "--no-pdf"])).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "Unexpected .git in the output folder dist, expected none, as a build replaces the whole folder; name another with --out, and copy the site.\n",
  });
  expect(await project.files()).toEqual(before);
});

test("follows links: to a segment, to a file that is served, and to the output folder", async () => {
  const project = await temporaryProject({
    ...TALK,
    "elsewhere/late.md": "---\ntitle: Late\n---\n\n# Late\n",
    "elsewhere/sound.txt": "far away",
    "public/talk/here.txt": "",
    "elsewhere/site/.keep": "",
  });
  const path = (name: string) => join(project.folder, name);
  await rm(path("elsewhere/site/.keep"));
  await symlink(path("elsewhere/late.md"), path("slides/talk/99-late.md"));
  await symlink(path("elsewhere/sound.txt"), path("public/talk/sound.txt"));
  await symlink(path("elsewhere/site"), path("dist"));
  expect((await project.run(["build", "--no-pdf"])).code).toBe(0);
  expect(await project.read("elsewhere/site/talk/index.html")).toContain("Late");
  expect((await lstat(path("elsewhere/site/talk/sound.txt"))).isFile()).toBe(true);
  expect((await lstat(path("dist"))).isSymbolicLink()).toBe(true);
});

test("takes no file, no link to one and no device for the output folder", async () => {
  const project = await temporaryProject({ ...TALK, "thesis.md": "years of work" });
  await symlink(join(project.folder, "thesis.md"), join(project.folder, "link"));
  const refusals = [
    ["thesis.md", "thesis.md"],
    ["link", "thesis.md"],
    ["thesis.md/site", "thesis.md"],
    ["/dev/null", relative(await realpath(project.folder), "/dev/null")],
  ];
  for (const [out = "", file = ""] of refusals) {
    const shown = out.startsWith("/") ? file : out;
    expect(await project.run(["build", "--no-pdf", "--out", out])).toEqual({
      code: 2,
      stdout: "",
      stderr: `Unexpected file ${file} in place of the output folder ${shown}, expected a folder; name another with --out.\n`,
    });
  }
  expect(await project.read("thesis.md")).toBe("years of work");
  const { code, stderr } = await project.run(["build", "--no-pdf", "--out", "/"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Unexpected output folder \S+, expected one apart from the working directory\.\n$/,
  );
});

test("takes a folder of links, and one that can't be listed, for none of its own", async () => {
  const project = await temporaryProject(TALK);
  const path = (name: string) => join(project.folder, name);
  await mkdir(path("mine"));
  await symlink(path("slides"), path("mine/notes"));
  const linked = await project.run(["build", "--no-pdf", "--out", "mine"]);
  expect([linked.code, linked.stderr]).toEqual([
    2,
    "Unexpected files in the output folder mine, expected an empty folder or a site of Cuedeck's; move them away or name another with --out.\n",
  ]);
});
