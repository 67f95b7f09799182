/** @module-tag slow */
import { expect, test } from "vitest";
import { openPage } from "./browser.ts";
import { ready, seek } from "./listen.ts";

/** Keys as the sheet writes them, and as the browser calls them. */
const NAMES: Readonly<Record<string, string>> = {
  Space: " ",
  "→": "ArrowRight",
  "←": "ArrowLeft",
  "↑": "ArrowUp",
  "↓": "ArrowDown",
  "Page Up": "PageUp",
  "Page Down": "PageDown",
};

test("no key stands on the sheet twice, and each does something", async () => {
  const page = await openPage("tides/?t=54", { permissions: ["clipboard-write"] });
  await ready(page);
  await page.keyboard.press("?");
  const keys = await page.locator(".key-sheet kbd").allInnerTexts();
  await page.keyboard.press("Escape");
  expect(keys.length).toBeGreaterThan(20);
  expect(new Set(keys).size).toBe(keys.length);

  /** All that a key could change. */
  const state = () =>
    page.evaluate(() => {
      const audio = document.querySelector("audio");
      const slide = document.querySelector<HTMLElement>("section.present[data-slide]");
      const { activeElement, fullscreenElement } = document;
      return JSON.stringify([
        audio && [audio.paused, audio.muted, audio.playbackRate, audio.currentTime],
        slide?.dataset["slide"],
        slide?.querySelectorAll("[data-step].visible").length,
        document.documentElement.dataset["follow"],
        document.querySelectorAll("dialog[open], :popover-open, form.search:not([hidden])").length,
        activeElement?.className,
        fullscreenElement?.localName,
        document.querySelector<HTMLInputElement>("#nudge")?.value,
        document.querySelector<HTMLElement>(".caption")?.hidden,
        document.querySelector(".toast")?.textContent,
      ]);
    });
  // A sound that goes on, or a word that fades, would be a change by itself.
  const settle = () =>
    page.evaluate(() => {
      document.querySelector("audio")?.pause();
      document.querySelector(".toast")?.replaceChildren();
    });
  for (const key of keys) {
    await settle();
    await seek(page, 54);
    await page.keyboard.press("b");
    // Who has not let go has nothing to go back to.
    if (key === "Enter" || key === "b") await page.keyboard.press("ArrowRight");
    const before = await state();
    await page.keyboard.press(NAMES[key] ?? key);
    await expect.poll(state, { message: key }).not.toBe(before);
    if (key === "f") await page.keyboard.press(key);
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
  }
});
