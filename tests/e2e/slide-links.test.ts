/** @module-tag slow */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFArray, PDFDict, PDFName } from "@cantoo/pdf-lib";
import { expect, inject, test } from "vitest";
import { openContext, openPage } from "./browser.ts";
import { ready, shown } from "./listen.ts";
import { annotations, bookmarks, name, readPdf } from "./pdf.ts";
import { onScreen, openTalk, openWindow, preview } from "./talk-windows.ts";

/** From the slide `shape` to the slide `pull`. */
const ON_SLIDE = 'section[data-slide="shape"] .slide-title a';
/** From a note to the slide `twice`. */
const IN_NOTES = '.notes a[href="#/twice"]';

test("on Listen a link moves the deck, which lets go of the clock", async () => {
  const page = await openPage("tides/?slide=shape");
  await ready(page);
  await page.locator(`.present${ON_SLIDE.slice("section".length)}`).press("Enter");
  await expect.poll(() => shown(page)).toMatchObject({ slide: "pull", step: 0 });
  expect(await page.getAttribute("html", "data-follow")).toBe("off");
  const time = await page.getAttribute("media-time-range", "mediacurrenttime");
  await page.locator(IN_NOTES).click();
  await expect.poll(() => shown(page)).toMatchObject({ slide: "twice", step: 0 });
  expect(await page.getAttribute("media-time-range", "mediacurrenttime")).toBe(time);
});

test("opened by itself, its address leads to the slide on Listen", async () => {
  const page = await openPage("tides/#/pull");
  await ready(page);
  expect((await shown(page)).slide).toBe("pull");
});

test("without JavaScript it leads to where the slide stands in the page", async () => {
  const page = await openPage("tides/", { javaScriptEnabled: false });
  await page.locator(ON_SLIDE).click();
  const top = () =>
    page.locator('[data-slide="pull"]').evaluate((slide) => slide.getBoundingClientRect().top);
  await expect.poll(async () => Math.abs(await top())).toBeLessThan(200);
});

test("on Present and on Speaker it moves the talk, and nothing small has links", async () => {
  const { present, speaker } = await openTalk("?slide=shape");
  await present.locator(`.present${ON_SLIDE.slice("section".length)}`).click();
  await expect.poll(() => onScreen(present)).toBe("pull 0");
  await expect.poll(() => preview(speaker, "now")).toBe("pull 0");
  await speaker.locator(IN_NOTES).click();
  await expect.poll(() => onScreen(present)).toBe("twice 0");
  await speaker.keyboard.press("o");
  await speaker.locator("dialog .tiles").waitFor();
  expect(await speaker.locator(".thumb a[href], .thumb section[id]").count()).toBe(0);
});

test("in a new window of a talk it leads to the slide on Present", async () => {
  const present = await openWindow(await openContext(), "present/#/pull");
  await expect.poll(() => onScreen(present)).toBe("pull 0");
});

test.each(["slides", "handout", "notes"])(
  "on the paper %s it leads to the slide's page",
  async (paper) => {
    const document = await readPdf(join(inject("siteFolder"), `tides/tides-${paper}.pdf`));
    const marks = bookmarks(document).flatMap(({ children }) => children);
    const places = document.catalog.lookup(PDFName.of("Dests"), PDFDict);
    const pages = document.getPages();
    const targets = pages.flatMap(annotations).flatMap((annotation) => {
      const target = annotation.lookup(name("Dest"));
      const place = target instanceof PDFName ? places.lookup(target) : target;
      const page = place instanceof PDFArray ? String(place.get(0)) : "";
      return target instanceof PDFName && target.decodeText().startsWith("slide-")
        ? [pages.findIndex(({ ref }) => ref.toString() === page)]
        : [];
    });
    const pageOf = (title: string) => marks.find((mark) => mark.title === title)?.page;
    expect(targets).toContain(pageOf("The difference does it"));
    if (paper !== "slides") expect(targets).toContain(pageOf("Twice a day, not quite"));
  },
);

test("every link within the print page has its target", async () => {
  const html = await readFile(join(inject("siteFolder"), "tides/print/index.html"), "utf8");
  const ids = new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
  const links = Array.from(html.matchAll(/ href="#([^"]+)"/g), ([, id]) => id);
  expect(links).toContain("slide-6");
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
});
