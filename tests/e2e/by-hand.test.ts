/** @module-tag slow */
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { momentAt } from "../../src/timeline/lookup.ts";
import { openContext } from "./browser.ts";
import { readTimeline, ready, shown } from "./listen.ts";
import { isPlaying, soundTime } from "./sound.ts";

const timeline = await readTimeline();

/** A page whose wall clock the test moves on, with the clock set by hand chosen. */
async function openByHand(): Promise<Page> {
  const page = await (await openContext()).newPage();
  await page.clock.install();
  await page.goto(new URL("tides/", inject("siteUrl")).href);
  await ready(page);
  await page.click('[data-action="settings"]');
  await page.getByLabel("In another app: set the clock by hand").check();
  await page.keyboard.press("Escape");
  return page;
}

async function set(page: Page, time: string): Promise<void> {
  await page.fill('.by-hand input[name="time"]', time);
  await page.click('.by-hand button[type="submit"]');
}

/** Seconds, as the bar says. */
async function time(page: Page): Promise<number> {
  const text = await page.getAttribute("media-time-range", "mediacurrenttime");
  return Number(text);
}

/** Waits until the page is at that time or a little after it, and shows what belongs there. */
async function expectMoment(page: Page, from: number, to = from + 5): Promise<void> {
  await expect.poll(() => time(page)).toBeGreaterThanOrEqual(from);
  expect(await time(page)).toBeLessThan(to);
  // Time goes on between two looks at the page.
  await expect
    .poll(async () => {
      const moment = momentAt(timeline, await time(page));
      const { slide, cue } = await shown(page);
      return slide === moment?.slide.id && cue === moment.cue?.id;
    })
    .toBe(true);
}

test("“I’m at 01:00” shows that moment and runs, without a sound", async () => {
  const page = await openByHand();
  await set(page, "01:00");
  await expectMoment(page, 60);
  expect((await shown(page)).slide).toBe("pull");
  await page.clock.fastForward(25_000);
  await expectMoment(page, 85, 91);
  expect((await shown(page)).slide).toBe("springs");
  expect(await isPlaying(page)).toBe(false);
  expect(await soundTime(page)).toBe(0);

  await page.click('[data-action="play"]');
  const stood = await time(page);
  await page.clock.fastForward(60_000);
  expect(await time(page)).toBeCloseTo(stood, 0);
});

test("a tap on the note that one hears sets it there, from where it stood", async () => {
  const page = await openByHand();
  await page.click('[data-cue="cover-2"] p');
  await expectMoment(page, 7.1);
  await page.clock.fastForward(12_000);
  await expectMoment(page, 19.1, 26);
  expect((await shown(page)).slide).toBe("twice");
});

test("it has a rate and a nudge, and the field refuses what is no time", async () => {
  const page = await openByHand();
  await set(page, "soon");
  expect(
    await page.evaluate(
      () => document.querySelector<HTMLInputElement>(".by-hand input")?.validationMessage,
    ),
  ).toBe("`soon` is not a time. Write minutes and seconds, such as 03:12.");
  await set(page, "0:20");
  await page.focus('[data-action="overview"]');
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press(">");
  await page.clock.fastForward(30_000);
  await expectMoment(page, 80, 92);

  await page.keyboard.press("k");
  const stood = momentAt(timeline, await time(page));
  for (let presses = 0; presses < 100; presses += 1) await page.keyboard.press(".");
  const nudged = momentAt(timeline, (await time(page)) - 10);
  expect(nudged?.cue?.id).not.toBe(stood?.cue?.id);
  await expect.poll(() => shown(page)).toMatchObject({ cue: nudged?.cue?.id });
});

test("with an advertisement before it in the other app, what that app says is what one types", async () => {
  const page = await openByHand();
  await page.click('[data-action="settings"]');
  await page.fill("#nudge", "30");
  await page.press("#nudge", "Enter");
  await page.keyboard.press("Escape");
  await set(page, "1:30");
  await expect.poll(() => time(page)).toBeGreaterThanOrEqual(90);
  const moment = momentAt(timeline, 60);
  await expect
    .poll(() => shown(page))
    .toMatchObject({ slide: moment?.slide.id, cue: moment?.cue?.id });
  // The end of the episode, too, comes half a minute later there.
  await set(page, "2:45");
  await page.clock.fastForward(1000);
  await expect.poll(async () => (await shown(page)).slide).toBe(timeline.slides.at(-1)?.id);
});

test("it goes on in real time over a reload", async () => {
  const page = await openByHand();
  await set(page, "0:30");
  await expectMoment(page, 30);
  await page.clock.fastForward(40_000);
  await expectMoment(page, 70, 78);
  await page.reload();
  await ready(page);
  await expectMoment(page, 70, 82);
  expect(await page.locator(".by-hand").isVisible()).toBe(true);
  await page.clock.fastForward(30_000);
  await expectMoment(page, 100, 114);

  await page.click('[data-action="settings"]');
  await page.getByLabel("On this page").check();
  expect(await page.locator(".by-hand").isVisible()).toBe(false);
  // The sound goes on where the clock was.
  await expect.poll(() => soundTime(page)).toBeGreaterThanOrEqual(100);
  await page.keyboard.press("Escape");
  await page.click('[data-action="play"]');
  await expect.poll(() => isPlaying(page)).toBe(true);
});
