/** @module-tag slow */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseRssFeed } from "feedsmith";
import JSZip from "jszip";
import { parseFile } from "music-metadata";
import { PNG } from "pngjs";
import { expect, inject, onTestFinished, test } from "vitest";
import { Project, temporaryProject } from "../cli/project.ts";
import { chaptersByFfmpeg } from "../ffmpeg.ts";
import { chaptersJsonFaults, pscFaults } from "../formats/schemas/validate.ts";
import { openContext } from "./browser.ts";
import { readTimeline } from "./listen.ts";
import { onScreen, press } from "./talk-windows.ts";

const project = new Project(inject("projectFolder"));

/** Exports an episode, and tells where to. */
async function exportAs(format: string, ...args: string[]): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), "cuedeck-export-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const command = ["export", "tides", "--format", format, "--out", out, ...args];
  const { code, stderr } = await project.run(command);
  expect(code, stderr).toBe(0);
  return join(out, "tides");
}

test("a picture a slide, of twice the pixels when asked for, in order", async () => {
  const { slides } = await readTimeline();
  const folder = join(await exportAs("png", "--scale", "2"), "pictures");
  const names = (await readdir(folder)).toSorted();
  expect(names).toEqual(
    slides.map(({ id }, index) => `${String(index + 1).padStart(2, "0")}-${id}.png`),
  );
  const { width, height } = PNG.sync.read(await readFile(join(folder, "02-twice.png")));
  expect([width, height]).toEqual([2560, 1440]);
});

test("a picture a step, each with more on it than the one before, and the slide's at last", async () => {
  const { slides } = await readTimeline();
  const folder = join(await exportAs("png", "--steps"), "pictures");
  const names = await readdir(folder);
  expect(names).toHaveLength(slides.reduce((sum, { steps }) => sum + steps + 1, 0));
  const inked = async (step: number) => {
    const { data } = PNG.sync.read(await readFile(join(folder, `05-history-${step}.png`)));
    return data.filter((value, index) => index % 4 === 0 && value < 200).length;
  };
  const counts = await Promise.all([0, 1, 2, 3].map(inked));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts[3]).toBeGreaterThan((counts[0] ?? 0) + 1000);
  for (const { id, steps } of slides) {
    const name = names.find((path) => path.endsWith(`-${id}-${steps}.png`)) ?? "";
    const [step, slide] = await Promise.all([
      readFile(join(folder, name)),
      readFile(join(inject("siteFolder"), `tides/slide-pictures/${id}.png`)),
    ]);
    expect(Buffer.compare(step, slide), id).toBe(0);
  }
});

test("each slide's silent chapter has a picture that is there", async () => {
  const { slides } = await readTimeline();
  const home = join(inject("siteFolder"), "tides");
  const { chapters } = JSON.parse(await readFile(join(home, "chapters.json"), "utf8"));
  const silent = chapters.filter(({ toc }: Record<string, unknown>) => toc === false);
  expect(silent.map(({ startTime }: Record<string, unknown>) => startTime)).toEqual(
    slides.map(({ start }) => start),
  );
  for (const { img } of chapters) {
    const { width, height } = PNG.sync.read(await readFile(join(home, img)));
    expect([width, height]).toEqual([1280, 720]);
  }
});

test("its chapters are what the formats' specifications allow, and other programs read their times", async () => {
  const { segments } = await readTimeline();
  const json = await readFile(join(inject("siteFolder"), "tides/chapters.json"), "utf8");
  expect(chaptersJsonFaults(json)).toEqual([]);
  const psc = await readFile(join(await exportAs("psc"), "chapters.psc"), "utf8");
  expect(pscFaults(psc)).toEqual([]);
  const feed = parseRssFeed(
    `<rss version="2.0"><channel><title>t</title><item>${psc.replace(/<\?.*\?>/, "")}</item></channel></rss>`,
  );
  const read = feed.items?.[0]?.psc?.chapters?.map(({ start = "", title }) => {
    const [hours = 0, minutes = 0, seconds = 0] = start.split(":").map(Number);
    return { start: Number((hours * 3600 + minutes * 60 + seconds).toFixed(3)), title };
  });
  expect(read).toEqual(
    segments.map(({ start, title }) => ({ start: Number(start.toFixed(3)), title })),
  );
});

test("the picture of a shared link is 1200×630, and the cover fills it", async () => {
  const cover = PNG.sync.read(await readFile(join(await exportAs("og"), "tides-cover.png")));
  expect([cover.width, cover.height]).toEqual([1200, 630]);
  const slide = PNG.sync.read(
    await readFile(join(inject("siteFolder"), "tides/slide-pictures/cover.png")),
  );
  // Points of the slide, and where they come to be at fifteen sixteenths of its size, with its margins cut.
  const differing = Array.from({ length: 64 * 36 }, (_, index) => {
    const [x, y] = [(index % 64) * 20 + 10, Math.floor(index / 64) * 18 + 40];
    const there = lightness(cover, Math.round(x * 0.9375), Math.round(y * 0.9375 - 22.5));
    return Math.abs(lightness(slide, x, y) - there) > 100;
  });
  expect(differing.filter(Boolean).length).toBeLessThan(differing.length * 0.05);
  expect(lightness(cover, 1000, 20)).toBeLessThan(lightness(cover, 20, 20));
  const dark = await exportAs("og", "--theme", "dark");
  const night = PNG.sync.read(await readFile(join(dark, "tides-cover.png")));
  expect(lightness(night, 20, 20)).toBeLessThan(lightness(cover, 20, 20) / 2);
});

function lightness({ width, data }: PNG, x: number, y: number): number {
  const at = (y * width + x) * 4;
  return (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
}

test("a PPTX has every slide with its title, its picture with a description, and its notes", async () => {
  const { slides, cues } = await readTimeline();
  const zip = await JSZip.loadAsync(await readFile(join(await exportAs("pptx"), "tides.pptx")));
  const read = (path: string) => zip.file(path)?.async("string") ?? Promise.resolve("");
  for (const [index, { id, title }] of slides.entries()) {
    const xml = unescape(await read(`ppt/slides/slide${index + 1}.xml`));
    expect(xml).toMatch(/<p:ph[^>]*type="title"/);
    expect(xml).toContain(`<a:t>${title}</a:t>`);
    expect(xml).toMatch(/<p:pic>[\s\S]*descr="[^"]{10,}/);
    const notes = unescape(await read(`ppt/notesSlides/notesSlide${index + 1}.xml`));
    for (const cue of cues.filter(({ slide }) => slide === id)) expect(notes).toContain(cue.text);
  }
  const pull = slides.findIndex(({ id }) => id === "pull") + 1;
  expect(unescape(await read(`ppt/slides/slide${pull}.xml`))).toContain("The tide-raising force");
});

test("a PPTX of steps has at each what shows there and is said there, and is the same when made again", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml":
      'title: "A & B\\x07"\ndescription: "\\x07"\nauthors: ["\\x07"]\nlanguage: de\n',
    "slides/talk/01-part.md":
      "---\ntitle: Part\n---\n\n# One\n\n:::steps\n- a\n- b\n:::\n\n:::notes\nBefore.\n\n[click] **Lee:** Of a.\n\n[click] Of b.\n:::\n",
  });
  const [first, second] = await Promise.all(
    ["one", "two"].map(async (out) => {
      await project.run(["export", "talk", "--format", "pptx", "--steps", "--out", out]);
      return readFile(join(project.folder, out, "talk/talk.pptx"));
    }),
  );
  if (!first || !second) throw new Error("There is no presentation");
  expect(Buffer.compare(first, second)).toBe(0);
  const zip = await JSZip.loadAsync(first);
  const read = (path: string) => zip.file(path)?.async("string") ?? Promise.resolve("");
  const core = await read("docProps/core.xml");
  expect(core).toContain("<dc:title>A &amp; B\uFFFD</dc:title>");
  expect(core).not.toContain("\x07");
  for (const [step, [said, shown]] of [
    ["Before.", "One."],
    ["Lee: Of a.", "One. a."],
    ["Of b.", "One. a. b."],
  ].entries()) {
    const notes = await read(`ppt/notesSlides/notesSlide${step + 1}.xml`);
    expect(notes.match(/\[\d\d:\d\d\] [^<]*/g)).toEqual([expect.stringContaining(said ?? "")]);
    const slide = await read(`ppt/slides/slide${step + 1}.xml`);
    expect(slide).toContain(`descr="${shown}"`);
    expect(slide).toContain('lang="de"');
    expect(slide).not.toContain("en-US");
  }
});

function unescape(xml: string): string {
  return xml.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

test("one HTML file presents and prints, without a network or a server", async () => {
  const file = join(await exportAs("html"), "tides.html");
  const context = await openContext({ viewport: { width: 1280, height: 720 } });
  await context.setOffline(true);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url().slice(0, 60)));
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector(".reveal.ready");
  await press(page, "ArrowRight", 9);
  await expect.poll(() => onScreen(page)).toBe("history 3");
  await page.keyboard.press("o");
  await expect.poll(() => page.locator("dialog.overview").count()).toBe(1);
  await page.keyboard.press("o");
  const hasFont = () => page.evaluate(() => document.fonts.check('500 54px "Newsreader Display"'));
  await expect.poll(hasFont).toBe(true);
  await page.keyboard.press("Home");
  const width = () =>
    page.evaluate(
      () => document.querySelector<HTMLImageElement>("section.present img")?.naturalWidth,
    );
  await expect.poll(width).toBeGreaterThan(0);
  expect(asked.filter((url) => !/^(?:data:|file:.*tides\.html)/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
    "latin1",
  );
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength((await readTimeline()).slides.length);
});

test("an MP3 has chapters with pictures and links, and the same sound to the byte", async () => {
  const recording = join(project.folder, "public/tides/tides.mp3");
  const source = await readFile(recording);
  const site = "https://example.org/talks/";
  const path = join(await exportAs("mp3", "--site-url", site), "tides-chapters.mp3");
  const { common, format, native } = await parseFile(path, { includeChapters: true });
  expect(common).toMatchObject({
    title: "Why the sea rises twice a day",
    album: "Shore walks",
    artists: ["Cuedeck contributors"],
  });
  expect(common.picture?.[0]?.format).toBe("image/png");
  const { segments } = await readTimeline();
  const chapters = format.chapters ?? [];
  expect(chapters.map(({ title }) => title)).toEqual(segments.map(({ title }) => title));
  for (const [index, { start, end }] of segments.entries()) {
    expect(Math.abs((chapters[index]?.start ?? -1) - start)).toBeLessThanOrEqual(0.001);
    expect(Math.abs((chapters[index]?.end ?? -1) - end)).toBeLessThanOrEqual(0.001);
    expect(chapters[index]?.image?.data.length).toBeGreaterThan(1000);
    expect(chapters[index]?.url?.url).toBe(`${site}tides/?t=${start}`);
  }
  const byFfmpeg = await chaptersByFfmpeg(path);
  expect(byFfmpeg.map(({ title }) => title)).toEqual(segments.map(({ title }) => title));
  for (const [index, { start, end }] of segments.entries()) {
    expect(Math.abs((byFfmpeg[index]?.start ?? -1) - start)).toBeLessThanOrEqual(0.001);
    expect(Math.abs((byFfmpeg[index]?.end ?? -1) - end)).toBeLessThanOrEqual(0.001);
  }
  const ids = Object.values(native)
    .flat()
    .map(({ id }) => id);
  expect(ids.filter((id) => id === "CTOC")).toHaveLength(1);
  // What `cuedeck narrate` has noted in the file.
  expect(ids).toContain("TXXX:CUEDECK_NARRATION");
  expect(Buffer.compare(soundOf(await readFile(path)), soundOf(source))).toBe(0);
  expect(Buffer.compare(await readFile(recording), source)).toBe(0);
});

/** What comes after an ID3v2 tag. */
function soundOf(mp3: Buffer): Buffer {
  const size = mp3.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  return mp3.subarray(10 + size);
}
