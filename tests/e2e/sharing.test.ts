import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openPage } from "./browser.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundTime, startSound } from "./sound.ts";

const WITH_CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

async function copied(page: Page): Promise<string> {
  await page.locator(".toast", { hasText: "Link copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
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
  test("to the moment that is heard, by the key y", async () => {
    const page = await openPage("ketamine/?slide=cover", WITH_CLIPBOARD);
    await ready(page);
    await seek(page, 128);
    await page.keyboard.press("y");
    expect(await copied(page)).toBe(`${inject("siteUrl")}ketamine/?t=128`);
  });

  test("to a note, by the button beside its time", async () => {
    const page = await openPage("ketamine/", WITH_CLIPBOARD);
    await ready(page);
    await page.hover('[data-cue="cover-2"] p');
    await page.click('[data-cue="cover-2"] .cue-link');
    expect(await copied(page)).toBe(`${inject("siteUrl")}ketamine/?t=13.1`);
    expect(await soundTime(page)).toBe(0);
  });

  test("to a chapter, by the button beside its title", async () => {
    const { segments } = await readTimeline();
    const [, second] = segments;
    const page = await openPage(`ketamine/?t=${second?.start}`, WITH_CLIPBOARD);
    await ready(page);
    const chapter = page.locator(`.transcript-segment[data-segment="${second?.id}"] h2`);
    await chapter.hover();
    await chapter.getByRole("button", { name: "Copy link to 01:22" }).click();
    expect(await copied(page)).toBe(`${inject("siteUrl")}ketamine/?t=${second?.start}`);
  });

  test("to what is selected: the address plays that span, and stops at its end", async () => {
    const { cues } = await readTimeline();
    const cue = cues.find(({ id }) => id === "how-many-1");
    if (!cue) throw new Error("The episode lacks a note");
    const page = await openPage("ketamine/?t=30", WITH_CLIPBOARD);
    await ready(page);
    await selectFirstLine(page, cue.id);
    await page.locator(".selection-bar").getByRole("button", { name: "Copy link" }).click();
    const link = await copied(page);
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
  const page = await openPage("ketamine/?t=22.8#t=5");
  await ready(page);
  const address = page.url();
  expect((await shown(page)).slide).toBe("cover");
  await startSound(page);
  await page.waitForSelector('section.present[data-slide="how-many"]');
  await page.keyboard.press("n");
  await page.keyboard.press("ArrowRight");
  expect(page.url()).toBe(address);
});
