/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { momentAt } from "../../src/timeline/lookup.ts";
import { tone } from "../narration/tone.ts";
import { openContext } from "./browser.ts";
import { nextCue, readTimeline, ready, shown } from "./listen.ts";

/** A page whose requests go to the server or to the test, and to no worker. */
async function newPage(): Promise<Page> {
  return (await openContext()).newPage();
}

async function open(page: Page, episode = "tides"): Promise<void> {
  await page.goto(`${inject("siteUrl")}${episode}/`);
  await page.waitForSelector(".reveal.ready");
}

const notice = (page: Page, text: string) => page.locator(".notice").filter({ hasText: text });

/** Whatever is wrong with the sound: slides turn, and a note that is picked brings its slide. */
async function expectTheRestWorks(page: Page): Promise<void> {
  const before = await shown(page);
  await page.click('[data-action="next"]');
  expect(await shown(page)).not.toEqual(before);
  const { cues } = await readTimeline();
  const cue = cues[12];
  await page.click(`[data-cue="${cue?.id}"] p`);
  await expect.poll(() => shown(page)).toMatchObject({ slide: cue?.slide, cue: cue?.id });
}

describe("without its sound", () => {
  test("a file that is missing: its sentence, and the clock set by hand instead", async () => {
    const page = await newPage();
    await page.route("**/*.mp3", (route) => route.fulfill({ status: 404 }));
    await open(page);
    const sentence = notice(page, "The recording is not on the server.");
    await sentence.waitFor();

    await sentence.getByRole("button", { name: "Set the clock by hand" }).click();
    await page.waitForSelector(".by-hand", { state: "visible" });
    await sentence.waitFor({ state: "hidden" });
    await expectTheRestWorks(page);
  });

  test("a file that is no sound", async () => {
    const page = await newPage();
    await page.route("**/*.mp3", (route) =>
      route.fulfill({ contentType: "audio/mpeg", body: "This is a note to self. ".repeat(500) }),
    );
    await open(page);
    await notice(page, "This browser can’t play the recording.").waitFor();
    await page.click('[data-action="next"]');
    expect((await shown(page)).slide).toBe((await readTimeline()).slides[1]?.id);
  });

  test("a server that never answers", async () => {
    const page = await newPage();
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/*.mp3", async (route) => {
      await answered;
      await route.continue();
    });
    await open(page);
    await page.click('[data-action="play"]');
    const sentence = notice(page, "The recording is waiting for the network.");
    await sentence.waitFor();

    answer();
    await sentence.waitFor({ state: "hidden" });
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0.2);
  });

  test("a network that breaks while it plays, and comes back: the sound goes on from there", async () => {
    const page = await newPage();
    // A long one, so that not all of it is loaded at once.
    await open(page, "ketamine");
    await ready(page);
    await page.click('[data-action="play"]');
    await page.context().setOffline(true);
    await notice(page, "You are offline. What is loaded already keeps playing.").waitFor();

    await page.evaluate(() => {
      const audio = document.querySelector("audio");
      if (audio) audio.currentTime = 700;
    });
    const broken = notice(page, "The connection is lost.");
    await broken.waitFor();
    expect((await shown(page)).slide).toBe(momentAt(await readTimeline("ketamine"), 700)?.slide.id);

    await page.context().setOffline(false);
    await broken.waitFor({ state: "hidden" });
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 700.2);
    expect(await page.locator(".notice").count()).toBe(0);
  });
});

test("a play that the browser refuses asks for a click", async () => {
  const page = await newPage();
  await page.addInitScript(() => {
    const { prototype } = HTMLMediaElement;
    const play = Object.getOwnPropertyDescriptor(prototype, "play");
    prototype.play = () => {
      if (play) Object.defineProperty(prototype, "play", play);
      return Promise.reject(new DOMException("The user didn't interact", "NotAllowedError"));
    };
  });
  await open(page);
  await ready(page);
  await page.keyboard.press("k");
  const sentence = notice(page, "The browser plays sound only after a click on Play");
  await sentence.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0.1);
  expect(await sentence.count()).toBe(0);
});

test("a recording of another length than the slides were timed for", async () => {
  const { bytes } = await encodeMp3(tone(20), { title: "Another" });
  const page = await newPage();
  await page.route("**/*.mp3", (route) =>
    route.fulfill({ contentType: "audio/mpeg", body: Buffer.from(bytes) }),
  );
  await open(page);
  await notice(page, "This recording lasts 00:20, and the slides were timed for 02:18.").waitFor();
  await ready(page);
  const reached = nextCue(page);
  await page.click('[data-action="play"]');
  expect((await reached).id).toBe((await readTimeline()).cues[0]?.id);
});

test("a browser that keeps nothing says so, and forgets nothing while the page is open", async () => {
  const page = await newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied", "SecurityError");
      },
    });
  });
  await open(page);
  await notice(page, "This browser stores nothing for this page").waitFor();
  await ready(page);
  await page.click('[data-action="settings"]');
  for (const nudge of ["0.1", "0.2"]) {
    await page.click('[data-action="nudge-later"]');
    await expect.poll(() => page.inputValue("#nudge")).toBe(nudge);
  }
  await page.keyboard.press("Escape");
  await expectTheRestWorks(page);
});
