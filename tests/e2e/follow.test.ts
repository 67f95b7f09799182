import { describe, expect, test } from "vitest";
import { momentAt } from "../../src/timeline/lookup.ts";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { openPage, sharePage } from "./browser.ts";
import { nextCue, readTimeline, ready, seek, shown, type Shown } from "./listen.ts";

/** What the timeline says that a moment shows. */
function expected(timeline: Timeline, time: number): Shown {
  const moment = momentAt(timeline, time);
  return { slide: moment?.slide.id ?? "", step: moment?.step ?? 0, cue: moment?.cue?.id };
}

describe("the real MP3 turns its slides", async () => {
  const timeline = await readTimeline("ketamine");
  const listen = sharePage("ketamine/", ready);
  // Ten cues from beginning to end, stepped diagrams among them.
  const stepped = timeline.cues.filter((cue) => cue.step > 0);
  const cues = [
    ...timeline.cues.filter((_, index) => index % 17 === 1).slice(0, 5),
    ...stepped.filter((_, index) => index % 6 === 2).slice(0, 5),
  ].toSorted((a, b) => a.start - b.start);

  test("ten moments are played into, and each brings its slide, step and note", async () => {
    expect(cues).toHaveLength(10);
    const page = listen();
    for (const cue of cues) {
      await seek(page, cue.start - 0.4);
      expect(await shown(page)).toEqual(expected(timeline, cue.start - 0.4));
      const reached = nextCue(page);
      await page.click('[data-action="play"]');
      expect((await reached).id).toBe(cue.id);
      expect(await shown(page)).toEqual({ slide: cue.slide, step: cue.step, cue: cue.id });
      await page.click('[data-action="play"]');
    }
  });

  test("wherever a seek lands, forward or back, the right slide, step and note show", async () => {
    const page = listen();
    const times = [700, 12.3, 305.5, 4, 420.2, 300.1, 299.9, 610, 128, 775];
    for (const time of times) {
      await seek(page, time);
      expect(await shown(page), `at ${time} s`).toEqual(expected(timeline, time));
    }
  });
});

test("a click in the middle of a paragraph brings its step at its word", async () => {
  const timeline = await readTimeline();
  const starts = new Set(timeline.cues.map((cue) => cue.start));
  const change = timeline.steps.find((step) => !starts.has(step.start));
  if (!change) throw new Error("The episode has no [click] in the middle of a paragraph");
  const page = await openPage(`tides/?t=${change.start - 0.3}`);
  await ready(page);
  expect((await shown(page)).step).toBe(change.step - 1);
  const announced = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener(
          "cuedeck:step",
          (event) => resolve(event instanceof CustomEvent && event.detail),
          { once: true },
        );
      }),
  );
  await page.click('[data-action="play"]');
  expect(await announced).toMatchObject(change);
  await page.waitForFunction(
    ({ slide, step }) =>
      document.querySelector(`section[data-slide="${slide}"] [data-step="${step}"].visible`),
    change,
  );
  const time = await page.evaluate(() => document.querySelector("audio")?.currentTime);
  expect(time).toBeGreaterThanOrEqual(change.start - 0.01);
});

describe("opening at a moment", () => {
  test.each([
    ["tides/?t=01:07", 67],
    ["tides/#t=67,70", 67],
  ])("%s", async (path, time) => {
    const timeline = await readTimeline();
    const page = await openPage(path);
    await ready(page);
    expect(await shown(page)).toEqual(expected(timeline, time));
    await page.waitForFunction((to) => document.querySelector("audio")?.currentTime === to, time);
  });

  test("?slide= opens at that slide", async () => {
    const page = await openPage("tides/?slide=pull");
    await ready(page);
    expect(await shown(page)).toEqual({ slide: "pull", step: 0, cue: "pull-1" });
  });

  test("Present opens at a moment too, and its hash says where it is afterwards", async () => {
    const timeline = await readTimeline();
    const page = await openPage("tides/present/#t=67");
    await page.waitForSelector(".reveal.ready");
    expect((await shown(page)).slide).toBe(expected(timeline, 67).slide);
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.evaluate(() => location.hash))
      .toBe(`#/${(await shown(page)).slide}/${(await shown(page)).step}`.replace(/\/0$/, ""));
  });
});

describe("what a page or a keyboard relies on", () => {
  const listen = sharePage("tides/", ready);

  test("who reads the notes by keyboard turns no slide", async () => {
    const page = listen();
    await page.focus("#notes");
    await page.keyboard.press("PageDown");
    await expect
      .poll(() => page.evaluate(() => document.querySelector("#notes")?.scrollTop))
      .toBeGreaterThan(100);
    expect((await shown(page)).slide).toBe("cover");
  });

  test("one jump is one cuedeck:cue", async () => {
    const page = listen();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener("cuedeck:cue", (event) => {
        if (event instanceof CustomEvent) heard.push(event.detail.id);
      });
    });
    const jumps = ["pull-2", "twice-1", "bay-1"];
    for (const cue of jumps) {
      await page.click(`[data-cue="${cue}"] p`, { position: { x: 8, y: 8 } });
      // What is heard late stands before the next one.
      await expect.poll(() => page.evaluate<string[]>("heard")).toContain(cue);
    }
    expect(await page.evaluate<string[]>("heard")).toEqual(jumps);
  });

  test("Space on the seek button seeks, and starts nothing", async () => {
    const page = listen();
    await seek(page, 60);
    await page.focus('[data-action="forward"]');
    await page.keyboard.press(" ");
    await page.waitForFunction(() => document.querySelector("audio")?.currentTime === 70);
    expect(await page.evaluate(() => document.querySelector("audio")?.paused)).toBe(true);
  });
});
