import { expect, inject, test } from "vitest";
import { openContext, openPage } from "./browser.ts";

const PAGES = ["", "tides/", "tides/present/", "tides/speaker/", "tides/print/?layout=slides"];

test.each(PAGES)(
  "/%s asks no other host for anything, lacks no file, breaks no policy, repeats no id",
  async (path) => {
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

    const policy = await page.getAttribute(
      'meta[http-equiv="Content-Security-Policy" i]',
      "content",
    );
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(await page.locator("script:not([src])").count()).toBe(0);

    const repeated = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(repeated).toEqual([]);
  },
);

test.each(["tides", "tides/present", "tides?t=60"])(
  "/%s, without its slash, leads to the page",
  async (path) => {
    const { url, status } = await fetch(new URL(path, inject("siteUrl")));
    const [folder, query] = path.split("?");
    expect({ url, status }).toEqual({
      url: `${inject("siteUrl")}${folder}/${query ? `?${query}` : ""}`,
      status: 200,
    });
  },
);

test("Listen says that the voice is synthetic, and whose clock this is", async () => {
  const page = await openPage("tides/");
  const text = await page.locator(".provenance").innerText();
  expect(text).toContain("synthetic");
  expect(text).toContain("a time of this recording");
});

test("Play on the cover says how long it takes, and goes once it plays, or the cover is left", async () => {
  const page = await openPage("tides/");
  await page.waitForSelector(".reveal.ready");
  const start = page.getByRole("button", { name: /^Play \d\d:\d\d$/ });
  expect(await start.innerText()).toContain("02:18");
  await start.press("Enter");
  await page.waitForSelector("media-controller:not([mediapaused])", { state: "attached" });
  await expect.poll(() => start.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("media-play-button");

  const other = await openPage("tides/?t=60");
  await other.waitForSelector(".reveal.ready");
  await expect.poll(() => other.locator(".start").count()).toBe(0);
});

test.each([
  ["wide", { width: 1280, height: 720 }],
  ["phone", { width: 390, height: 844 }],
])("on a %s screen hardly anything of Listen moves while it comes", async (_name, viewport) => {
  const context = await openContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const moved = Number(document.documentElement.dataset["moved"] ?? 0);
        const { value } = { value: 0, ...entry.toJSON() };
        document.documentElement.dataset["moved"] = String(moved + Number(value));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(new URL("ketamine/", inject("siteUrl")).href, { waitUntil: "networkidle" });
  await page.waitForSelector(".chapter-picture > .slide", { state: "attached" });
  // A shift is told of after the frame that has it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const moved = await page.evaluate(() => Number(document.documentElement.dataset["moved"] ?? 0));
  expect(moved).toBeLessThanOrEqual(0.02);
});

test.each([
  ["wide", { width: 1280, height: 800 }],
  ["phone", { width: 390, height: 844 }],
])("Listen fits a %s screen, with deck, notes and player in view", async (_name, viewport) => {
  const page = await openPage("tides/?t=67", { viewport });
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

test("Listen prints its notes whole, and nothing to press", async () => {
  const page = await openPage("tides/?t=67");
  await page.waitForSelector(".reveal.ready");
  await page.emulateMedia({ media: "print" });
  const notes = await page.locator("#notes").evaluate((element) => ({
    whole: element.scrollHeight <= element.clientHeight,
    // The page's height is in whole pixels.
    inThePage:
      Math.floor(element.getBoundingClientRect().bottom + scrollY) <=
      document.documentElement.scrollHeight,
  }));
  expect(notes).toEqual({ whole: true, inThePage: true });
  const buttons = page.locator("button, media-play-button").filter({ visible: true });
  expect(await buttons.count()).toBe(0);
});

test("the theme one chose on a page is that of the list of episodes, too", async () => {
  const page = await openPage("tides/");
  await page.waitForSelector(".reveal.ready");
  await page.click('[data-action="theme"]');
  await page.click(".home");
  await page.waitForSelector('html[data-page="index"][data-theme="dark"]');
});

test("Play in the list of episodes opens the newest, which plays at once", async () => {
  const page = await openPage("");
  await page.click(".play");
  await page.waitForURL("**/ketamine/?play");
  await page.waitForSelector("media-controller:not([mediapaused])", { state: "attached" });
});

test("a diagram takes its colours from the page, light and dark", async () => {
  const page = await openPage("tides/?slide=pull");
  await page.waitForSelector(".reveal.ready");
  const node = page.locator('section.present [fill="var(--accent-tint)"]').first();
  const fills = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    fills.push(await node.evaluate((rect) => getComputedStyle(rect).fill));
  }
  expect(fills).toEqual(["rgb(236, 234, 248)", "rgb(38, 34, 69)"]);
});
