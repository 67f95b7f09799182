import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { appears, openPage, PATIENCE, planned, shown, soundTime } from "./page-state.ts";
import type { Page, Windows } from "./page.ts";

/** What Listen does, wherever it is opened. */
export function testListen(windows: () => Windows): void {
  describe("Listen", () => {
    test("plays, and brings every cue, in order and never early, at any speed", async () => {
      const { cues } = await readTimeline();
      const expected = cues.filter(({ slide }) => slide === "pull").slice(1, 4);
      const page = await openListen(windows(), `tides/?t=${(expected[0]?.start ?? 0) - 2}`);
      await page.evaluate(() => {
        const reached: unknown[] = [];
        Object.assign(window, { reached });
        document.addEventListener("cuedeck:cue", (event) => {
          const audio = document.querySelector("audio");
          // A recording that loads again moves to its place, which is a cue as well.
          if (!audio || audio.paused || !(event instanceof CustomEvent)) return;
          reached.push(event.detail);
          // The first at 1×, then at 2×, then at 4×.
          audio.playbackRate *= 2;
        });
      });
      await page.click('[data-action="play"]');
      const reached = () =>
        page.evaluate(() => {
          const all: { id: string; start: number; mediaTime: number }[] = Reflect.get(
            window,
            "reached",
          );
          return all;
        });
      await expect.poll(async () => (await reached()).length, PATIENCE).toBeGreaterThanOrEqual(3);
      const told = (await reached()).slice(0, 3);
      expect(told.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      for (const { start, mediaTime } of told) expect(mediaTime).toBeGreaterThanOrEqual(start);
    });

    test("shows slide, step and note wherever a seek lands", async () => {
      const timeline = await readTimeline();
      const page = await openListen(windows(), "tides/");
      for (const time of [100, 12.3, 60, timeline.cues[5]?.start ?? 0, 1]) {
        await page.evaluate((to) => {
          const audio = document.querySelector("audio");
          if (audio) audio.currentTime = to;
        }, time);
        await expect
          .poll(() => shown(page), { ...PATIENCE, message: `at ${time} s` })
          .toBe(planned(timeline, time));
      }
    });

    test("moves its bars by steps at a key", async () => {
      const page = await openListen(windows(), "tides/?t=60");
      await focusBar(page, "media-time-range");
      await page.press("ArrowRight", "ArrowRight", "ArrowLeft");
      await expect.poll(() => soundTime(page), PATIENCE).toBeCloseTo(65, 1);
      await page.press("PageDown");
      await expect.poll(() => soundTime(page), PATIENCE).toBeCloseTo(45, 1);
      await focusBar(page, "media-volume-range");
      await page.press("ArrowDown", "ArrowDown");
      const volume = () => page.evaluate(() => document.querySelector("audio")?.volume);
      await expect.poll(volume, PATIENCE).toBeCloseTo(0.9, 3);
    });

    test("lets go of the sound, which plays on, and returns to it", async () => {
      const timeline = await readTimeline();
      const page = await openListen(windows(), "tides/?t=30");
      const follows = () => page.evaluate(() => document.documentElement.dataset["follow"]);
      await page.click('[data-action="play"]');
      await expect.poll(() => soundTime(page), PATIENCE).toBeGreaterThan(30.5);
      await page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
      await page.press("ArrowRight");
      await expect.poll(follows, PATIENCE).toBe("off");
      const before = await soundTime(page);
      await expect.poll(() => soundTime(page), PATIENCE).toBeGreaterThan(before);
      await page.press("Enter");
      await expect.poll(follows, PATIENCE).toBe("on");
      await page.press("k");
      await expect
        .poll(
          async () => (await shown(page)) === planned(timeline, await soundTime(page)),
          PATIENCE,
        )
        .toBe(true);
    });

    test("keeps the clock that is set by hand over a reload", async () => {
      const timeline = await readTimeline();
      const page = await openListen(windows(), "tides/");
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('[data-control="source"][value="by-hand"]')?.click();
        const field = document.querySelector<HTMLInputElement>('.by-hand input[name="time"]');
        if (field) field.value = "1:00";
        field?.form?.requestSubmit();
      });
      await expect.poll(() => shown(page), PATIENCE).toBe(planned(timeline, 60));
      await page.reload();
      await appears(page, ".reveal.ready");
      const time = () =>
        page.evaluate(() => document.querySelector("manual-media")?.currentTime ?? -1);
      await expect.poll(time, PATIENCE).toBeGreaterThan(60);
      await expect
        .poll(async () => (await shown(page)) === planned(timeline, await time()), PATIENCE)
        .toBe(true);
    });
  });
}

async function openListen(windows: Windows, path: string): Promise<Page> {
  const page = await openPage(windows, path);
  await appears(page, ".reveal.ready");
  const isLoaded = () =>
    page.evaluate(() => {
      const { readyState = 0, duration = 0, seeking } = document.querySelector("audio") ?? {};
      return readyState >= 2 && duration > 0 && !seeking;
    });
  await expect.poll(isLoaded, { ...PATIENCE, message: "sound" }).toBe(true);
  return page;
}

async function readTimeline(): Promise<Timeline> {
  return JSON.parse(await readFile(join(inject("enginesFolder"), "tides/timeline.json"), "utf8"));
}

/** Resolves once a bar of Media Chrome has the focus: its slider is in a shadow tree. */
async function focusBar(page: Page, name: string): Promise<void> {
  const focus = () =>
    page.evaluate((bar) => {
      const tree = document.querySelector(bar)?.shadowRoot;
      const slider = tree?.querySelector("input");
      slider?.focus();
      return slider instanceof HTMLElement && tree?.activeElement === slider;
    }, name);
  await expect.poll(focus, { ...PATIENCE, message: name }).toBe(true);
}
