import type { BrowserContext, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openContext } from "./browser.ts";
import { parseTimecode } from "../../src/timeline/timecode.ts";
import { readTimeline, shown } from "./listen.ts";

async function openTalk(): Promise<{ present: Page; speaker: Page; context: BrowserContext }> {
  const context = await openContext();
  const present = await context.newPage();
  await present.goto(new URL("ketamine/present/?slide=glutamate", inject("siteUrl")).href);
  await present.waitForSelector(".reveal.ready");
  const [speaker] = await Promise.all([context.waitForEvent("page"), present.keyboard.press("s")]);
  await speaker.waitForSelector(".preview.now section");
  return { present, speaker, context };
}

const slideIn = (page: Page, preview: string) =>
  page.locator(`.preview.${preview} section`).getAttribute("data-slide");

test("S opens Speaker, which shows this slide, the next step and the note to say", async () => {
  const { speaker } = await openTalk();
  await expect.poll(() => speaker.locator(".connection").innerText()).toBe("Deck connected");
  expect(await slideIn(speaker, "now")).toBe("glutamate");
  expect(await slideIn(speaker, "next")).toBe("glutamate");
  expect(await speaker.locator(".preview.now [data-step].visible").count()).toBe(0);
  expect(await speaker.locator(".preview.next [data-step='1'].visible").count()).toBeGreaterThan(0);
  expect(await speaker.locator("[data-cue][aria-current]").getAttribute("data-cue")).toBe(
    "glutamate-1",
  );
});

test("a move in Present shows in Speaker, with the note that belongs to the step", async () => {
  const { present, speaker } = await openTalk();
  await present.keyboard.press("ArrowRight");
  await expect
    .poll(() => speaker.locator("[data-cue][aria-current]").getAttribute("data-cue"))
    .toBe("glutamate-2");
  for (let step = 2; step <= 4; step += 1) await present.keyboard.press("ArrowRight");
  await expect.poll(() => slideIn(speaker, "next")).toBe("three-routes");
});

test("Speaker's keys and notes move Present", async () => {
  const { present, speaker } = await openTalk();
  await expect.poll(() => speaker.locator(".connection").innerText()).toBe("Deck connected");
  await speaker.keyboard.press("ArrowRight");
  await expect.poll(async () => (await shown(present)).step).toBe(1);
  await speaker.click('[data-cue="habenula-2"] p');
  await expect.poll(() => shown(present)).toMatchObject({ slide: "habenula", step: 1 });
});

test("elapsed time runs once the talk has begun, and is held against the plan", async () => {
  const { speaker } = await openTalk();
  await speaker.click('[data-action="timer"]');
  await expect.poll(() => speaker.locator(".elapsed").innerText(), { timeout: 5000 }).toBe("00:00");
  await expect.poll(() => speaker.locator(".elapsed").innerText(), { timeout: 5000 }).toBe("00:01");
  const { slides } = await readTimeline();
  const planned = slides.find(({ id }) => id === "glutamate")?.start ?? 0;
  const ahead = await speaker.locator(".pace").innerText();
  expect(ahead).toMatch(/^\d\d:\d\d ahead$/);
  expect(Math.abs((parseTimecode(ahead.slice(0, 5)) ?? 0) - planned)).toBeLessThan(4);
});

test("a reload on stage stays where the talk is, not where it was opened", async () => {
  const { present } = await openTalk();
  await present.keyboard.press("ArrowRight");
  for (let step = 2; step <= 5; step += 1) await present.keyboard.press("ArrowRight");
  await expect.poll(async () => (await shown(present)).slide).toBe("three-routes");
  await expect
    .poll(() => present.evaluate(() => location.hash), { timeout: 5000 })
    .toMatch(/^#\/three-routes/);
  await present.reload();
  await present.waitForSelector(".reveal.ready");
  expect((await shown(present)).slide).toBe("three-routes");
});
