import type { Page } from "playwright-core";
import { seek } from "./listen.ts";

export function isFollowing(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset["follow"] === "on");
}

/** Stops the sound at a time, and has the page follow it. */
export async function followFrom(page: Page, time: number): Promise<void> {
  await page.evaluate(() => document.querySelector("audio")?.pause());
  await seek(page, time);
  await page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
  await page.keyboard.press("b");
}

/** How far the notes are scrolled, once they have come to rest. CSS pixels. */
export function restingTop(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const notes = document.querySelector("#notes");
        let last = NaN;
        let still = 0;
        const look = () => {
          const top = notes?.scrollTop ?? 0;
          still = top === last ? still + 1 : 0;
          last = top;
          if (still === 5) resolve(top);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
