import { expect, test } from "vitest";
import { formatTimecode } from "../../src/timeline/timecode.ts";
import { openPage } from "./browser.ts";
import { readTimeline, ready, seek } from "./listen.ts";
import { soundAt } from "./sound.ts";

const { segments } = await readTimeline();

test("a chapter has its title, time, picture and progress", async () => {
  const page = await openPage("ketamine/");
  await ready(page);
  const chapters = page.locator('.chapters [data-action="segment"]');
  expect(await chapters.locator(".chapter-title").allInnerTexts()).toEqual(
    segments.map(({ title }) => title),
  );
  expect(await chapters.locator(".chapter-time").allInnerTexts()).toEqual(
    segments.map(({ start }) => formatTimecode(start)),
  );
  expect(await chapters.locator(".chapter-picture .slide-title").count()).toBe(segments.length);

  const { start = 0, end = 0 } = segments[2] ?? {};
  await seek(page, start + (end - start) / 4);
  const progress = await chapters.locator(".chapter-progress").evaluateAll((bars) =>
    bars.map((bar) => {
      const width = getComputedStyle(bar, "::before").width;
      return Number.parseFloat(width) / bar.getBoundingClientRect().width;
    }),
  );
  expect(progress.map((share) => Number(share.toFixed(2)))).toEqual([1, 1, 0.25, 0, 0, 0, 0]);
  expect(await page.locator('.chapters [aria-current="true"]').innerText()).toContain(
    "Mechanisms of Action",
  );
});

test("a click on a chapter, n and p go to chapters' starts", async () => {
  const page = await openPage("ketamine/");
  await ready(page);
  await page.click('[data-action="segment"][data-segment="safety"]');
  await soundAt(page, 552.8);
  await page.keyboard.press("n");
  await soundAt(page, 646.9);
  await page.keyboard.press("p");
  await soundAt(page, 552.8);
  // Well under way, "previous" is the start of the chapter itself.
  await seek(page, 600);
  await page.keyboard.press("p");
  await soundAt(page, 552.8);
});

test("the bar names the chapter under the pointer, and where the keyboard is", async () => {
  const page = await openPage("ketamine/");
  await ready(page);
  const bar = await page.locator("media-time-range").boundingBox();
  if (!bar) throw new Error("There is no bar");
  await page.mouse.move(bar.x + bar.width * 0.5, bar.y + bar.height / 2);
  await expect
    .poll(() => page.getAttribute("media-time-range", "mediapreviewchapter"))
    .toBe("Mechanisms of Action: How Ketamine Changes the Brain");

  expect(await page.locator(".bar-title").isVisible()).toBe(false);
  await page.focus('[data-action="next-segment"]');
  await page.keyboard.press("Tab");
  expect(await page.locator(".bar-title").innerText()).toBe(
    "00:00 · The Challenge of Depression Treatment",
  );
  await page.keyboard.press("Tab");
  expect(await page.locator(".bar-title").isVisible()).toBe(false);
});
