import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { shareContext } from "./browser.ts";

const context = shareContext();
let page: Page;

const addressOf = (path: string) => new URL(`code/${path}`, inject("siteUrl")).href;

beforeAll(async () => {
  page = await context().newPage();
});

/** The numbers of a slide's lines that have a bar, and of those whose words are of one colour, the dim one. */
function lines(slide: Locator): Promise<{ lit: string[]; dim: string[] }> {
  return slide.evaluate((section) => {
    const all = Array.from(section.querySelectorAll<HTMLElement>(".line"));
    const numbers = (chosen: readonly HTMLElement[]) =>
      chosen.map(({ dataset }) => dataset["number"] ?? "");
    const colour = (line: HTMLElement) =>
      new Set(Array.from(line.querySelectorAll("[style]"), (word) => getComputedStyle(word).color));
    const probe = document.createElement("span");
    probe.style.color = "var(--code-dim)";
    section.append(probe);
    const dim = getComputedStyle(probe).color;
    probe.remove();
    return {
      lit: numbers(all.filter((line) => getComputedStyle(line).boxShadow !== "none")),
      dim: numbers(all.filter((line) => colour(line).size === 1 && colour(line).has(dim))),
    };
  });
}

/** What lines.steps show, one after the other. */
const STATES = [
  { lit: ["11", "12"], dim: ["10", "14"] },
  { lit: ["11", "12"], dim: ["10", "14"] },
  { lit: ["14"], dim: ["10", "12"] },
  { lit: [], dim: ["10", "12", "14"] },
  { lit: [], dim: [] },
];

describe("lines of code that are lit by steps", () => {
  test("on the deck, forward and back", async () => {
    await page.goto(addressOf("present/"));
    await page.waitForSelector(".reveal.ready");
    const slide = page.locator("section.present");
    for (const state of STATES) {
      expect(await lines(slide)).toEqual(state);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await lines(slide)).toEqual(STATES[2]);
  });

  test("on paper: all of them, or the last", async () => {
    await page.goto(addressOf("print/?steps"));
    const states = await Promise.all((await page.locator("[data-slide]").all()).map(lines));
    expect(states).toEqual(STATES);
    await page.goto(addressOf("print/"));
    expect(await lines(page.locator("[data-slide]"))).toEqual(STATES.at(-1));
  });

  test("in the speaker's previews: now and next", async () => {
    await page.goto(addressOf("speaker/"));
    await page.waitForSelector(".preview.now .slide");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => lines(page.locator(".preview.now .slide"))).toEqual(STATES[2]);
    expect(await lines(page.locator(".preview.next .slide"))).toEqual(STATES[3]);
  });
});
