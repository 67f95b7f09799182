/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { momentAt } from "../../src/timeline/lookup.ts";
import { sharePage } from "./browser.ts";
import { followFrom, isFollowing, restingTop } from "./following.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundAt, soundTime, startSound } from "./sound.ts";

const timeline = await readTimeline();
const listen = sharePage("tides/", ready);

/** The cue whose note says that the listener let go there. */
function leftAt(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const mark = document.querySelector(".left-mark");
    return mark?.closest<HTMLElement>("[data-cue]")?.dataset["cue"];
  });
}

async function expectFollowing(page: Page): Promise<void> {
  await expect.poll(() => isFollowing(page)).toBe(true);
  expect(await leftAt(page)).toBeUndefined();
  expect(await page.locator('[data-action="follow"]').isVisible()).toBe(false);
  // Time goes on between two looks at the page.
  await expect
    .poll(async () => {
      const moment = momentAt(timeline, await soundTime(page));
      const { slide, step, cue } = await shown(page);
      return slide === moment?.slide.id && step === moment.step && cue === moment.cue?.id;
    })
    .toBe(true);
}

/** A key means the page where nothing has the focus that has a use for it. */
function leaveFocus(page: Page): Promise<void> {
  return page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
}

type Way = readonly [name: string, go: (page: Page) => Promise<void>];

const LETTING_GO: readonly Way[] = [
  [
    "the wheel over the notes",
    async (page) => {
      await page.hover("#notes");
      await page.mouse.wheel(0, 600);
    },
  ],
  [
    "a key in the notes",
    async (page) => {
      await page.focus("#notes");
      await page.keyboard.press("PageDown");
    },
  ],
  [
    "the board of all slides",
    async (page) => {
      await page.keyboard.press("o");
      await page.click('[data-pick="history"]');
    },
  ],
  [
    "a search",
    async (page) => {
      await page.keyboard.press("/");
      await page.fill("#search-field", "estuary");
    },
  ],
  [
    "Tab to another note",
    async (page) => {
      await page.focus('[data-cue="pull-3"] .cue-time');
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
    },
  ],
  [
    "words that are selected",
    async (page) => {
      await page.locator('[data-cue="pull-2"] p').first().dblclick();
    },
  ],
  ["an arrow key", (page) => page.keyboard.press("ArrowRight")],
];

const RETURNING: readonly Way[] = [
  ["the button", (page) => page.click('[data-action="follow"]')],
  ["b", (page) => page.keyboard.press("b")],
  ["Enter", (page) => page.keyboard.press("Enter")],
];

describe("taking hold", () => {
  test("one button or one key goes back to what is being said", async () => {
    const page = listen();
    await seek(page, 54);
    for (const [, go] of RETURNING) {
      await leaveFocus(page);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      expect(await isFollowing(page)).toBe(false);
      await go(page);
      await expectFollowing(page);
    }
  });

  test("seeking takes hold: by bar, button, key, note and chapter", async () => {
    const seeking: readonly Way[] = [
      ["the bar", (page) => page.click("media-time-range", { position: { x: 300, y: 22 } })],
      ["+10 s", (page) => page.click('[data-action="forward"]')],
      ["−10 s", (page) => page.click('[data-action="back"]')],
      ["l", (page) => page.keyboard.press("l")],
      ["j", (page) => page.keyboard.press("j")],
      ["a note", (page) => page.click('[data-cue="bay-1"] .cue-time')],
      ["a chapter", (page) => page.click('[data-segment="pull"][data-action="segment"]')],
    ];
    const page = listen();
    for (const [name, go] of seeking) {
      await seek(page, 59);
      await leaveFocus(page);
      await page.keyboard.press("ArrowRight");
      expect(await isFollowing(page)).toBe(false);
      await page.evaluate(() => {
        const listen = () => document.body.setAttribute("data-sought", "");
        document.querySelector("audio")?.addEventListener("seeked", listen, { once: true });
      });
      await go(page);
      await page.waitForSelector("body[data-sought]");
      await page.evaluate(() => document.body.removeAttribute("data-sought"));
      expect(await soundTime(page), name).not.toBe(59);
      await expectFollowing(page);
    }
  });
});

describe("a note's time", () => {
  test("is a link to its moment, and Enter on it seeks there", async () => {
    const page = listen();
    const time = page.locator('[data-cue="pull-2"] .cue-time');
    expect(await time.getAttribute("href")).toBe("?t=58.2");
    await time.focus();
    await page.keyboard.press("Enter");
    await soundAt(page, 58.2);
    await expect.poll(async () => (await shown(page)).cue).toBe("pull-2");
    expect(new URL(page.url()).search).toBe("");
  });

  test("is where the key g puts the focus", async () => {
    const page = listen();
    await followFrom(page, 67);
    await page.keyboard.press("g");
    expect(await page.locator(":focus").innerText()).toBe("01:05");
  });
});

test("whatever lets go: the sound goes on, and nothing snaps back", async () => {
  const page = listen();
  await startSound(page);
  for (const [name, go] of LETTING_GO) {
    await seek(page, 57.3);
    await expectFollowing(page);
    await go(page);
    await expect.poll(() => isFollowing(page), { message: name }).toBe(false);
    const before = await leftAt(page);
    expect(before, name).toBeDefined();
    expect(await page.locator(".left-mark").innerText()).toBe("You left the recording here");
    expect(await page.locator('[data-action="follow"]').innerText()).toMatch(/^Back to 00:\d\d/);
    expect(await isPlaying(page), name).toBe(true);

    const top = await restingTop(page);
    const { slide, step } = await shown(page);
    await page.waitForFunction(
      (left) =>
        document.querySelector<HTMLElement>("[data-cue][aria-current]")?.dataset["cue"] !== left,
      before,
    );
    expect(await shown(page), name).toMatchObject({ slide, step });
    expect(await restingTop(page), name).toBe(top);
    expect(await leftAt(page), name).toBe(before);
    expect(await isFollowing(page), name).toBe(false);
    await page.click('[data-action="follow"]');
    await leaveFocus(page);
  }
});
