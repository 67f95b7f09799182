/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openContext, openPage, sharePage } from "./browser.ts";
import { followFrom } from "./following.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundAt, soundTime, startSound } from "./sound.ts";

const timeline = await readTimeline();

function rate(page: Page): Promise<number | undefined> {
  return page.evaluate(() => document.querySelector("audio")?.playbackRate);
}

async function stopPlaying(page: Page, when: string): Promise<void> {
  await page.keyboard.press("s");
  await page.selectOption("#sleep", { label: when });
  await page.keyboard.press("Escape");
}

describe("by hand", () => {
  const listen = sharePage("tides/?t=60", ready);

  test("buttons and keys skip ten seconds, and m mutes", async () => {
    const page = listen();
    await page.click('[data-action="forward"]');
    await soundAt(page, 70);
    await page.click('[data-action="back"]');
    await soundAt(page, 60);
    await page.keyboard.press("l");
    await soundAt(page, 70);
    await page.keyboard.press("j");
    await soundAt(page, 60);
    const muted = () => page.evaluate(() => document.querySelector("audio")?.muted);
    await page.keyboard.press("m");
    await expect.poll(muted).toBe(true);
    // The next press means what the button shows.
    await page.waitForSelector('media-mute-button[mediavolumelevel="off"]');
    await page.keyboard.press("m");
    await expect.poll(muted).toBe(false);
  });

  test("the rate goes from 0.5 to 3 by key, button and slider, and the pitch stays", async () => {
    const page = listen();
    await page.keyboard.press(">");
    expect(await rate(page)).toBe(1.25);
    for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press(">");
    expect(await rate(page)).toBe(3);
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press("<");
    expect(await rate(page)).toBe(0.5);
    // The next press means what the button shows.
    await page.click('[data-action="rate"][mediaplaybackrate="0.5"]');
    expect(await rate(page)).toBe(0.75);
    await page.click('[data-action="settings"]');
    await page.locator("#rate").fill("1.4");
    expect(await rate(page)).toBe(1.4);
    await expect.poll(() => page.locator('output[for="rate"]').innerText()).toBe("1.4×");
    expect(await page.evaluate(() => document.querySelector("audio")?.preservesPitch)).toBe(true);
  });
});

describe("the sleep timer", () => {
  test("stops the sound after its minutes, and says so", async () => {
    const page = await (await openContext()).newPage();
    await page.clock.install();
    await page.goto(new URL("tides/", inject("siteUrl")).href);
    await ready(page);
    await startSound(page);
    await stopPlaying(page, "in 5 minutes");
    await page.clock.fastForward("04:30");
    expect(await isPlaying(page)).toBe(true);
    expect(await page.locator(".sleep-left").textContent()).toMatch(/^Stops in 00:\d\d$/);
    await page.clock.fastForward("00:31");
    await expect.poll(() => isPlaying(page)).toBe(false);
    await page.getByText("The sleep timer has paused the recording.").waitFor();
    expect(await page.evaluate(() => document.querySelector("audio")?.volume)).toBe(1);
    expect(await page.locator("#sleep").inputValue()).toBe("");
  });

  test("stops at the end of the chapter", async () => {
    const end = timeline.segments[0]?.end ?? NaN;
    const page = await openPage(`tides/?t=${end - 1.2}`);
    await ready(page);
    await stopPlaying(page, "at the end of the chapter");
    await startSound(page);
    await expect.poll(() => isPlaying(page)).toBe(false);
    const stopped = await soundTime(page);
    expect(stopped).toBeGreaterThan(end - 0.2);
    expect(stopped).toBeLessThan(end + 0.5);
  });
});

test("where one left off is offered at the next visit, and not forced", async () => {
  const page = await openPage("tides/");
  await ready(page);
  await seek(page, 60);
  await startSound(page);
  await page.keyboard.press("k");
  await page.reload();
  await ready(page);
  const offer = page.getByText(/^You were at 01:0\d\.$/);
  await offer.waitFor();
  expect(await soundTime(page)).toBe(0);
  expect((await shown(page)).slide).toBe("cover");
  // Whoever goes elsewhere has declined.
  await page.keyboard.press("n");
  await expect.poll(() => offer.count()).toBe(0);

  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Continue from there" }).click();
  await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) >= 60);
  await expect.poll(() => isPlaying(page)).toBe(true);
  await expect.poll(async () => (await shown(page)).slide).toBe("pull");

  // Who follows a link to a moment comes there, and can still go back.
  await page.goto(new URL("tides/?t=20", inject("siteUrl")).href);
  await ready(page);
  await page.getByRole("button", { name: "Continue from there" }).waitFor();
  expect(await soundTime(page)).toBe(20);
});

test("a nudge brings the pictures later, and is kept", async () => {
  const page = await openPage("tides/");
  await ready(page);
  for (let presses = 0; presses < 7; presses += 1) await page.keyboard.press(".");
  await page.keyboard.press(",");
  await page.keyboard.press(",");
  await page.reload();
  await ready(page);
  expect(await page.inputValue("#nudge")).toBe("0.5");

  await seek(page, 13.9);
  const changed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener("cuedeck:cue", () =>
          resolve(document.querySelector("audio")?.currentTime ?? NaN),
        );
      }),
  );
  await startSound(page);
  const time = await changed;
  expect(time).toBeGreaterThanOrEqual(14.79);
  expect(time).toBeLessThan(15.3);
  await expect.poll(() => shown(page)).toMatchObject({ slide: "twice", cue: "twice-1" });
});

describe("what the device is told", () => {
  const listen = sharePage("tides/?t=60", ready, {}, async (page) => {
    await page.addInitScript(hearMediaSession);
    await page.addInitScript(watchWakeLock);
  });

  test("the screen stays awake while the page follows the sound", async () => {
    const page = listen();
    const awake = () => page.getAttribute("html", "data-awake");
    expect(await awake()).toBeNull();
    await startSound(page);
    await expect.poll(awake).toBe("yes");
    await page.keyboard.press("ArrowRight");
    await expect.poll(awake).toBe("no");
    await page.keyboard.press("b");
    await expect.poll(awake).toBe("yes");
    await page.keyboard.press("k");
    await expect.poll(awake).toBe("no");
  });

  test("the lock screen shows the chapter, and its buttons drive the sound", async () => {
    const page = listen();
    await followFrom(page, 60);
    const metadata = () =>
      page.evaluate(() => {
        const { title, album, artist, artwork } = navigator.mediaSession.metadata ?? {};
        return { title, album, artist, pictures: artwork?.length };
      });
    expect(await metadata()).toMatchObject({
      title: "What lifts the water",
      album: "Why the sea rises twice a day",
    });
    expect((await metadata()).pictures).toBeGreaterThan(0);

    await page.keyboard.press("ArrowRight");
    await page.evaluate("press('nexttrack')");
    await soundAt(page, 94.2);
    expect(await page.getAttribute("html", "data-follow")).toBe("on");
    await expect.poll(metadata).toMatchObject({ title: "What a coast makes of it" });
    await page.evaluate("press('previoustrack')");
    await soundAt(page, 36.4);
    await page.evaluate("press('seekto', { seekTime: 100 })");
    await soundAt(page, 100);
    await page.evaluate("press('seekforward', { seekOffset: 30 })");
    await soundAt(page, 130);
    await page.evaluate("press('seekbackward')");
    await soundAt(page, 120);
    await page.evaluate("press('play')");
    await expect.poll(() => isPlaying(page)).toBe(true);
    await expect
      .poll(() => page.evaluate(() => navigator.mediaSession.playbackState))
      .toBe("playing");
    await page.evaluate("press('pause')");
    await expect.poll(() => isPlaying(page)).toBe(false);
  });
});

/** The buttons of a lock screen, pressed by `press`. */
function hearMediaSession(): void {
  const handlers = new Map<string, MediaSessionActionHandler | null>();
  navigator.mediaSession.setActionHandler = (action, handler) => handlers.set(action, handler);
  Object.assign(window, {
    press: (action: MediaSessionAction, details = {}) =>
      handlers.get(action)?.({ action, ...details }),
  });
}

/** `data-awake` on the page says whether it keeps the screen awake. */
function watchWakeLock(): void {
  const request = () => {
    document.documentElement.dataset["awake"] = "yes";
    const lock = {
      released: false,
      release() {
        lock.released = true;
        document.documentElement.dataset["awake"] = "no";
        return Promise.resolve();
      },
    };
    return Promise.resolve(lock);
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
}
