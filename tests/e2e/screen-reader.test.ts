/** @module-tag slow */
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openContext, sharePage } from "./browser.ts";
import { ready, readTimeline, seek } from "./listen.ts";

const timeline = await readTimeline();

/** Notes what live regions say once the page is there, as a screen reader would. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const hear = (region: Element) => {
      const text = region.textContent?.trim();
      if (text && getComputedStyle(region).display !== "none") said.push(text);
    };
    document.addEventListener("DOMContentLoaded", () => {
      for (const region of document.querySelectorAll('[role="status"]'))
        new MutationObserver(() => hear(region)).observe(region, {
          childList: true,
          subtree: true,
        });
    });
  });
}

function heard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => ("said" in window && Array.isArray(window.said) ? window.said : []));
}

const page = sharePage("tides/", ready, {}, listen);

/** What stands where: landmarks, the title, and controls by their names. */
const PARTS =
  /^ *- (?:banner|main|navigation|region|contentinfo|group|button|slider|heading .*level=1)/;

test("has what the page has, in order, and each slide once", async () => {
  const tree = await page().locator("body").ariaSnapshot();
  const parts = tree.split("\n").filter((line) => PARTS.test(line));
  expect(parts.map((line) => line.replace(/:$/, "")).join("\n")).toBe(`- banner
  - heading "Why the sea rises twice a day" [level=1]
  - navigation "Episode"
    - button "Search the notes"
    - button "Light or dark"
- main
  - button "Play 02:18"
  - button "Enlarge the slide’s picture"
  - group "Turn the slides"
    - button "Previous step or slide"
    - button "Next step or slide"
  - button "All slides"
  - button "Captions on the slide"
  - button "Full screen"
  - navigation "Chapters"
        - button "What the sea does 00:00"
        - button "What lifts the water 00:36"
        - button "What a coast makes of it 01:34"
  - region "Notes"
    - region "Sources"
- region "Player"
  - region "Recording"
  - button "Play"
  - button "Previous chapter"
  - button "10 seconds back"
  - button "10 seconds forward"
  - button "Next chapter"
  - slider "Seek": "0"
  - button "Playback rate 1x": 1x
  - button "Mute"
  - slider "Volume": "1"
  - button "Settings"`);
  // reveal.js keeps a second copy of the slide's text.
  const title = timeline.slides[0]?.title;
  expect(tree).toContain(`heading "${title}" [level=2]`);
  expect(tree).not.toContain(`text: ${title}`);
});

test("is told when one lets go, and how to return; of each new slide if that is wanted", async () => {
  const [, second, third] = timeline.slides;
  await seek(page(), second?.start ?? 0);
  const slide = page().locator("section.present");
  await expect.poll(() => slide.getAttribute("data-slide")).toBe(second?.id);
  expect(await heard(page())).toEqual([]);

  await page().keyboard.press("ArrowRight");
  await expect
    .poll(() => heard(page()))
    .toEqual([expect.stringMatching(/^You left the recording here\. Back to \d+:\d\d$/)]);
  await page().click('[data-action="follow"]');

  await page().evaluate(() =>
    document.querySelector<HTMLInputElement>('[data-control="announce"]')?.click(),
  );
  await seek(page(), third?.start ?? 0);
  await expect.poll(() => heard(page())).toHaveLength(2);
  expect((await heard(page()))[1]).toBe(`Slide 3: ${third?.title}`);
});

test("is told when the sound fails", async () => {
  const page = await (await openContext()).newPage();
  await page.route("**/*.mp3", (route) => route.fulfill({ status: 404 }));
  await listen(page);
  await page.goto(`${inject("siteUrl")}tides/`);
  await expect
    .poll(() => heard(page))
    .toEqual([expect.stringContaining("The recording is not on the server.")]);
});
