/** @module-tag slow */
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { sharePage } from "./browser.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundAt, soundTime, startSound } from "./sound.ts";

const timeline = await readTimeline();
const listen = sharePage("tides/", ready);

afterEach(async () => {
  await listen().keyboard.press("Escape");
  await listen().evaluate(() => document.querySelector("audio")?.pause());
});

function countOf(page: Page): Promise<string> {
  return page.locator(".search-count").innerText();
}

/** Text, place and cue of the current hit; a heading's cue is the first below it. */
function currentHit(page: Page) {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get("current-hit") ?? [];
    if (!range) return undefined;
    const element = range.startContainer.parentElement;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const below = element?.closest("[data-segment]")?.querySelector<HTMLElement>("[data-cue]");
    const { cue } = (element?.closest<HTMLElement>("[data-cue]") ?? below)?.dataset ?? {};
    return { text: String(live), top: live.getBoundingClientRect().top, cue };
  });
}

const hitCount = (page: Page) => page.evaluate(() => CSS.highlights.get("hit")?.size);

async function searchFor(page: Page, text: string): Promise<void> {
  await page.keyboard.press("/");
  await page.waitForSelector("#search-field:focus");
  await page.keyboard.type(text);
}

test("typing marks and counts the hits, Enter steps, and the slide of each hit shows", async () => {
  const page = listen();
  await searchFor(page, "TIDE");
  await expect.poll(() => countOf(page)).toMatch(/^1 of \d+$/);
  const total = Number((await countOf(page)).split(" ").at(-1));
  expect(total).toBeGreaterThan(5);
  const slides = new Set<string>();
  for (let number = 1; number <= 5; number += 1) {
    if (number > 1) await page.keyboard.press("Enter");
    expect(await countOf(page)).toBe(`${number} of ${total}`);
    const hit = await currentHit(page);
    expect(hit?.text).toMatch(/^tide$/i);
    const cue = timeline.cues.find((candidate) => candidate.id === hit?.cue);
    const { slide } = await shown(page);
    expect(slide).toBe(cue?.slide);
    slides.add(slide);
    const view = await page.locator("#notes").boundingBox();
    expect(hit?.top).toBeGreaterThanOrEqual(view?.y ?? Infinity);
    expect(hit?.top).toBeLessThan((view?.y ?? 0) + (view?.height ?? 0));
  }
  expect(slides.size).toBeGreaterThan(2);

  for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press("Shift+Enter");
  expect(await countOf(page)).toBe(`${total} of ${total}`);
  await page.keyboard.press("Enter");
  expect(await countOf(page)).toBe(`1 of ${total}`);
  await page.keyboard.type(" of a walrus");
  expect(await countOf(page)).toBe("No hits");
  expect(await page.locator('[data-action="search-play"]').isDisabled()).toBe(true);
  expect(await soundTime(page)).toBe(0);
});

test.each([
  ["Ctrl+Enter", (page: Page) => page.keyboard.press("Control+Enter")],
  ["“Play from here”", (page: Page) => page.click('[data-action="search-play"]')],
])("%s seeks to the hit and follows on", async (_name, pick) => {
  const cue = timeline.cues.find(({ text }) => text.includes("estuary"));
  if (!cue) throw new Error("No note speaks of an estuary");
  const page = listen();
  await seek(page, 30);
  await startSound(page);
  await searchFor(page, "estuary");
  await expect.poll(async () => (await currentHit(page))?.cue).toBe(cue.id);
  expect(await soundTime(page)).toBeLessThan(40);
  await pick(page);
  await page.waitForFunction(
    (start) => (document.querySelector("audio")?.currentTime ?? 0) >= start,
    cue.start,
  );
  expect(await isPlaying(page)).toBe(true);
  await expect.poll(() => page.getAttribute("html", "data-follow")).toBe("on");
  await expect.poll(() => shown(page)).toMatchObject({ slide: cue.slide, cue: cue.id });
});

test("Escape takes all marks away, and gives the focus back", async () => {
  const page = listen();
  const before = await page.locator("#notes").innerHTML();
  await page.focus('[data-action="overview"]');
  await searchFor(page, "moon");
  await expect.poll(() => hitCount(page)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  expect(await hitCount(page)).toBe(0);
  expect(await page.locator(".search").isVisible()).toBe(false);
  expect(await page.locator(":focus").getAttribute("data-action")).toBe("overview");
  const withoutMark = (html: string) =>
    html.replace(/ data-left=""|<span class="left-mark">.*?<\/span>/g, "");
  expect(withoutMark(await page.locator("#notes").innerHTML())).toBe(withoutMark(before));
  // A note that was cut up by marks is one to click again.
  await page.click('[data-cue="cover-2"] p');
  await soundAt(page, 7.1);
});
