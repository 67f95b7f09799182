/** @module-tag slow */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PNG } from "pngjs";
import { decodeQR } from "qr/decode.js";
import { expect, inject, onTestFinished, test } from "vitest";
import { Project, temporaryProject } from "../cli/project.ts";
import { runFfmpeg } from "../ffmpeg.ts";
import { openContext } from "./browser.ts";
import { readTimeline } from "./listen.ts";
import { onScreen, openWindow, press } from "./talk-windows.ts";

const SIZE = { width: 1280, height: 720 };
/** Side of the squares that are compared, in pixels: what differs by a pixel's edge is the same. */
const SQUARE = 8;

interface Picture {
  readonly width: number;
  /** RGBA or BGRA. */
  readonly data: Uint8Array;
}

/** How dark each square of a picture is on average: 0 to 1. */
function squares({ width, data }: Picture): number[] {
  const columns = SIZE.width / SQUARE;
  const sums = Array.from({ length: columns * (SIZE.height / SQUARE) }, () => 0);
  for (let index = 0; index < width * SIZE.height; index += 1) {
    const square =
      Math.floor(index / width / SQUARE) * columns + Math.floor((index % width) / SQUARE);
    const light = (data[index * 4] ?? 0) + (data[index * 4 + 1] ?? 0) + (data[index * 4 + 2] ?? 0);
    sums[square] = (sums[square] ?? 0) + (1 - light / 765) / SQUARE ** 2;
  }
  return sums;
}

/** What the room sees of each slide, once all of its steps show. */
async function picturesOnScreen(): Promise<Map<string, Picture>> {
  const { slides } = await readTimeline("ketamine");
  const context = await openContext({
    viewport: SIZE,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const present = await openWindow(context, "present/", "ketamine");
  await present.addStyleTag({ content: ".talk-progress { display: none !important; }" });
  const pictures = new Map<string, Picture>();
  for (const { id, steps } of slides) {
    await press(present, "ArrowRight", steps);
    await expect.poll(() => onScreen(present)).toBe(`${id} ${steps}`);
    pictures.set(id, PNG.sync.read(await present.screenshot()));
    await present.keyboard.press("ArrowRight");
  }
  return pictures;
}

test("every page of the slides looks as its slide does on screen", async () => {
  const screens = await picturesOnScreen();
  const document = await openPaper(join(inject("siteFolder"), "ketamine/ketamine-slides.pdf"));
  const { slides } = await readTimeline("ketamine");
  const differences: string[] = [];
  for (const [index, { id }] of slides.entries()) {
    const page = await document.getPage(index).render({ ...SIZE, render: "bitmap" });
    const paper = squares({ width: page.width, data: page.data });
    const screen = squares(screens.get(id) ?? { width: 0, data: new Uint8Array() });
    const off = paper.filter((dark, square) => Math.abs(dark - (screen[square] ?? 1)) > 0.2).length;
    // A thousandth of the slide: what an edge between two squares may make.
    if (off > paper.length / 1000) differences.push(`${id}: ${off} of ${paper.length} squares`);
    // Not that both are empty.
    expect(paper.filter((dark) => dark > 0.2).length, id).toBeGreaterThan(20);
  }
  expect(differences).toEqual([]);
});

test("a handout is numbered, names its segment on every sheet, and its codes lead to the moment", async () => {
  const path = await print("codes", "--layout", "handout", "--site-url", "https://example.org/");
  const document = await openPaper(path);
  const { segments, slides, cues } = await readTimeline();
  const pages = [...document.pages()];
  const texts = pages.map((page) => page.getText().replaceAll(/\s+/g, " "));
  const names = [...segments.map(({ title }, index) => `${index + 1} · ${title}`), "Sources"];
  for (const [index, text] of texts.entries()) {
    expect(text).toContain(`${index + 1} / ${texts.length}`);
    expect(names.filter((name) => text.includes(name)).length, text.slice(0, 80)).toBe(1);
  }
  // Nothing is lost, and no sheet is empty.
  const whole = texts.join(" ");
  for (const { title } of slides) expect(squeezed(whole)).toContain(squeezed(title));
  for (const { text } of cues) expect(squeezed(whole)).toContain(squeezed(text.slice(0, 30)));
  for (const text of texts) expect(text.length).toBeGreaterThan(200);
  for (const { title, start } of segments) {
    const first = pages[texts.findIndex((text) => text.includes(`· ${title}`))];
    const { width, height, data } = (await first?.render({ scale: 2, render: "bitmap" })) ?? NONE;
    expect(decodeQR({ width, height, data })).toBe(`https://example.org/tides/?t=${start}`);
  }
});

test("in dark colours a sheet is dark to its edges, otherwise white", async () => {
  for (const [path, edge] of [
    [join(inject("siteFolder"), "tides/tides-notes.pdf"), [255, 255, 255]],
    // The order of a bitmap's colours is the library's.
    [await print("dark", "--layout", "notes", "--theme", "dark"), [16, 22, 28]],
  ] as const) {
    const document = await openPaper(path);
    const { data } = await document.getPage(1).render({ scale: 1, render: "bitmap" });
    expect(new Set(data.slice(0, 3))).toEqual(new Set(edge));
  }
});

test("a film has its poster on paper, else the frame at which it begins, and no controls", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md":
      "---\ntitle: Part\n---\n\n# One\n\n![A wave](wave.webm#t=1.5)\n\n---\n\n# Two\n\n![A wave](wave.webm){poster=blue.svg}\n\n---\n\n# Three\n\n![A wave](wave.webm)\n",
    "public/talk/blue.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36" fill="#00f"/></svg>',
  });
  const second = (colour: string) => `color=${colour}:size=64x36:duration=1`;
  await runFfmpeg(
    ...["red", "lime"].flatMap((colour) => ["-f", "lavfi", "-i", second(colour)]),
    ..."-filter_complex concat=n=2 -c:v libvpx".split(" "),
    join(project.folder, "public/talk/wave.webm"),
  );
  await project.run(["pdf", "talk", "--layout", "slides", "--out", "away"]);
  const document = await openPaper(join(project.folder, "away/talk/talk-slides.pdf"));
  const colours = [...document.pages()].map(async (page) => {
    const { data, width } = await page.render({ scale: 1, render: "bitmap" });
    const counts = { blue: 0, green: 0, red: 0 };
    for (let index = 0; index < width * 500; index += 1) {
      const [red = 0, green = 0, blue = 0] = data.slice(index * 4, index * 4 + 3);
      if (blue > 200 && green < 60 && red < 60) counts.blue += 1;
      if (green > 200 && blue < 60 && red < 60) counts.green += 1;
      if (red > 200 && blue < 60 && green < 60) counts.red += 1;
    }
    return Object.entries(counts).flatMap(([colour, count]) => (count > 1000 ? [colour] : []));
  });
  expect(await Promise.all(colours)).toEqual([["green"], ["blue"], ["red"]]);
  const html = await project.run(["export", "talk", "--format", "html", "--out", "-"]);
  expect(html.stdout).toContain('poster="data:image/svg+xml;base64,');
});

test("numbered lists have their numbers, whatever they begin with and whichever step shows", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md":
      "---\ntitle: Part\n---\n\n# List\n\n:::steps\n9. Nine\n\n10. Ten\n:::\n",
  });
  await project.run(["pdf", "talk", "--layout", "slides", "--steps", "--out", "away"]);
  const document = await openPaper(join(project.folder, "away/talk/talk-slides.pdf"));
  const texts = [...document.pages()].map((page) => page.getText().replaceAll(/\s+/g, " "));
  expect(texts.map((text) => text.match(/\d+\.\s?(?:Nine|Ten)/g)?.join(" ") ?? "")).toEqual([
    "",
    "9. Nine",
    "9. Nine 10. Ten",
  ]);
});

const NONE = { width: 0, height: 0, data: new Uint8Array() };

function squeezed(text: string): string {
  return text.replaceAll(/[\s\u00AD\uFFFE\uFFFF-]+/g, "");
}

/** Prints one paper. */
async function print(
  folder: string,
  ...args: [option: "--layout", paper: string, ...string[]]
): Promise<string> {
  const project = new Project(inject("projectFolder"));
  const { code, stderr } = await project.run(["pdf", "tides", "--out", folder, ...args]);
  expect(code, stderr).toBe(0);
  return join(project.folder, folder, `tides/tides-${args[1]}.pdf`);
}

async function openPaper(path: string) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  onTestFinished(() => {
    document.destroy();
    library.destroy();
  });
  return document;
}
