import { describe, expect, inject, test } from "vitest";
import { openContext, openPage } from "./browser.ts";

const PAGES = [
  "",
  "ketamine/",
  "ketamine/present/",
  "ketamine/speaker/",
  "ketamine/print/?layout=slides",
];

describe.each(PAGES)("/%s", (path) => {
  test("asks no other host for anything, lacks no file, breaks no policy", async () => {
    const context = await openContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(inject("siteUrl")) && !url.startsWith("data:")) faults.push(url);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.goto(new URL(path, inject("siteUrl")).href, { waitUntil: "networkidle" });
    expect(faults).toEqual([]);
  });

  test("allows scripts from the site's own files only", async () => {
    const page = await openPage(path);
    const policy = await page.getAttribute(
      'meta[http-equiv="Content-Security-Policy" i]',
      "content",
    );
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(await page.locator("script:not([src])").count()).toBe(0);
  });

  test("gives every element an id of its own", async () => {
    const page = await openPage(path);
    const repeated = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(repeated).toEqual([]);
  });
});

test.each(["ketamine", "ketamine/present", "ketamine?t=60"])(
  "/%s, without its slash, leads to the page",
  async (path) => {
    const page = await openPage(path);
    await page.waitForSelector(".reveal.ready");
    const [folder, query] = path.split("?");
    expect(page.url()).toBe(`${inject("siteUrl")}${folder}/${query ? `?${query}` : ""}`);
  },
);

test("Listen says that the voice is synthetic, and whose clock this is", async () => {
  const page = await openPage("ketamine/");
  const text = await page.locator(".provenance").innerText();
  expect(text).toContain("synthetic");
  expect(text).toContain("a time of this narration");
});

test.each([
  ["wide", { width: 1280, height: 800 }],
  ["phone", { width: 390, height: 844 }],
])("Listen fits a %s screen, with deck, notes and player in view", async (_name, viewport) => {
  const page = await openPage("ketamine/?t=299", { viewport });
  await page.waitForSelector(".reveal.ready");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(viewport.width);
  for (const selector of [
    "section.present .slide-title",
    "[data-cue][aria-current] .cue-time",
    '[data-action="play"]',
    '[data-action="rate"]',
  ]) {
    await expect.poll(() => page.locator(selector).isVisible()).toBe(true);
    const box = await page.locator(selector).boundingBox();
    expect(box?.y, selector).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? Infinity) + (box?.height ?? 0), selector).toBeLessThanOrEqual(
      viewport.height,
    );
  }
});

test("a diagram takes its colours from the page, light and dark", async () => {
  const fills = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await openPage("ketamine/?slide=glutamate", { colorScheme });
    await page.waitForSelector(".reveal.ready");
    const node = page.locator('section.present [fill="var(--drug-tint)"]').first();
    fills.push(await node.evaluate((rect) => getComputedStyle(rect).fill));
  }
  expect(fills).toEqual(["rgb(236, 234, 248)", "rgb(38, 34, 69)"]);
});
