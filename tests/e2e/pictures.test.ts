/** @module-tag slow */
import { describe, expect, test } from "vitest";
import { sharePage } from "./browser.ts";
import { followFrom } from "./following.ts";
import { readTimeline, ready, seek, shown } from "./listen.ts";
import { isPlaying, soundTime, startSound } from "./sound.ts";

const timeline = await readTimeline();
const listen = sharePage("tides/", ready);

describe("a diagram enlarged", () => {
  test("goes on with the steps, and closes with its slide", async () => {
    const page = listen();
    await followFrom(page, 54);
    const diagram = page.locator("section.present .diagram svg").filter({ visible: true });
    const small = await diagram.boundingBox();
    await diagram.click();
    const large = await page.locator(".enlarge svg").filter({ visible: true }).boundingBox();
    expect(large?.width).toBeGreaterThan((small?.width ?? Infinity) * 1.3);

    const steps = () =>
      page
        .locator(".enlarge [data-step].visible")
        .evaluateAll((parts) => [...new Set(parts.map((part) => part.getAttribute("data-step")))]);
    expect(await steps()).toEqual([]);
    await seek(page, 58.3);
    await expect.poll(steps).toEqual(["1"]);
    await seek(page, 65.6);
    await expect.poll(async () => new Set(await steps())).toEqual(new Set(["1", "2"]));
    await seek(page, 20);
    await expect.poll(() => page.locator(".enlarge").count()).toBe(0);
  });

  test("opens by the key e, where the slide has one", async () => {
    const page = listen();
    await followFrom(page, 54);
    await page.keyboard.press("e");
    await page.locator(".enlarge svg").filter({ visible: true }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".enlarge").count()).toBe(0);
    await seek(page, 20);
    await page.keyboard.press("e");
    expect(await page.locator(".enlarge").count()).toBe(0);
    expect(await page.locator('[data-action="enlarge"]').isVisible()).toBe(false);
  });
});

test("the board holds every slide; a click shows it and leaves the sound", async () => {
  const page = listen();
  await followFrom(page, 96);
  await startSound(page);
  await page.click('[data-action="overview"]');
  const ids = await page
    .locator(".overview [data-pick]")
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-pick")));
  expect(ids).toEqual(timeline.slides.map(({ id }) => id));
  expect(await page.locator('.overview [aria-current="true"]').getAttribute("data-pick")).toBe(
    "shape",
  );
  const before = await soundTime(page);
  await page.click('[data-pick="bay"]');
  await expect.poll(() => page.locator(".overview").count()).toBe(0);
  expect(await shown(page)).toMatchObject({ slide: "bay" });
  expect(await isPlaying(page)).toBe(true);
  expect((await soundTime(page)) - before).toBeLessThan(10);
});

test("a citation opens its reference where it stands; Escape closes it", async () => {
  const page = listen();
  await followFrom(page, 54);
  const citation = page.locator('[data-cue="pull-1"] a.citation').first();
  const number = await citation.innerText();
  const reference = await page.locator(`#reference-${number}`).innerText();
  await citation.focus();
  await page.keyboard.press("Enter");
  const card = page.locator(".reference-card");
  expect(await card.innerText()).toContain(reference.slice(0, 40));
  const [at, box] = [await citation.boundingBox(), await card.boundingBox()];
  expect(Math.abs((box?.y ?? Infinity) - (at?.y ?? 0))).toBeLessThan((box?.height ?? 0) + 60);
  expect(page.url()).not.toContain("#");
  await page.keyboard.press("Escape");
  expect(await card.isVisible()).toBe(false);
  expect(await page.locator(":focus").innerText()).toBe(number);
  expect(await page.getAttribute("html", "data-follow")).toBe("on");
});

test("captions on the slide say what is being said", async () => {
  const page = listen();
  await followFrom(page, 56);
  expect(await page.locator(".caption").isVisible()).toBe(false);
  await page.keyboard.press("c");
  const said = (text: string) => text.replaceAll(/\s+/g, " ");
  const cueAt = async () => {
    const time = await soundTime(page);
    return timeline.cues.find(({ start, end }) => start <= time && time < end);
  };
  const first = await page.locator(".caption").innerText();
  expect(said((await cueAt())?.text ?? "")).toContain(first);
  await startSound(page);
  await page.waitForFunction(
    (before) => document.querySelector(".caption")?.textContent !== before,
    first,
  );
  await page.keyboard.press("k");
  const second = await page.locator(".caption").innerText();
  expect(second).not.toBe("");
  expect(said((await cueAt())?.text ?? "")).toContain(second);
  // They are there the next time.
  await page.goto(new URL("?t=56", page.url()).href);
  await ready(page);
  await expect.poll(() => page.locator(".caption").isVisible()).toBe(true);
});

test("full screen shows the slide and a bar, until the same key", async () => {
  const page = listen();
  await followFrom(page, 56);
  await page.keyboard.press("f");
  await page.waitForSelector("html[data-stage]");
  expect(await page.evaluate(() => document.fullscreenElement?.localName)).toBe("html");
  expect(await page.locator("section.present .slide-title").isVisible()).toBe(true);
  expect(await page.locator('[data-action="play"]').isVisible()).toBe(true);
  expect(await page.locator("#notes").isVisible()).toBe(false);
  await page.keyboard.press("f");
  await page.waitForSelector("html:not([data-stage])");
  expect(await page.locator("#notes").isVisible()).toBe(true);
});
