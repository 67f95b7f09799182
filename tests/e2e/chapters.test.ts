/** @module-tag slow */
import { expect, test } from "vitest";
import { formatTimecode } from "../../src/timeline/timecode.ts";
import { sharePage } from "./browser.ts";
import { readTimeline, ready, seek } from "./listen.ts";
import { soundAt } from "./sound.ts";

const { segments } = await readTimeline();
const listen = sharePage("tides/", ready);

test("a chapter has its title, time, picture and progress", async () => {
  const page = listen();
  const chapters = page.locator('.chapters [data-action="segment"]');
  expect(await chapters.locator(".chapter-title").allInnerTexts()).toEqual(
    segments.map(({ title }) => title),
  );
  expect(await chapters.locator(".chapter-time").allInnerTexts()).toEqual(
    segments.map(({ start }) => formatTimecode(start)),
  );
  expect(await chapters.locator(".chapter-picture .slide-title").count()).toBe(segments.length);

  const { start = 0, end = 0 } = segments[1] ?? {};
  await seek(page, start + (end - start) / 4);
  const progress = await chapters.locator(".chapter-progress").evaluateAll((bars) =>
    bars.map((bar) => {
      const width = getComputedStyle(bar, "::before").width;
      return Number.parseFloat(width) / bar.getBoundingClientRect().width;
    }),
  );
  expect(progress.map((share) => Number(share.toFixed(2)))).toEqual([1, 0.25, 0]);
  expect(await page.locator('.chapters [aria-current="true"]').innerText()).toContain(
    "What lifts the water",
  );
});

test("the picture of a chapter has what its parts refer to, such as the heads of arrows", async () => {
  const found = await listen()
    .locator(".chapter-picture")
    .evaluateAll((pictures) =>
      pictures.flatMap((picture) =>
        Array.from(picture.querySelectorAll("[marker-end]"), (arrow) => {
          const id = arrow.getAttribute("marker-end")?.slice("url(".length, -1) ?? "";
          return picture.querySelector(id) !== null;
        }),
      ),
    );
  expect(new Set(found)).toEqual(new Set([true]));
});

test("a click on a chapter, n and p go to chapters' starts", async () => {
  const page = listen();
  await page.click('[data-action="segment"][data-segment="pull"]');
  await soundAt(page, 36.4);
  await page.keyboard.press("n");
  await soundAt(page, 94.2);
  await page.keyboard.press("p");
  await soundAt(page, 36.4);
  // Well under way, "previous" is the start of the chapter itself.
  await seek(page, 60);
  await page.keyboard.press("p");
  await soundAt(page, 36.4);
});

test("the bar names the chapter under the pointer, and where the keyboard is", async () => {
  const page = listen();
  const bar = await page.locator("media-time-range").boundingBox();
  if (!bar) throw new Error("There is no bar");
  await page.mouse.move(bar.x + bar.width * 0.5, bar.y + bar.height / 2);
  await expect
    .poll(() => page.getAttribute("media-time-range", "mediapreviewchapter"))
    .toBe("What lifts the water");

  expect(await page.locator(".bar-title").isVisible()).toBe(false);
  await seek(page, 0);
  await page.focus('[data-action="next-segment"]');
  await page.keyboard.press("Tab");
  expect(await page.locator(".bar-title").innerText()).toBe("00:00 · What the sea does");
  await page.keyboard.press("Tab");
  expect(await page.locator(".bar-title").isVisible()).toBe(false);
});

test("the row shows whole chapters, the current one among them, with pictures that can be seen", async () => {
  const page = listen();
  for (const segment of segments.toReversed()) {
    await seek(page, segment.start + 1);
    const current = page.locator('.chapters [aria-current="true"]');
    await expect.poll(() => current.getAttribute("data-segment")).toBe(segment.id);
    const { whole, picture } = await current.evaluate((button) => {
      const view = button.closest(".chapters")?.getBoundingClientRect();
      const box = button.getBoundingClientRect();
      const size = button.querySelector(".chapter-picture")?.getBoundingClientRect();
      return {
        whole:
          view && box.left >= view.left && box.right <= view.right && box.bottom <= view.bottom,
        picture: [size?.width ?? 0, size?.height ?? 0],
      };
    });
    expect(whole).toBe(true);
    expect(picture[0]).toBeGreaterThanOrEqual(112);
    expect(picture[1]).toBeGreaterThanOrEqual(63);
  }
});
