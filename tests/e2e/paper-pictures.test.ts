import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PNG } from "pngjs";
import { expect, inject, test } from "vitest";
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
  const { slides } = await readTimeline();
  const context = await openContext({
    viewport: SIZE,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const present = await openWindow(context, "present/");
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
  const library = await PDFiumLibrary.init();
  const file = await readFile(join(inject("siteFolder"), "ketamine/ketamine-slides.pdf"));
  const document = await library.loadDocument(file);
  const { slides } = await readTimeline();
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
  document.destroy();
  library.destroy();
});
