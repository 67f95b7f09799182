/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage, sharePage } from "./browser.ts";
import { ready } from "./listen.ts";

test.each([
  [390, 844],
  [600, 900],
  [834, 1112],
  [844, 390],
  [900, 700],
  [1280, 720],
])("at %d×%d Play covers no words of the cover, and no button", async (width, height) => {
  const page = await openPage("ketamine/", { viewport: { width, height }, hasTouch: true });
  await ready(page);
  const covered = await page.locator(".start").evaluate((start) => {
    // As in the language that takes the most room.
    if (start.firstChild) start.firstChild.textContent = "Reproduzir ";
    const play = start.getBoundingClientRect();
    const isCovered = (element: Element) => {
      const { left, right, top, bottom, width: shown } = element.getBoundingClientRect();
      return (
        shown > 0 &&
        left < play.right &&
        right > play.left &&
        top < play.bottom &&
        bottom > play.top
      );
    };
    const others = ".under button:not(.start), section.present :is(h1, p)";
    return Array.from(document.querySelectorAll(others))
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
      .filter(isCovered)
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });
  expect(covered).toEqual([]);
});

/** Controls that nobody could press: out of the window even after scrolling there, or below something else. */
function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("button, a, input, select, [data-action]"))
      .filter((control) => control.checkVisibility() && !control.closest(".reveal, .skip"))
      .filter((control) => {
        control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        // A link may run over two lines; its first box is in the way of nothing else.
        const [box] = control.getClientRects();
        if (!box) return true;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const isOver =
          top && (control.contains(top) || top.contains(control) || top.closest("label"));
        return !isOver || box.left < 0 || box.right > innerWidth + 0.5;
      })
      .map((control) => control.outerHTML.slice(0, 120)),
  );
}

describe.each([
  ["320 pixels wide", { width: 320, height: 640 }],
  ["a laptop's window at twice its size", { width: 640, height: 360 }],
])("on a screen as small as %s", (_name, viewport) => {
  const listen = sharePage("tides/?t=66", ready, { viewport, permissions: ["clipboard-write"] });

  test("the way back is in view once the page let go", async () => {
    const page = listen();
    await page.click('[data-action="next"]');
    const back = await page.locator('[data-action="follow"]').boundingBox();
    expect(back?.y).toBeGreaterThanOrEqual(0);
    expect((back?.y ?? 0) + (back?.height ?? Infinity)).toBeLessThanOrEqual(viewport.height);
    await page.click('[data-action="follow"]');
  });

  test("nothing is cut off or covered, and the notes can be read", async () => {
    const page = listen();
    const note = page.locator("[data-cue][aria-current]");
    await expect
      .poll(async () => {
        const { y = -1, width = 0 } = (await note.boundingBox()) ?? {};
        return width > 250 && y > 0 && y < viewport.height * 0.8;
      })
      .toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    expect(await unreachable(page)).toEqual([]);

    await page.click('[data-action="settings"]');
    const panel = await page.locator(".settings").boundingBox();
    expect(panel?.y).toBeGreaterThanOrEqual(0);
    expect((panel?.y ?? 0) + (panel?.height ?? Infinity)).toBeLessThanOrEqual(viewport.height);
    await page.getByText("Links and files").click();
    await page.getByText("Copy the code").click();
    await page.getByText("Code copied").waitFor();
    await page.keyboard.press("Escape");
  });

  test("a hit can be read while one searches, and the slide is back after that", async () => {
    const page = listen();
    const width = () =>
      page.locator("section.present").evaluate((slide) => slide.getBoundingClientRect().width);
    const before = await width();
    await page.click('[data-action="search"]');
    await page.waitForSelector("#search-field:focus");
    await page.keyboard.type("hardly comes");
    await expect.poll(() => page.locator(".search-count").innerText()).toContain("1 of");
    const isRead = () =>
      page.evaluate(() => {
        const [hit] = CSS.highlights.get("current-hit") ?? [];
        const range = document.createRange();
        if (hit) range.setStart(hit.startContainer, hit.startOffset);
        if (hit) range.setEnd(hit.endContainer, hit.endOffset);
        const { top, bottom } = range.getBoundingClientRect();
        const edge = (selector: string) =>
          document.querySelector(selector)?.getBoundingClientRect();
        return top > (edge(".search")?.bottom ?? 0) && bottom < (edge(".player")?.top ?? 0);
      });
    await expect.poll(isRead).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(width).toBeCloseTo(before, 0);
    expect(await page.locator(".screen").isVisible()).toBe(true);
  });
});

test.each(["ketamine", "tides"])(
  "on a phone held upright the slides of %s are tall, all of them can be read, and nothing is cut off",
  async (episode) => {
    // All slides stand below each other.
    const page = await openPage(`${episode}/`, {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    await page.evaluate(() => Promise.all(Array.from(document.fonts, (font) => font.load())));
    const faults = await page.evaluate(() => {
      /** @param ofSlide how much smaller the slide is drawn */
      const textsOf = (part: Element, ofSlide: number) => {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const texts: { words: string; size: number; mayEnd: boolean; rects: DOMRect[] }[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const parent = node.parentElement;
          const isPicture = parent?.closest("svg:not(.tall)");
          if (!parent?.checkVisibility() || isPicture || parent.closest(".sr-only, .katex-mathml"))
            continue;
          const scale =
            parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 0) : undefined;
          const range = document.createRange();
          range.selectNodeContents(node);
          texts.push({
            words: node.nodeValue ?? "",
            size: Number.parseFloat(getComputedStyle(parent).fontSize) * (scale ?? ofSlide),
            // A drawing goes on beyond the slide, and sources below it end in three dots.
            mayEnd: parent.closest("svg, .slide-footer") !== null,
            rects: Array.from(range.getClientRects()),
          });
        }
        return texts;
      };
      return Array.from(document.querySelectorAll<HTMLElement>(".reveal [data-slide]"), (slide) => {
        const box = slide.getBoundingClientRect();
        const footer = slide.querySelector(".slide-footer")?.getBoundingClientRect();
        const end = (footer?.top ?? box.bottom) + 1;
        const scale = box.width / slide.offsetWidth;
        const isCut = (rect: DOMRect) =>
          Math.min(rect.left - box.left, box.right - rect.right) < 0 ||
          Math.min(rect.top - box.top, box.bottom - rect.bottom) < 0;
        const body = Array.from(slide.querySelectorAll(".slide-body"));
        return {
          ratio: box.height / box.width,
          pictures: Array.from(
            slide.querySelectorAll(".diagram"),
            (diagram) =>
              Array.from(diagram.children).filter(
                (child) => child.matches("svg") && child.checkVisibility(),
              ).length,
          ),
          bad: [
            ...textsOf(slide, scale).filter(
              ({ size, mayEnd, rects }) => size < 12 || (!mayEnd && rects.some(isCut)),
            ),
            ...body
              .flatMap((part) => textsOf(part, scale))
              .filter(({ rects }) => rects.some(({ bottom }) => bottom > end)),
          ].map(({ words }) => words),
        };
      });
    });
    expect(faults.length).toBeGreaterThan(5);
    for (const { ratio, pictures, bad } of faults) {
      // Of its two formats one.
      expect(pictures.filter((count) => count !== 1)).toEqual([]);
      expect(ratio).toBeCloseTo(5 / 4, 2);
      expect(bad).toEqual([]);
    }
  },
);
