/** @module-tag slow */
import { readdir, rm, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { silentWav } from "../silent-wav.ts";
import { temporaryProject } from "./project.ts";

test("an episode that begins with a description passes the check, and builds", async () => {
  const project = await temporaryProject({
    "talk.txt": "Hello.\n\n0:00 Intro\n1:30 The *middle*\n3:00 End\n",
  });
  const made = await project.run(["new", "talk", "--from", "talk.txt", "--title", "My talk"]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout.split("\n").filter((path) => path.startsWith("slides/"))).toEqual([
    "slides/talk/episode.yaml",
    "slides/talk/01-intro.md",
    "slides/talk/02-the-middle.md",
    "slides/talk/03-end.md",
  ]);
  expect(await project.read("slides/talk/episode.yaml")).toBe(
    'title: "My talk"\ndescription: "Hello."\nlanguage: "en"\n',
  );
  expect((await project.run(["check"])).code).toBe(0);
  expect((await project.run(["build", "--no-pdf"])).code).toBe(0);
  const { chapters } = JSON.parse(await project.read("dist/talk/chapters.json"));
  expect(
    chapters.map(({ startTime, title }: Record<string, unknown>) => [startTime, title]),
  ).toEqual([
    [0, "Intro"],
    [90, "The *middle*"],
    [180, "End"],
  ]);
});

test("what is exported begins an episode with the same chapters", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: A talk\nshow: Radio\nauthors: [Lee]\nduration: 300.125\n",
    "slides/talk/01-intro.md":
      "---\ntitle: Intro\n---\n\n## Hello\n\n:::notes\n[00:00] Hello.\n:::\n\n---\n\n## More\n\n:::notes\n[00:30.5] More.\n:::\n",
    "slides/talk/02-middle.md":
      "---\ntitle: The *middle*\n---\n\n## Once more\n\n:::notes\n[01:30.25] Again.\n:::\n",
    "slides/talk/03-end.md": "---\ntitle: End\n---\n\n# End\n\n:::notes\n[03:00] Bye.\n:::\n",
  });
  const exported = async (id: string, format: string) => {
    const { stdout } = await project.run(["export", id, "--format", format, "--out", "-"]);
    return stdout;
  };
  const again = async (format: string, name: string) => {
    const id = `again-${format.replace(".", "-")}`;
    await project.write({ [`away/${name}`]: await exported("talk", format) });
    const { code } = await project.run(["new", id, "--from", `away/${name}`, "--title", "A talk"]);
    expect(code).toBe(0);
    return JSON.parse(await exported(id, "chapters.json"));
  };
  const file = JSON.parse(await exported("talk", "chapters.json"));
  expect(await again("chapters.json", "chapters.json")).toEqual(file);
  const { chapters, title, version } = file;
  expect(await again("audacity", "labels.txt")).toEqual({ version, title, chapters });
  expect(await exported("again-audacity", "audacity")).toBe(await exported("talk", "audacity"));
  // These know of no slides, and not when the last chapter ends.
  const listed = ({ chapters: all }: typeof file) =>
    all.flatMap(({ toc, startTime, title: name }: Record<string, unknown>) =>
      toc === false ? [] : [[startTime, name]],
    );
  expect(listed(await again("psc", "chapters.psc"))).toEqual(listed(file));
  expect(listed(await again("youtube", "list.txt"))).toEqual([
    [0, "Intro"],
    [90, "The *middle*"],
    [180, "End"],
  ]);
  expect((await project.run(["check"])).code).toBe(0);
});

test("a deck brings its pictures, but none from outside of its folder", async () => {
  const project = await temporaryProject({
    "deck/deck.md":
      "---\nmarp: true\n---\n\n# A\n\n![One](pics/one.svg) ![Two](two.svg) ![Three](../secret.svg) ![Four](four.svg)\n\n![Five](five%20%23.svg)\n",
    "deck/five #.svg": "<svg/>",
    "deck/pics/one.svg": "<svg/>",
    "secret.svg": "<svg/>",
  });
  await symlink("../secret.svg", join(project.folder, "deck/two.svg"));
  const { code, stdout, stderr } = await project.run(["new", "deck", "--from", "deck/deck.md"]);
  expect(code).toBe(0);
  expect(stdout).toContain("public/deck/pics/one.svg\n");
  expect([...(await project.files("public")).keys()]).toEqual([
    "public/deck/five #.svg",
    "public/deck/pics/one.svg",
  ]);
  expect(stderr).toContain("deck/deck.md\n7:22-7:37 warning Unexpected missing picture `two.svg`");
  expect(stderr).toContain("Unexpected picture from elsewhere `../secret.svg`");
  expect(stderr).toContain("Unexpected missing picture `four.svg`");
  expect((await project.run(["check"])).code).toBe(0);
});

test("a deck brings pictures, sounds and films, and no other files", async () => {
  const png = Buffer.from("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "latin1");
  const project = await temporaryProject({
    "deck/deck.md":
      "# A\n\n![a](a.png) ![b](b.svg) ![c](c.mp4) ![d](d.wav)\n\n![e](.ssh/id_rsa) ![f](.env) ![g](deck.md) ![h](h.png) ![i](i.html) ![j](j.svg) ![k](k.mp3)\n",
    "deck/a.png": png,
    "deck/b.svg": `\uFEFF<?xml version="1.0"?>\n<!-- A -- B -->\n<!DOCTYPE svg [\n<!ENTITY a "b">\n]>\n<svg/>`,
    "deck/c.mp4": "\0\0\0\x18ftypmp42",
    "deck/d.wav": silentWav(1, 8000),
    "deck/.ssh/id_rsa": "-----BEGIN OPENSSH PRIVATE KEY-----",
    "deck/.env": "PASSWORD=1",
    "deck/h.png": "PASSWORD=1",
    "deck/i.html": png,
    "deck/j.svg": "PASSWORD=1 <svg/>",
    "deck/k.mp3": png,
  });
  const { code, stderr } = await project.run(["new", "talk", "--from", "deck/deck.md"]);
  expect(code).toBe(0);
  expect([...(await project.files("public")).keys()]).toEqual(
    ["a.png", "b.svg", "c.mp4", "d.wav"].map((name) => `public/talk/${name}`),
  );
  const hidden = "expected a path without a name that begins with a full stop; it is left out";
  const other = "expected a picture, a sound or a film; it is left out";
  expect(stderr.match(/Unexpected .*; it is left out/g)).toEqual([
    `Unexpected hidden file \`.ssh/id_rsa\`, ${hidden}`,
    `Unexpected hidden file \`.env\`, ${hidden}`,
    ...["deck.md", "h.png", "i.html", "j.svg", "k.mp3"].map(
      (name) => `Unexpected file \`${name}\`, ${other}`,
    ),
  ]);
});

test.each<[what: string, file: string, content: string | Uint8Array, message: string]>([
  [
    "bytes that are no text",
    "a.vtt",
    new Uint8Array([0xff, 0xfe, 0x41, 0xd8]),
    "1:1 error Unexpected bytes, expected text in UTF-8",
  ],
  [
    "a file that is none of the kinds",
    "a.txt",
    "Hello",
    "1:1 error Unexpected file, expected one of these formats: transcript.vtt, srt, ",
  ],
  [
    "a file without anything in it",
    "a.vtt",
    "WEBVTT\n",
    "1:1 error Unexpected file without a chapter, a cue or a slide",
  ],
  [
    "JSON with a fault",
    "a.json",
    '{"version": "1.2.0",\n"chapters": [{}]}',
    "2:14-2:16 error Unexpected missing key `chapters.0.startTime`",
  ],
  ["depth without an end", "a.json", "[".repeat(100_000), "error Unexpected"],
  [
    "entities that grow",
    "a.psc",
    '<!DOCTYPE a [<!ENTITY b "bb">]><psc:chapters>&b;</psc:chapters>',
    "error Unexpected XML",
  ],
])(
  "%s is refused with its place, and nothing is written",
  async (_what, file, content, message) => {
    const project = await temporaryProject({ [file]: content });
    const before = await project.files();
    const { code, stderr } = await project.run(["new", "talk", "--from", file]);
    expect(code).toBe(1);
    expect(stderr.replaceAll(/ {2,}/g, " ")).toContain(message);
    expect(await project.files()).toEqual(before);
  },
);

test("a file of 100 MB is refused before it is read", async () => {
  const project = await temporaryProject({ "a.vtt": "WEBVTT\n" });
  await truncate(join(project.folder, "a.vtt"), 100 * 2 ** 20);
  const { code, stderr } = await project.run(["new", "talk", "--from", "a.vtt"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/1:1\S* +error Unexpected size of 100 MB, expected at most 8 MB/);
  expect(await readdir(project.folder)).toEqual(["a.vtt"]);
});

test("a folder that is there already stays as it is", async () => {
  const project = await temporaryProject({ "a.txt": "0:00 A\n", "slides/talk/mine.md": "mine" });
  const before = await project.files();
  const { code, stderr } = await project.run(["new", "talk", "--from", "a.txt"]);
  expect([code, stderr]).toEqual([
    2,
    "Unexpected folder slides/talk, expected a name that is still free.\n",
  ]);
  expect(await project.files()).toEqual(before);
});

test("a picture that is there already stays as it is, and nothing is written", async () => {
  const project = await temporaryProject({
    "deck/deck.md": "---\nmarp: true\n---\n\n# A\n\n![One](one.svg) ![Two](pics/two.svg)\n",
    "deck/one.svg": "<svg/>",
    "deck/pics/two.svg": "<svg/>",
    "public/talk/pics/two.svg": "MINE",
    "public/talk/talk.mp3": "sound",
  });
  const before = await project.files();
  const run = () => project.run(["new", "talk", "--from", "deck/deck.md"]);
  const { code, stderr } = await run();
  expect([code, stderr]).toEqual([
    2,
    "Unexpected file public/talk/pics/two.svg, expected none: the deck has a file of this name.\n",
  ]);
  expect(await project.files()).toEqual(before);
  await rm(join(project.folder, "public/talk/pics/two.svg"));
  expect((await run()).code).toBe(0);
  expect(await project.read("public/talk/pics/two.svg")).toBe("<svg/>");
});
