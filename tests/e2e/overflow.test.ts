/** @module-tag slow */
import { expect, test } from "vitest";
import { openContext, openPage } from "./browser.ts";
import { serveMadeUp } from "./made-up.ts";

test("no slide overflows, and no text on one covers another", async () => {
  const page = await openPage("ketamine/print/", { viewport: { width: 1280, height: 720 } });
  await page.evaluate(() => Promise.all(Array.from(document.fonts, (font) => font.load())));
  const faults = await page.evaluate(() => {
    const faults: string[] = [];
    for (const slide of document.querySelectorAll<HTMLElement>("section[data-slide]")) {
      const id = slide.dataset["slide"];
      const frame = slide.querySelector(".frame");
      const body = slide.querySelector(".slide-body");
      const footer = slide.querySelector(".slide-footer");
      const title = slide.querySelector(".slide-title");
      const badge = slide.querySelector(".badge");
      if (!frame || !body || !title) {
        faults.push(`${id} lacks a part`);
        continue;
      }
      const page = slide.getBoundingClientRect();
      if (frame.scrollHeight > 720 || frame.scrollWidth > 1280) faults.push(`${id} overflows`);
      const ranges = document.createRange();
      // A drawing may fill the slide: of such a one it is its labels that keep clear of all else.
      const drawing = body.querySelector(".first-pictures:has(> .diagram)");
      const fills = drawing?.getBoundingClientRect().height === page.height;
      // Words may stand on a numeral that is no more than a tint.
      const parts = `p, li, h3, td, pre, ${fills ? "svg text:not([fill-opacity])" : "svg, img"}`;
      // The table of a chart is for those who can't see it.
      const shown = Array.from(body.querySelectorAll(parts)).filter(
        (part) => !part.closest(".sr-only"),
      );
      const boxes = shown.map((part) => {
        ranges.selectNodeContents(part);
        return part instanceof SVGElement || part instanceof HTMLImageElement
          ? part.getBoundingClientRect()
          : ranges.getBoundingClientRect();
      });
      for (const box of boxes) {
        if (box.right > page.right + 1 || box.left < page.left - 1)
          faults.push(`${id} is too wide`);
        if (footer && box.bottom > footer.getBoundingClientRect().top + 1)
          faults.push(`${id} runs into its footer`);
      }
      ranges.selectNodeContents(title);
      const head = ranges.getBoundingClientRect();
      const mark = badge?.getBoundingClientRect();
      for (const box of fills ? boxes : [])
        for (const other of [head, ...(mark ? [mark] : [])])
          if (
            box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom
          )
            faults.push(`${id}'s drawing has a label under its title or badge`);
      if (mark && head.right > mark.left && head.top < mark.bottom && mark.top < head.bottom)
        faults.push(`${id}'s title runs into its badge`);
      for (const part of footer?.children ?? []) {
        if (part.scrollWidth > part.clientWidth + 1) faults.push(`${id}'s footer is cut`);
        if (part.getBoundingClientRect().right > page.right - 80)
          faults.push(`${id}'s footer is too wide`);
      }
    }
    return faults;
  });
  expect(faults).toEqual([]);
});

test("nothing on a slide is set smaller than 24 px, but for footer, badge and marks, and in drawings than 20 px", async () => {
  const page = await openPage("ketamine/print/");
  const small = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLElement>(
        ".slide-body :is(p, li, h3, td, th, pre), .slide-title",
      ),
    )
      .filter((part) => !part.closest(".sr-only"))
      .map((part) => ({
        id: part.closest<HTMLElement>("[data-slide]")?.dataset["slide"],
        size: Number.parseFloat(getComputedStyle(part).fontSize),
      }))
      .filter(({ size }) => size < 24),
  );
  expect(small).toEqual([]);
  const labels = await page.evaluate(() =>
    Array.from(document.querySelectorAll<SVGTextElement>("svg.drawing text"))
      .filter((label) => label.checkVisibility())
      .map((label) => ({
        label: label.textContent,
        size: Number.parseFloat(getComputedStyle(label).fontSize) * (label.getScreenCTM()?.a ?? 0),
      }))
      .filter(({ size }) => size < 20),
  );
  expect(labels).toEqual([]);
});

test("words in :::fit are as wide as their box, whatever they are, or as high", async () => {
  const fit = (words: string) => `# Title\n\n:::fit\n${words}\n:::\n`;
  const slides = ["WWW MMM", "illicit **little** lilies", "One\n\nlonger than the other", "42"];
  const url = await serveMadeUp({
    meta: ["title: Words"],
    segment: `---\ntitle: Part\n---\n\n${slides.map(fit).join("\n---\n\n")}`,
  });
  const page = await (await openContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await page.goto(`${url}print/`);
  await page.evaluate(() => document.fonts.ready);
  const shares = await page.evaluate(() =>
    Array.from(document.querySelectorAll(".fit-words"), (box) => {
      const range = document.createRange();
      range.selectNodeContents(box);
      const words = range.getBoundingClientRect();
      const { width, height } = box.getBoundingClientRect();
      return { width: words.width / width, height: words.height / height };
    }),
  );
  for (const { width } of shares.slice(0, 3)) expect(width).toBeCloseTo(1, 2);
  for (const { height } of shares) expect(height).toBeLessThan(1.001);
  expect(shares[3]?.height).toBeGreaterThan(0.7);
});
