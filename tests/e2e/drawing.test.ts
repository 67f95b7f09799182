/** @module-tag slow */
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { openContext, shareContext } from "./browser.ts";

const context = shareContext();
let page: Page;

const addressOf = (path: string) => new URL(`code/${path}`, inject("siteUrl")).href;

beforeAll(async () => {
  page = await context().newPage();
});

/** Which parts of a slide's drawing can be seen: its line from step 1 on, its text until then, its dot from step 2 on. */
function shown(slide: Locator): Promise<string[]> {
  return slide.evaluate((section) =>
    ["path", "text", "circle"].filter((name) => {
      const part = section.querySelector(`svg.wide ${name}`);
      return part?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    }),
  );
}

const STATES = [["text"], ["path", "text"], ["path", "circle"]];

async function openDeck(at: Page, query = ""): Promise<Locator> {
  await at.goto(addressOf(`present/?slide=pier${query}`));
  await at.waitForSelector(".reveal.ready");
  await at.waitForLoadState("networkidle");
  return at.locator("section.present");
}

test("a drawing shows by steps, forward and back", async () => {
  const slide = await openDeck(page);
  for (const state of STATES) {
    expect(await shown(slide)).toEqual(state);
    if (state !== STATES.at(-1)) await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("ArrowLeft");
  expect(await shown(slide)).toEqual(STATES[1]);
});

test("it fills its slide, and follows the scheme", async () => {
  const slide = await openDeck(page);
  const svg = slide.locator("svg.wide");
  expect(await svg.boundingBox()).toEqual(await slide.boundingBox());
  const fills = () =>
    svg.evaluate((element) =>
      ["text", "circle"].map(
        (name) => getComputedStyle(element.querySelector(name) ?? element).fill,
      ),
    );
  await page.emulateMedia({ colorScheme: "light" });
  expect(await fills()).toEqual(["rgb(23, 32, 42)", "rgb(179, 64, 43)"]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await fills()).toEqual(["rgb(238, 241, 244)", "rgb(255, 147, 124)"]);
});

test("screen readers have what it shows, and what each step does", async () => {
  const svg = (await openDeck(page)).locator("svg.wide");
  expect(await svg.getAttribute("aria-label")).toBe("The pier");
  const described = await svg.evaluate((element) =>
    element
      .getAttribute("aria-describedby")
      ?.split(" ")
      .map((id) => element.ownerDocument.getElementById(id)?.textContent),
  );
  expect(described).toEqual(["A pier in the water.", "The current comes."]);
});

test("on paper, all of its steps, or the last; without a script, too", async () => {
  await page.goto(addressOf("print/?steps"));
  const states = await Promise.all((await page.locator("[data-slide=pier]").all()).map(shown));
  expect(states).toEqual(STATES);
  await page.goto(addressOf("print/"));
  expect(await shown(page.locator("[data-slide=pier]"))).toEqual(STATES.at(-1));
  const calm = await (await openContext({ javaScriptEnabled: false })).newPage();
  await calm.goto(addressOf("present/"));
  expect(await shown(calm.locator("[data-slide=pier]"))).toEqual(STATES.at(-1));
});

test("in the speaker's previews: now and next", async () => {
  await page.goto(addressOf("speaker/?slide=pier"));
  await page.waitForSelector(".preview.now [data-slide=pier]");
  await expect.poll(() => shown(page.locator(".preview.now .slide"))).toEqual(STATES[0]);
  expect(await shown(page.locator(".preview.next .slide"))).toEqual(STATES[1]);
});

/** What moves, by the names of its style sheet, or of the element if a script moves it. */
const moving = (at: Page) =>
  at.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      if (animation instanceof CSSTransition) return [];
      if (animation instanceof CSSAnimation) return [animation.animationName];
      const { effect } = animation;
      return effect instanceof KeyframeEffect ? [effect.target?.localName] : [];
    }),
  );

test("a line draws itself as its step comes, and pictures of one name pass into each other", async () => {
  const lively = await (await openContext({ reducedMotion: "no-preference" })).newPage();
  const slide = await openDeck(lively);
  await lively.keyboard.press("ArrowRight");
  expect(await moving(lively)).toEqual(["motion-draw"]);
  // Neither on the way back, nor where its step was before.
  await lively.keyboard.press("ArrowRight");
  await lively.keyboard.press("ArrowLeft");
  expect(await moving(lively)).toEqual([]);
  await lively.keyboard.press("ArrowRight");
  const before = await slide.locator("svg.wide").boundingBox();
  await lively.keyboard.press("ArrowRight");
  const start = await lively.evaluate(() => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = 0;
    }
    const copy = document.querySelectorAll("section.present svg.wide")[1];
    const line = copy?.querySelector("rect")?.getBoundingClientRect();
    return line && { x: line.x, width: line.width };
  });
  expect(await moving(lively)).toEqual(["span", "span"]);
  // The copy of the old one is where that was.
  expect(start?.width).toBeCloseTo(((before?.width ?? 0) * 480) / 1280, 0);
  await lively.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect.poll(() => slide.locator("svg.wide").count()).toBe(1);
});

test("nothing moves for who prefers that", async () => {
  await openDeck(page);
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press("ArrowRight");
    expect(await moving(page)).toEqual([]);
  }
  expect(await page.locator("section.present svg.wide").count()).toBe(1);
});
