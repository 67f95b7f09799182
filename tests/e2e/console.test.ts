/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { createPlan } from "../../src/talk/plan.ts";
import { formatTimecode, parseTimecode } from "../../src/timeline/timecode.ts";
import { openContext, sharePage } from "./browser.ts";
import { readTimeline } from "./listen.ts";
import { openTalk, openWindow, press, preview, ready } from "./talk-windows.ts";

/** A console whose time the test lets pass. @param search of its address */
async function openConsole(search = ""): Promise<Page> {
  const context = await openContext();
  await context.clock.install({ time: new Date("2026-11-25T18:00:00") });
  const speaker = await openWindow(context, `speaker/${search}`);
  // Later than the slowest machine has the page.
  await speaker.clock.pauseAt(new Date("2026-11-25T18:01:00"));
  return speaker;
}

/** Lets time pass as if the computer slept: no timer fires meanwhile. */
const sleep = (page: Page, seconds: number) => page.clock.fastForward(seconds * 1000);
const text = (page: Page, selector: string) => page.locator(selector).innerText();
/** Lets the console look at its clock once. */
const look = (page: Page) => page.clock.runFor(250);

test("elapsed, left, end and the countdown stand there, against a slot that the address gives", async () => {
  const speaker = await openConsole("?slot=4:36");
  expect(await speaker.locator("#slot").inputValue()).toBe("of 04:36");
  await speaker.click('[data-action="timer"]');
  await sleep(speaker, 20);
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("00:20");
  expect(await text(speaker, ".left")).toBe("04:16 left");
  expect(await text(speaker, ".pace")).toBe("on time");
  expect(await text(speaker, ".ends")).toMatch(/^ends (?:18:05|6:05\sPM)$/);
  const { cues, duration } = await readTimeline();
  const scale = (4 * 60 + 36) / duration;
  const next = cues.find(({ start }) => start * scale > 20.25)?.start ?? 0;
  expect(await text(speaker, ".next-cue")).toBe(
    `next cue in ${formatTimecode(Math.ceil(next * scale - 20.25))}`,
  );
});

test("ahead and behind are told against the plan at this very step", async () => {
  const speaker = await openConsole("?slide=pull&slot=4:36");
  const timeline = await readTimeline();
  const plan = createPlan(timeline, 4 * 60 + 36);
  const at = (step: number) => plan.entryOf({ slide: "pull", step });
  const pace = () => text(speaker, ".pace");
  const urgency = () => speaker.locator(".pace").getAttribute("data-urgency");
  await speaker.click('[data-action="timer"]');
  await look(speaker);
  const early = (at(0)?.start ?? 0) - 0.25;
  expect(await pace()).toBe(`${formatTimecode(early)} ahead`);
  expect(await urgency()).toBe("plain");

  await sleep(speaker, (at(0)?.start ?? 0) - 5);
  await look(speaker);
  expect(await pace()).toBe("on time");
  expect(await urgency()).toBe("calm");

  await sleep(speaker, 5 + (at(0)?.end ?? 0) - (at(0)?.start ?? 0) + 30);
  await look(speaker);
  const behind = parseTimecode((await pace()).replace(" behind", ""));
  expect(behind).toBeGreaterThanOrEqual(29);
  expect(behind).toBeLessThanOrEqual(31);
  expect(await urgency()).toBe("noticeable");
  expect(await text(speaker, ".next-cue")).toBe("next cue is due");

  await speaker.keyboard.press("ArrowRight");
  await look(speaker);
  const later = 30 - ((at(1)?.end ?? 0) - (at(1)?.start ?? 0));
  expect(parseTimecode((await pace()).replace(" behind", ""))).toBeGreaterThanOrEqual(
    Math.floor(later) - 1,
  );
});

test("the clock is right after three hours with sleeps, and stands while it is paused", async () => {
  const speaker = await openConsole();
  await speaker.keyboard.press("t");
  for (const seconds of [3600, 1800, 5400]) {
    await sleep(speaker, seconds);
    await look(speaker);
  }
  expect(await text(speaker, ".elapsed")).toBe("3:00:00");
  await speaker.keyboard.press("t");
  await sleep(speaker, 600);
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("3:00:00");
  expect(await text(speaker, '[data-action="timer"]')).toBe("Resume");
  expect(await text(speaker, ".left")).toMatch(/^2:57:\d\d over$/);
});

test("the clock keeps its width, and Space goes on after a button was clicked or a dialog closed", async () => {
  const { speaker } = await openTalk();
  const widths = await speaker.evaluate(() => {
    const clock = document.querySelector<HTMLElement>(".elapsed");
    return ["00:00", "11:11", "08:48"].map((text) => {
      if (clock) clock.textContent = text;
      return clock?.offsetWidth;
    });
  });
  expect(new Set(widths).size).toBe(1);
  await speaker.click('[data-action="timer"]');
  await speaker.keyboard.press(" ");
  await expect.poll(() => preview(speaker, "now")).toBe("pull 1");
  await speaker.click('[data-action="rehearsal"]');
  await speaker.keyboard.press("Escape");
  await speaker.keyboard.press(" ");
  await expect.poll(() => preview(speaker, "now")).toBe("pull 2");
});

test("the first step onward starts the clock, unless that is left to the speaker", async () => {
  const speaker = await openConsole("?slide=pull");
  // Whoever looks about is still preparing.
  await speaker.keyboard.press("End");
  await speaker.keyboard.press("Home");
  await sleep(speaker, 3);
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("00:00");
  await speaker.keyboard.press("ArrowRight");
  await sleep(speaker, 3);
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("00:03");

  const other = await openConsole();
  await other.click('[data-action="preferences"]');
  await other.click('[data-control="starts-by-itself"]');
  await other.keyboard.press("Escape");
  await press(other, "ArrowRight", 2);
  await sleep(other, 3);
  await look(other);
  expect(await text(other, ".elapsed")).toBe("00:00");
});

test("a reset can be taken back", async () => {
  const speaker = await openConsole();
  await speaker.keyboard.press("t");
  await sleep(speaker, 90);
  await look(speaker);
  await speaker.click('[data-action="timer-reset"]');
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("00:00");
  await sleep(speaker, 10);
  await speaker.click(".notice-action");
  await look(speaker);
  expect(await text(speaker, ".elapsed")).toBe("01:40");
  expect(await speaker.locator(".notice").count()).toBe(0);
});

test("the field takes minutes and timecodes, and refuses anything else in words", async () => {
  const speaker = await openConsole();
  const field = speaker.locator("#slot");
  const { duration } = await readTimeline();
  expect(await field.inputValue()).toBe(`of ${formatTimecode(duration)}`);
  await field.fill("soon");
  await field.press("Enter");
  expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe(
    "`soon` is not a time. Write minutes, such as 20 or 20:00.",
  );
  await field.fill("20");
  await field.press("Enter");
  expect(await field.inputValue()).toBe("of 20:00");
  await field.fill("");
  await field.press("Enter");
  expect(await field.inputValue()).toBe(`of ${formatTimecode(duration)}`);
});

test("in a step of several paragraphs the mark goes on by itself, and waits for the press", async () => {
  const timeline = await readTimeline();
  const { entries: stages } = createPlan(timeline, null);
  const stage = stages.find(
    ({ start, end }) =>
      timeline.cues.filter((cue) => cue.start >= start && cue.start < end - 0.01).length > 1,
  );
  if (!stage) throw new Error("No step of the episode has two paragraphs");
  const [first, second] = timeline.cues.filter(
    ({ start }) => start >= stage.start && start < stage.end,
  );
  const speaker = await openConsole(`?slide=${stage.slide}`);
  await press(speaker, "ArrowRight", stage.step);
  const marked = () => speaker.locator("[data-cue][aria-current]").getAttribute("data-cue");
  if (stage.step === 0) await speaker.keyboard.press("t");
  await look(speaker);
  expect(await marked()).toBe(first?.id);
  await sleep(speaker, (second?.start ?? 0) - (first?.start ?? 0) + 0.5);
  await look(speaker);
  expect(await marked()).toBe(second?.id);
  await sleep(speaker, 3600);
  await look(speaker);
  expect(await preview(speaker, "now")).toBe(`${stage.slide} ${stage.step}`);
});

test("size, layout and light or dark are as the speaker last had them", async () => {
  const context = await openContext();
  const speaker = await openWindow(context, "speaker/");
  const size = () =>
    speaker
      .locator(".notes")
      .evaluate((notes) => Number.parseFloat(getComputedStyle(notes).fontSize));
  const before = await size();
  await press(speaker, "+", 2);
  const larger = await size();
  expect(larger).toBeGreaterThan(before + 5);
  await speaker.click('[data-action="preferences"]');
  await speaker.click('[name="layout"][value="slides"]');
  await speaker.keyboard.press("Escape");
  await speaker.click('[data-action="theme"]');
  await speaker.reload();
  await ready(speaker);
  expect(await size()).toBe(larger);
  expect(await speaker.locator("html").getAttribute("data-theme")).toBe("dark");
  const [notes, previews] = await Promise.all([
    speaker.locator(".notes").boundingBox(),
    speaker.locator(".previews").boundingBox(),
  ]);
  expect(previews?.width ?? 0).toBeGreaterThan((notes?.width ?? 0) * 1.5);
});

test("the map shows the segment, how far it is, and leads to others", async () => {
  const context = await openContext();
  const speaker = await openWindow(context, "speaker/?slide=pull");
  const current = speaker.locator(".map [aria-current]");
  expect(await current.getAttribute("data-segment")).toBe("pull");
  const done = await current.evaluate((bar) =>
    Number(getComputedStyle(bar).getPropertyValue("--done")),
  );
  expect(done).toBeGreaterThan(0.2);
  expect(done).toBeLessThan(0.8);
  await speaker.click('.map [data-segment="coast"]');
  await expect.poll(() => current.getAttribute("data-segment")).toBe("coast");
});

describe("the window", () => {
  const page = sharePage("tides/speaker/?slide=pull", async (speaker) => {
    await ready(speaker);
    await press(speaker, "ArrowRight", 2);
  });

  test.each([
    { width: 1280, height: 720 },
    { width: 820, height: 1180 },
    { width: 390, height: 844 },
    { width: 844, height: 390 },
  ])("at $width×$height everything is in reach and the note is in view", async (viewport) => {
    const speaker = page();
    await speaker.setViewportSize(viewport);
    const box = async (selector: string) => {
      const {
        x = 0,
        y = 0,
        width = 0,
        height = 0,
      } = (await speaker.locator(selector).boundingBox()) ?? {};
      return { left: x, top: y, right: x + width, bottom: y + height };
    };
    for (const selector of [
      ".elapsed",
      ".pace",
      ".turn-on",
      ".turn-back",
      '[data-action="timer"]',
    ]) {
      const { left, top, right, bottom } = await box(selector);
      expect(left, selector).toBeGreaterThanOrEqual(0);
      expect(top, selector).toBeGreaterThanOrEqual(0);
      expect(right, selector).toBeLessThanOrEqual(viewport.width);
      expect(bottom, selector).toBeLessThanOrEqual(viewport.height);
    }
    const notes = await box(".notes");
    expect(notes.bottom).toBeLessThanOrEqual((await box(".foot")).top + 1);
    await expect
      .poll(async () => {
        const cue = await box("[data-cue][aria-current]");
        return cue.top >= notes.top && Math.min(cue.bottom, notes.bottom) - cue.top > 30;
      })
      .toBe(true);
  });
});
