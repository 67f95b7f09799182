import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFArray, PDFDict, type PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { PROGRAM } from "../program.ts";
import { Project, temporaryProject } from "../cli/project.ts";
import { readTimeline } from "./listen.ts";
import {
  annotations,
  bookmarks,
  fonts,
  looseContent,
  name,
  readPdf,
  tags,
  text,
  xmp,
} from "./pdf.ts";

const PAPERS = ["slides", "handout", "notes"] as const;

/** Standard structure types of PDF 1.7 that a paper may use, and the two that it maps to one. */
const STRUCTURE_TYPES = new Set(
  "Document Part Art Sect Div NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Caption BlockQuote Span Quote Code Link Figure Formula Note Reference Strong Em".split(
    " ",
  ),
);

const fileOf = (paper: string, episode = "ketamine") =>
  join(inject("siteFolder"), `${episode}/${episode}-${paper}.pdf`);

const project = new Project(inject("projectFolder"));

/** Prints an episode, and tells where each paper is. */
async function print(folder: string, ...args: string[]): Promise<(paper: string) => string> {
  const { code, stderr } = await project.run(["pdf", "tides", "--out", folder, ...args]);
  expect(code, stderr).toBe(0);
  return (paper) => join(project.folder, folder, `tides/tides-${paper}.pdf`);
}

describe.each(PAPERS)("ketamine-%s.pdf", (paper) => {
  let document: PDFDocument;
  beforeAll(async () => {
    document = await readPdf(fileOf(paper));
  });

  test("has a bookmark a slide under its segment, none to a page before the last one's", async () => {
    const { segments, slides } = await readTimeline("ketamine");
    const found = bookmarks(document);
    const expected = segments.map((segment) => ({
      title: segment.title,
      children: slides.filter((slide) => slide.segment === segment.id).map((slide) => slide.title),
    }));
    const titles = found.map(({ title, children }) => ({
      title,
      children: children.map((child) => child.title),
    }));
    expect(titles).toEqual(
      paper === "handout" ? [...expected, { title: "Sources", children: [] }] : expected,
    );
    const pages = found.flatMap(({ page, children }) => [
      page,
      ...children.map((child) => child.page),
    ]);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect(pages[0]).toBe(0);
  });

  test("tells what every page shows: tagged, or an artifact", () => {
    const tagged = new Set(tags(document).map(({ page }) => page));
    for (const [index, page] of document.getPages().entries()) {
      expect(tagged).toContain(index);
      expect(looseContent(page), `page ${index + 1}`).toEqual([]);
    }
  });

  test("has tags that every reader knows, headings in order, and a description of each figure", async () => {
    const found = tags(document);
    expect(found.map(({ type }) => type).filter((type) => !STRUCTURE_TYPES.has(type))).toEqual([]);
    const levels = found.flatMap(({ type }) => /^H(\d)$/.exec(type)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    expect(levels.filter((level) => level === 2)).toHaveLength(
      (await readTimeline("ketamine")).slides.length,
    );
    const figures = found.filter(({ type }) => type === "Figure");
    const html = await readFile(join(inject("siteFolder"), "ketamine/print/index.html"), "utf8");
    // Of a picture with a tall one, paper shows the wide one.
    const pictures = (html.match(/<svg [^>]*role="img"[^>]*>|<img /g) ?? []).filter(
      (tag) => !/class="[^"]*\btall\b/.test(tag),
    );
    expect(pictures.length).toBeGreaterThanOrEqual(15);
    expect(figures).toHaveLength(pictures.length);
    for (const figure of figures) expect(figure.alt).not.toBe("");
    expect(figures.map(({ alt }) => alt).join("\n")).toContain("The disinhibition hypothesis");
  });

  test("has links that are read in their place, and say where they lead", () => {
    const found = tags(document).flatMap(({ links }) => links);
    const all = document.getPages().flatMap(annotations);
    expect(all.length).toBeGreaterThan(50);
    expect(found).toHaveLength(all.length);
    expect(found.filter((target) => target === "")).toEqual([]);
    for (const page of document.getPages())
      if (annotations(page).length > 0) expect(String(page.node.get(name("Tabs")))).toBe("/S");
  });

  test("says that it is accessible, in which language, by whom and how it is called", () => {
    expect(xmp(document)).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmp(document)).toContain("Ketamine and the brain that changes");
    expect(String(document.catalog.lookup(name("MarkInfo"), PDFDict).get(name("Marked")))).toBe(
      "true",
    );
    const preferences = document.catalog.lookup(name("ViewerPreferences"), PDFDict);
    expect(String(preferences.get(name("DisplayDocTitle")))).toBe("true");
    expect(text(document.catalog.lookup(name("Lang")))).toBe("en");
    expect(document.getTitle()).toBe("Ketamine and the brain that changes");
    expect(document.getAuthor()).toBe("Cuedeck contributors");
  });

  test("has fonts that are whole fonts", () => {
    const found = fonts(document);
    expect(found.length).toBeGreaterThan(3);
    for (const font of found)
      expect(font).toEqual({ type: "Type0", embedded: true, unicode: true });
  });
});

test("a slide without a heading, and one that is a formula, say what they are, and the script has what is private", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\nlanguage: en\n",
    "slides/talk/01-part.md":
      "---\ntitle: Part\n---\n\nText alone.\n\n:::private\nA [list](https://example.org/guests).\n:::\n\n---\n\n# $x^2$\n\nMass is $E=mc^2$.\n\n---\n\n# Last\n",
  });
  const { code, stderr } = await project.run(["pdf", "talk", "--out", "away"]);
  expect(code, stderr).toBe(0);
  for (const paper of PAPERS) {
    const pdf = await readPdf(join(project.folder, `away/talk/talk-${paper}.pdf`));
    const [part, ...others] = bookmarks(pdf);
    expect(others).toEqual([]);
    expect(part?.children.map(({ title }) => title)).toEqual(["Part", "x^2", "Last"]);
    if (paper === "slides") expect(part?.children.map(({ page }) => page)).toEqual([0, 1, 2]);
    const read = tags(pdf);
    expect(read.filter(({ type }) => type === "H2")).toHaveLength(3);
    const formulas = read.filter(({ type }) => type === "Figure").map(({ alt }) => alt);
    expect(formulas).toEqual(["x^2", "E=mc^2"]);
    const links = read.flatMap(({ links }) => links);
    expect(links).toEqual(paper === "notes" ? ["https://example.org/guests"] : []);
    // Chromium's own is the moment of printing.
    expect(pdf.getCreationDate()).toBeUndefined();
    expect(xmp(pdf)).not.toContain("Date>");
  }
});

test("the slides have a page a slide, 16:9, labelled by segment and place", async () => {
  const document = await readPdf(fileOf("slides"));
  const { slides } = await readTimeline("ketamine");
  expect(document.getPageCount()).toBe(slides.length);
  for (const page of document.getPages())
    expect(page.getWidth() / page.getHeight()).toBeCloseTo(16 / 9, 3);
  const labels = document.catalog
    .lookup(name("PageLabels"), PDFDict)
    .lookup(name("Nums"), PDFArray);
  const prefixes = labels
    .asArray()
    .map((_, index) => labels.lookup(index))
    .flatMap((entry) => (entry instanceof PDFDict ? text(entry.lookup(name("P"))) : []));
  expect(prefixes.slice(0, 5)).toEqual(["1.1", "1.2", "1.3", "1.4", "2.1"]);
  expect(prefixes).toHaveLength(slides.length);
});

test.each(["handout", "notes"])("the %s is on sheets of A4", async (paper) => {
  const document = await readPdf(fileOf(paper));
  for (const page of document.getPages()) {
    expect(page.getWidth()).toBeCloseTo((210 / 25.4) * 72, -1);
    expect(page.getHeight()).toBeCloseTo((297 / 25.4) * 72, -1);
  }
});

test.each(["handout", "notes"])("in the %s no segment ends with a slide alone", async (paper) => {
  const lastTwo = bookmarks(await readPdf(fileOf(paper)))
    .map(({ children }) => children.slice(-2).map(({ page }) => page))
    .filter(({ length }) => length === 2);
  expect(lastTwo).toHaveLength(7);
  for (const [last, next] of lastTwo) expect(next).toBe(last);
});

test("one is printed to a pipe, all are not", async () => {
  const pipe = (...args: string[]) =>
    spawnSync(process.execPath, [PROGRAM, "pdf", "tides", "--out", "-", ...args], {
      cwd: project.folder,
    });
  const { stdout } = pipe("--layout", "slides");
  expect(Buffer.compare(stdout, await readFile(fileOf("slides", "tides")))).toBe(0);
  const { status, stderr } = pipe();
  expect([status, stderr.toString()]).toEqual([
    2,
    "Unexpected `--out -`, expected a folder, or a --layout: all are more than one file.\n",
  ]);
});

// Without a cache. Those that are printed together come from one page.
test.each([
  ["again", PAPERS, []],
  ["alone", ["handout"], ["--layout", "handout"]],
  ["beside slides with their steps", ["handout", "notes"], ["--steps"]],
] as const)("printed %s, a paper is the same to the byte", async (how, papers, options) => {
  const again = await print(how, "--no-cache", ...options);
  for (const paper of papers) {
    const [first, second] = await Promise.all([
      readFile(fileOf(paper, "tides")),
      readFile(again(paper)),
    ]);
    expect(Buffer.compare(first, second), paper).toBe(0);
  }
});

test("a page a step shows one more each time, and is outlined and read once", async () => {
  const { slides } = await readTimeline();
  const document = await readPdf((await print("steps", "--layout", "slides", "--steps"))("slides"));
  const pages = slides.map((slide) => slide.steps + 1);
  expect(document.getPageCount()).toBe(pages.reduce((sum, count) => sum + count));
  const firsts = pages.map((_, index) =>
    pages.slice(0, index).reduce((sum, count) => sum + count, 0),
  );
  expect(bookmarks(document).flatMap(({ children }) => children.map(({ page }) => page))).toEqual(
    firsts,
  );
  const headings = tags(document).filter(({ type }) => type === "H2");
  expect(headings).toHaveLength(slides.length);
  expect(headings.map(({ page }) => page)).toEqual(
    firsts.map((first, index) => first + (pages[index] ?? 1) - 1),
  );
  for (const page of document.getPages()) expect(looseContent(page)).toEqual([]);
});

test("on Letter, and with the site's address, a handout leads from paper to the moment", async () => {
  const document = await readPdf(
    (
      await print(
        "letter",
        "--layout",
        "handout",
        "--paper",
        "letter",
        "--site-url",
        "https://example.org/",
      )
    )("handout"),
  );
  for (const page of document.getPages())
    expect([page.getWidth(), page.getHeight()]).toEqual([612, 792]);
  const { segments, cues } = await readTimeline();
  const links = tags(document).flatMap(({ links }) => links);
  for (const { start } of [...segments, ...cues])
    expect(links).toContain(`https://example.org/tides/?t=${start}`);
  const codes = tags(document).filter(({ alt }) => alt.startsWith("Listen from"));
  expect(codes).toHaveLength(segments.length);
});
