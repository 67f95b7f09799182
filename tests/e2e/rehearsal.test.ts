/** @module-tag slow */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { expect, test } from "vitest";
import { formatTimecode, parseTimecode } from "../../src/timeline/timecode.ts";
import { openContext } from "./browser.ts";
import { readTimeline } from "./listen.ts";
import { openWindow, press, ready } from "./talk-windows.ts";

/** A console whose time the test lets pass. */
async function openConsole(): Promise<Page> {
  const context = await openContext({ acceptDownloads: true });
  await context.clock.install({ time: new Date("2026-11-25T18:00:00Z") });
  const speaker = await openWindow(context, "speaker/");
  await speaker.clock.pauseAt(new Date("2026-11-25T18:01:00Z"));
  return speaker;
}

/** Goes through the first slides, so many seconds on each. */
async function rehearse(speaker: Page, seconds: readonly number[]): Promise<void> {
  await speaker.keyboard.press("t");
  for (const [index, time] of seconds.entries()) {
    if (index > 0) await speaker.keyboard.press("Alt+ArrowRight");
    await speaker.clock.fastForward(time * 1000);
  }
  await speaker.keyboard.press("t");
}

async function again(speaker: Page): Promise<void> {
  await speaker.click('[data-action="timer-reset"]');
  await speaker.keyboard.press("Home");
}

/** There is no microphone where tests run. */
function useToneAsMicrophone(): void {
  navigator.mediaDevices.getUserMedia = () => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const microphone = audio.createMediaStreamDestination();
    tone.connect(microphone);
    tone.start();
    return Promise.resolve(microphone.stream);
  };
}

const rows = (speaker: Page) =>
  speaker
    .locator(".run-table tr")
    .evaluateAll((lines) =>
      lines.map((line) =>
        Array.from(line.children, ({ textContent }) => textContent ?? "").join(" | "),
      ),
    );

test("runs are held against the plan, slide by slide and segment by segment, with their median", async () => {
  const speaker = await openConsole();
  await rehearse(speaker, [30, 10, 20]);
  await again(speaker);
  await rehearse(speaker, [40, 20]);
  await again(speaker);
  await rehearse(speaker, [20, 60, 10]);
  // They are there over a reload, and for another talk.
  await speaker.reload();
  await ready(speaker);
  await speaker.click('[data-action="rehearsal"]');
  const { slides, segments } = await readTimeline();
  const planned = (entry: { start: number; end: number } | undefined) =>
    formatTimecode((entry?.end ?? 0) - (entry?.start ?? 0));
  const table = await rows(speaker);
  expect(table[0]).toBe("Slide | Planned | Run 1 | Run 2 | Run 3 | Median");
  expect(table[1]).toBe(
    `${segments[0]?.title} | ${planned(segments[0])} | 01:00 | 01:00 | 01:30 | 01:00`,
  );
  expect(table[2]).toBe(
    `${slides[0]?.title} | ${planned(slides[0])} | 00:30 | 00:40 | 00:20 | 00:30`,
  );
  expect(table[4]).toBe(`${slides[2]?.title} | ${planned(slides[2])} | 00:20 | – | 00:10 | 00:15`);
  expect(table.at(-1)).toContain("Whole talk");
  expect(await speaker.locator(".run-chart li").count()).toBe(segments.length);
  expect(await speaker.locator(".run-chart li").first().innerText()).toContain(
    `${segments[0]?.title}: planned ${planned(segments[0])}, took 01:30`,
  );

  const choice = speaker.locator(".run-choice select");
  await choice.focus();
  await choice.selectOption({ index: 0 });
  expect(await speaker.locator(".run-chart li").first().innerText()).toContain("took 01:00");
  const inUse = () => choice.evaluate((select) => select === document.activeElement);
  expect(await inUse()).toBe(true);
  await speaker.click('button:has-text("Delete this run")');
  expect(await inUse()).toBe(true);
  expect((await rows(speaker))[0]).toBe("Slide | Planned | Run 1 | Run 2 | Median");
});

test("the timings come as a file, with every change of slide and step", async () => {
  const speaker = await openConsole();
  await speaker.keyboard.press("t");
  await speaker.clock.fastForward(12_000);
  await press(speaker, "ArrowRight", 1);
  await speaker.clock.fastForward(8000);
  await speaker.keyboard.press("t");
  await speaker.click('[data-action="rehearsal"]');
  const [download] = await Promise.all([
    speaker.waitForEvent("download"),
    speaker.click('button:has-text("Download its timings")'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tides-2026-11-25T\d{4}\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file).toMatchObject({ version: 1, episode: "tides", slot: null });
  const [first, second] = file.changes;
  expect(file.changes).toHaveLength(2);
  expect(first).toEqual({ time: 0, slide: "cover", step: 0 });
  expect(second.time).toBeCloseTo(12, 3);
  expect(file.duration).toBeCloseTo(20, 3);
  expect(await speaker.locator(".rehearsals").innerText()).toContain("cuedeck retime tides");
});

test("a recording begins and pauses with the clock, and is a file that plays", async () => {
  const context = await openContext({ acceptDownloads: true });
  await context.addInitScript(useToneAsMicrophone);
  const speaker = await openWindow(context, "speaker/");
  await speaker.click('[data-action="rehearsal"]');
  const choice = speaker.locator('[data-control="record"]');
  // Who has thought better of it before the browser has answered is not recorded.
  await choice.evaluate((box) => {
    if (!(box instanceof HTMLElement)) return;
    box.click();
    box.click();
  });
  expect(await speaker.locator(".recording").textContent()).toBe("");
  await choice.click();
  await expect.poll(() => speaker.locator(".recording").textContent()).toBe("Recording");
  await speaker.keyboard.press("Escape");
  await speaker.keyboard.press("t");
  await speaker.waitForTimeout(1500);
  await speaker.keyboard.press("ArrowRight");
  await speaker.keyboard.press("t");
  // A pause is no part of it.
  await speaker.waitForTimeout(1500);
  await speaker.keyboard.press("t");
  await speaker.waitForTimeout(1000);
  await speaker.keyboard.press("t");
  const elapsed = parseTimecode(await speaker.locator(".elapsed").innerText()) ?? 0;
  expect(elapsed).toBeGreaterThanOrEqual(2);
  await speaker.click('[data-action="rehearsal"]');
  const [download] = await Promise.all([
    speaker.waitForEvent("download"),
    speaker.click('button:has-text("Download its recording")'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tides-.*\.webm$/);
  const source = new BufferSource(await readFile(await download.path()));
  using input = new Input({ source, formats: ALL_FORMATS });
  const duration = await input.computeDuration();
  // The clock says whole seconds; the recorder is asked to pause, and does when it has time.
  expect(duration).toBeGreaterThan(elapsed);
  expect(duration).toBeLessThan(elapsed + 1.4);
});
