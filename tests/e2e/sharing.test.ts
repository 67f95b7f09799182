/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openPage, sharePage } from "./browser.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundTime, startSound } from "./sound.ts";

const WITH_CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

async function expectCopied(page: Page, query: string): Promise<void> {
  await page.locator(".toast", { hasText: "Link copied" }).waitFor();
  await expect.poll(() => clipboard(page)).toBe(`${inject("siteUrl")}tides/${query}`);
}

/** Draws a selection with the mouse over the first line of a note. */
async function selectFirstLine(page: Page, cue: string): Promise<void> {
  const text = page.locator(`[data-cue="${cue}"] p`);
  await text.scrollIntoViewIfNeeded();
  const box = await text.boundingBox();
  if (!box) throw new Error(`${cue} can't be seen`);
  await page.mouse.move(box.x + 1, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 12);
  await page.mouse.move(box.x + 200, box.y + 12);
  await page.mouse.up();
}

describe("a link", () => {
  const listen = sharePage("tides/?slide=cover", ready, WITH_CLIPBOARD);

  test("to the moment that is heard, by the key y", async () => {
    const page = listen();
    await seek(page, 64);
    await page.keyboard.press("y");
    await expectCopied(page, "?t=64");
  });

  test("to a note, by the button beside its time", async () => {
    const page = listen();
    await seek(page, 0);
    await page.hover('[data-cue="cover-2"] p');
    await page.click('[data-cue="cover-2"] .cue-link');
    await expectCopied(page, "?t=7.1");
    expect(await soundTime(page)).toBe(0);
  });

  test("to a chapter, by the button beside its title", async () => {
    const { segments } = await readTimeline();
    const [, second] = segments;
    const page = listen();
    await seek(page, second?.start ?? NaN);
    const chapter = page.locator(`.transcript-segment[data-segment="${second?.id}"] h2`);
    await chapter.hover();
    await chapter.getByRole("button", { name: "Copy link to 00:36" }).click();
    await expectCopied(page, `?t=${second?.start}`);
  });

  test("to what is selected: the address plays that span, and stops at its end", async () => {
    const { cues } = await readTimeline();
    const cue = cues.find(({ id }) => id === "twice-1");
    if (!cue) throw new Error("The episode lacks a note");
    const page = await openPage("tides/?t=30", WITH_CLIPBOARD);
    await ready(page);
    await selectFirstLine(page, cue.id);
    await page.locator(".selection-bar").getByRole("button", { name: "Copy link" }).click();
    await page.locator(".toast", { hasText: "Link copied" }).waitFor();
    const link = await clipboard(page);
    // Selecting is no click on the note.
    expect(await soundTime(page)).toBe(30);

    const [, from, to] = /#t=([\d.]+),([\d.]+)$/.exec(link) ?? [];
    const [start, end] = [Number(from), Number(to)];
    expect(start).toBe(cue.start);
    expect(end).toBeGreaterThan(start + 0.5);
    expect(end).toBeLessThan(cue.end);

    await page.goto("about:blank");
    await page.goto(link);
    await ready(page);
    expect(await soundTime(page)).toBe(start);
    await startSound(page);
    await expect.poll(() => isPlaying(page)).toBe(false);
    const stopped = await soundTime(page);
    // A span stops a moment early, so that what comes next does not show.
    expect(stopped).toBeGreaterThan(end - 0.1);
    expect(stopped).toBeLessThan(end + 0.5);
    // Play goes on from there.
    await startSound(page);
    await page.waitForFunction(
      (after) => (document.querySelector("audio")?.currentTime ?? 0) > after,
      end + 1,
    );
    expect(await isPlaying(page)).toBe(true);
  });
});

test("the address stays as it was while one listens", async () => {
  const page = await openPage("tides/?t=13.9#t=5");
  await ready(page);
  const address = page.url();
  expect((await shown(page)).slide).toBe("cover");
  await startSound(page);
  await page.waitForSelector('section.present[data-slide="twice"]');
  await page.keyboard.press("n");
  await page.keyboard.press("ArrowRight");
  expect(page.url()).toBe(address);
});
