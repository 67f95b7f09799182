/** @module-tag slow */
import { setTimeout } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage, sharePage } from "./browser.ts";
import { followFrom, isFollowing, restingTop } from "./following.ts";
import { ready, seek, shown } from "./listen.ts";
import { isPlaying, startSound } from "./sound.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A finger that is put down, drawn along and lifted; CSS pixels of the window. */
interface Finger {
  down(x: number, y: number): Promise<void>;
  draw(x: number, y: number): Promise<void>;
  /** Stays where it is, long enough to be at rest. */
  rest(): Promise<void>;
  up(): Promise<void>;
}

function createFinger(session: CDPSession): Finger {
  const touch = async (
    type: "touchStart" | "touchMove" | "touchEnd",
    touchPoints: { readonly x: number; readonly y: number }[],
  ) => {
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  let from = { x: 0, y: 0 };
  return {
    async down(x, y) {
      from = { x, y };
      await touch("touchStart", [from]);
    },
    async draw(x, y) {
      const steps = 5;
      const { x: left, y: top } = from;
      for (let step = 1; step <= steps; step += 1) {
        from = { x: left + ((x - left) * step) / steps, y: top + ((y - top) * step) / steps };
        await touch("touchMove", [from]);
      }
    },
    async rest() {
      for (let moves = 0; moves < 4; moves += 1) {
        await setTimeout(30);
        from = { x: from.x, y: from.y + 1 };
        await touch("touchMove", [from]);
      }
    },
    up: () => touch("touchEnd", []),
  };
}

/** Where the middle of the current note stands in the notes' view: 0 its top, 1 its bottom. */
function placeOfNote(page: Page): Promise<number> {
  return page.evaluate(() => {
    const view = document.querySelector("#notes")?.getBoundingClientRect();
    const note = document.querySelector("[data-cue][aria-current]")?.getBoundingClientRect();
    if (!view || !note) return NaN;
    return (note.top + note.height / 2 - view.top) / view.height;
  });
}

describe("on a phone", () => {
  const phone = sharePage("tides/", ready, PHONE);
  const putFinger = async () => createFinger(await phone().context().newCDPSession(phone()));

  test("a swipe turns the slide and lets go; a tap returns", async () => {
    const page = phone();
    const finger = await putFinger();
    await followFrom(page, 30);
    await startSound(page);
    const swipe = async (fromX: number, toX: number) => {
      await finger.down(fromX, 150);
      await finger.draw(toX, 155);
      // A finger that leaves in flight would have the browser take the next tap for one that stops a fling.
      await finger.rest();
      await finger.up();
    };
    await swipe(300, 120);
    await expect.poll(async () => (await shown(page)).slide).toBe("two-bulges");
    expect(await isFollowing(page)).toBe(false);
    expect(await isPlaying(page)).toBe(true);
    await swipe(120, 300);
    await swipe(120, 300);
    await expect.poll(async () => (await shown(page)).slide).toBe("twice");

    // However long that took, the slide of this moment has a while to go.
    await seek(page, 30);
    await page.tap('[data-action="follow"]');
    await expect.poll(() => isFollowing(page)).toBe(true);
    await expect.poll(async () => (await shown(page)).slide).toBe("range");
    // Down along the slide is no turning.
    await finger.down(200, 80);
    await finger.draw(215, 220);
    await finger.up();
    expect((await shown(page)).slide).toBe("range");
  });

  test("the current note stands in the middle third, while the sound goes on as well", async () => {
    const page = phone();
    await followFrom(page, 54);
    for (const time of [54, 66, 100, 116]) {
      await seek(page, time);
      expect(await placeOfNote(page), `at ${time} s`).toBeGreaterThan(0.3);
      expect(await placeOfNote(page), `at ${time} s`).toBeLessThan(0.7);
    }
    await seek(page, 57.5);
    await startSound(page);
    await page.waitForSelector('[data-cue="pull-2"][aria-current]');
    expect(await placeOfNote(page)).toBeGreaterThan(0.3);
    expect(await placeOfNote(page)).toBeLessThan(0.7);
  });

  test("a finger that scrolls the notes is not fought, and the sound goes on", async () => {
    const page = phone();
    const finger = await putFinger();
    await followFrom(page, 56.4);
    const notes = await page.locator("#notes").boundingBox();
    if (!notes) throw new Error("There are no notes");
    await startSound(page);
    const before = await restingTop(page);
    await finger.down(200, notes.y + notes.height - 20);
    await finger.draw(200, notes.y + 20);
    const held = await restingTop(page);
    expect(held).toBeGreaterThan(before + 50);
    expect(await isFollowing(page)).toBe(false);
    await page.waitForSelector('[data-cue="pull-2"][aria-current]');
    expect(await restingTop(page)).toBe(held);
    await finger.up();
    expect(await isPlaying(page)).toBe(true);
    expect(await isFollowing(page)).toBe(false);
  });

  test("a phone that is turned has slides of its shape, and keeps the current note in view", async () => {
    const page = phone();
    await followFrom(page, 66);
    for (const { size, ratio } of [
      { size: { width: 844, height: 390 }, ratio: 9 / 16 },
      { size: { width: 390, height: 844 }, ratio: 5 / 4 },
    ]) {
      await page.setViewportSize(size);
      await expect
        .poll(async () => {
          const slide = await page.locator("section.present").boundingBox();
          const screen = await page.locator(".screen").boundingBox();
          if (!slide || !screen) return undefined;
          const isWhole = Math.abs(slide.width - screen.width) < 8;
          return isWhole && Math.abs(slide.height / slide.width - ratio) < 0.01;
        })
        .toBe(true);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const view = document.querySelector("#notes")?.getBoundingClientRect();
            const cue = document.querySelector("[data-cue][aria-current]")?.getBoundingClientRect();
            if (!view || !cue) return false;
            const middle = (cue.top + cue.height / 2 - view.top) / view.height;
            return middle > 0.3 && middle < 0.7;
          }),
        )
        .toBe(true);
    }
  });

  test("a tap on a note plays from there on", async () => {
    const page = phone();
    await followFrom(page, 0);
    await page.tap('[data-cue="cover-2"] p');
    await page.waitForFunction(() => document.querySelector("audio")?.currentTime === 7.1);
    await expect.poll(async () => (await shown(page)).cue).toBe("cover-2");
  });

  test("a diagram enlarged has labels of 12 pixels or more, and can be closed", async () => {
    const page = phone();
    await followFrom(page, 60);
    // Of its two formats one is visible.
    await page.tap("section.present .diagram svg >> visible=true");
    const heights = await page
      .locator(".enlarge svg text")
      .evaluateAll((labels) =>
        labels
          .filter((label) => label.textContent.trim() !== "")
          .map((label) => label.getBoundingClientRect().height),
      );
    expect(heights.length).toBeGreaterThan(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(12);
    await page.locator(".enlarge").getByRole("button", { name: "Close" }).tap();
    await expect.poll(() => page.locator(".enlarge").count()).toBe(0);
  });

  test("one button opens the row of chapters, and a tap goes to one", async () => {
    const page = phone();
    await followFrom(page, 0);
    const chapters = page.locator(".chapters");
    expect(await chapters.isVisible()).toBe(false);
    await page.tap('[data-action="chapters"]');
    expect(await chapters.isVisible()).toBe(true);
    expect(await page.getAttribute('[data-action="chapters"]', "aria-expanded")).toBe("true");
    await page.tap('[data-action="segment"][data-segment="pull"]');
    await expect.poll(() => shown(page)).toMatchObject({ slide: "two-bulges" });
    await page.tap('[data-action="chapters"]');
    expect(await chapters.isVisible()).toBe(false);
  });
});

/** What can be pressed, with all settings open, in less than so many pixels of width or height; on slides, links. */
function smallTargets(page: Page, least: number, part = "html"): Promise<string[]> {
  return page.evaluate(
    ([pixels, within]) => {
      document.querySelector<HTMLElement>("[popover].settings")?.showPopover();
      for (const group of document.querySelectorAll("details")) {
        group.removeAttribute("name");
        group.open = true;
      }
      const targets = document
        .querySelector(within)
        ?.querySelectorAll<HTMLElement>(
          "a[href], button, input, select, summary, [data-action], media-time-range",
        );
      return Array.from(targets ?? [])
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .filter((target) => !target.closest(".skip, [inert], .reveal section:not(.present)"))
        .filter((target) => !target.matches(".reveal :not(a)"))
        .flatMap((target) => {
          const [box] = (target.closest("label") ?? target).getClientRects();
          const slide = target.closest<HTMLElement>("section.slide");
          const scale = slide ? slide.getBoundingClientRect().width / slide.offsetWidth : 1;
          // It may reach beyond its box.
          const after = getComputedStyle(target, "::after");
          const reach = (size: string) =>
            after.position === "absolute" ? Number.parseFloat(size) * scale : 0;
          const width = Math.max(box?.width ?? 0, reach(after.width));
          const height = Math.max(box?.height ?? 0, reach(after.height));
          // Between two others, in a text, there is no room for more.
          const isBetween = target.matches(".after-citation:has(+ .after-citation) a");
          const needed = isBetween ? Math.min(pixels, 24) : pixels;
          const isSmall = width < needed - 0.5 || height < pixels - 0.5;
          return isSmall ? [`${width} × ${height}: ${target.outerHTML.slice(0, 100)}`] : [];
        });
    },
    [least, part] as const,
  );
}

describe.each([
  { path: "", part: "html" },
  { path: "rules/", part: "html" },
  { path: "tides/", part: "html" },
  { path: "ketamine/?slide=rewire", part: "html" },
  { path: "tides/present/?slide=range", part: "html" },
  { path: "tides/speaker/", part: "html" },
  { path: "tides/print/", part: ".paper-bar" },
])("on /$path", ({ path, part }) => {
  const cases = [
    ["a phone", 44, PHONE],
    ["a desk", 24, { viewport: { width: 1280, height: 720 } }],
  ] as const;
  test.each(cases)("on %s what can be pressed measures %i pixels or more", async (_, least, at) => {
    const page = await openPage(path, at);
    await page.waitForLoadState("networkidle");
    await expect.poll(() => smallTargets(page, least, part)).toEqual([]);
  });
});

describe("on a phone, in notes", () => {
  const phone = sharePage("ketamine/", ready, PHONE);

  test("a finger in the middle of a link presses none beside it", async () => {
    const others = await phone().evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>(".notes a")).flatMap((link) => {
        link.scrollIntoView({ block: "center", behavior: "instant" });
        const [box] = link.getClientRects();
        if (!box) return [];
        const { x, y, width, height } = box;
        const hit = document.elementFromPoint(x + width / 2, y + height / 2);
        return link.contains(hit) ? [] : [`${link.outerHTML}: ${hit?.outerHTML.slice(0, 100)}`];
      }),
    );
    expect(others).toEqual([]);
  });

  test("the card of a source has a link that a finger can press", async () => {
    await phone().locator(".notes .citation").first().tap();
    await phone().waitForSelector(".reference-card:popover-open");
    await expect.poll(() => smallTargets(phone(), 44, ".reference-card")).toEqual([]);
  });
});
