import { expect, inject } from "vitest";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { momentAt } from "../../src/timeline/lookup.ts";
import type { Page, Windows } from "./page.ts";

/** Waits as long as the slowest machine takes. */
export const PATIENCE = { timeout: 60_000, interval: 100 };

/** Opens a page of the site. @param path below it */
export function openPage(windows: Windows, path: string): Promise<Page> {
  return windows.open(new URL(path, inject("enginesUrl")).href);
}

/** Resolves once there is such an element. */
export async function appears(page: Page, selector: string): Promise<void> {
  const isThere = () =>
    page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  await expect.poll(isThere, { ...PATIENCE, message: selector }).toBe(true);
}

/** What a window shows, as `pull 2 pull-3`: slide, step and marked note. */
export function shown(page: Page, deck = "section.present[data-slide]"): Promise<string> {
  return page.evaluate((selector) => {
    const slide = document.querySelector(selector);
    const steps = Array.from(slide?.querySelectorAll("[data-step].visible") ?? [], (part) =>
      Number(part.getAttribute("data-step")),
    );
    const cue = document.querySelector("[data-cue][aria-current=true]")?.getAttribute("data-cue");
    return [slide?.getAttribute("data-slide"), Math.max(0, ...steps), cue ?? ""].join(" ").trim();
  }, deck);
}

/** What the timeline says that there is to show at a time. */
export function planned(timeline: Timeline, time: number): string {
  const moment = momentAt(timeline, time);
  return [moment?.slide.id, moment?.step, moment?.cue?.id ?? ""].join(" ").trim();
}

export function soundTime(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector("audio")?.currentTime ?? -1);
}
