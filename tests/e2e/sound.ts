import type { Page } from "playwright-core";

/** Seconds. */
export function soundTime(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector("audio")?.currentTime ?? NaN);
}

export function isPlaying(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector("audio")?.paused === false);
}

/** Presses Play, and resolves once there is sound. */
export async function startSound(page: Page): Promise<void> {
  const begun = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const heard = () => resolve();
        document.querySelector("audio")?.addEventListener("playing", heard, { once: true });
      }),
  );
  await page.click('[data-action="play"]');
  await begun;
}

/** Resolves once the sound stands at a time. Seconds. */
export async function soundAt(page: Page, time: number): Promise<void> {
  await page.waitForFunction(
    (to) => Math.abs((document.querySelector("audio")?.currentTime ?? NaN) - to) < 0.05,
    time,
  );
}
