import { PDFDocument } from "@cantoo/pdf-lib";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openContext, sharePage } from "./browser.ts";
import { jumpTo, onScreen, openWindow, press, preview, ready, shareTalk } from "./talk-windows.ts";

/** Colour of a pixel of the window, as the room sees it. */
async function colourAt(page: Page, x: number, y: number): Promise<readonly number[]> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    const drawing = canvas.getContext("2d");
    drawing?.drawImage(image, 0, 0);
    return Array.from(drawing?.getImageData(0, 0, 1, 1).data.slice(0, 3) ?? []);
  }, picture.toString("base64"));
}

/** A place on the console's picture of the slide. @param x share of its width */
async function placeOnPreview(speaker: Page, x: number, y: number): Promise<[number, number]> {
  const box = await speaker.locator(".preview.now").boundingBox();
  if (!box) throw new Error("There is no preview");
  return [box.x + box.width * x, box.y + box.height * y];
}

/** How much larger than its size an element is shown. */
function scaleOf(element: Locator): Promise<number> {
  return element.evaluate((shown) => new DOMMatrix(getComputedStyle(shown).transform).a);
}

describe("both windows", () => {
  const talk = shareTalk();

  test("the screen goes black and white, from either window, and comes back with the next press", async () => {
    const { present, speaker } = talk();
    const paper = await colourAt(present, 3, 3);
    await speaker.keyboard.press(".");
    await expect.poll(() => colourAt(present, 3, 3)).toEqual([0, 0, 0]);
    expect(await speaker.locator('[data-action="black"]').getAttribute("aria-pressed")).toBe(
      "true",
    );
    await speaker.keyboard.press("w");
    await expect.poll(() => colourAt(present, 3, 3)).toEqual([255, 255, 255]);
    await present.keyboard.press("w");
    await expect.poll(() => colourAt(present, 3, 3)).toEqual(paper);
    await present.keyboard.press("b");
    await expect.poll(() => colourAt(present, 640, 360)).toEqual([0, 0, 0]);
    await speaker.locator('[data-action="black"][aria-pressed="true"]').waitFor();
    await speaker.keyboard.press("PageDown");
    await expect.poll(() => onScreen(present)).toBe("pull 1");
    await expect.poll(() => colourAt(present, 3, 3)).toEqual(paper);
  });

  test("the room sees a spot where the speaker points, and none when they stop", async () => {
    const { present, speaker } = talk();
    await speaker.click('[data-action="pointer"]');
    await speaker.mouse.move(...(await placeOnPreview(speaker, 0.25, 0.5)));
    const spot = present.locator(".spot");
    await expect.poll(() => spot.isVisible()).toBe(true);
    const { x = 0, y = 0, width = 0, height = 0 } = (await spot.boundingBox()) ?? {};
    expect(Math.abs(x + width / 2 - 320)).toBeLessThan(6);
    // The window is 80 pixels higher than the slide.
    expect(Math.abs(y + height / 2 - 400)).toBeLessThan(6);
    await speaker.mouse.move(5, 5);
    await expect.poll(() => spot.isVisible()).toBe(false);
    await speaker.click('[data-action="pointer"]');
  });

  test("what is drawn stays with its slide over a reload, until it is wiped away", async () => {
    const { present, speaker } = talk();
    await speaker.keyboard.press("d");
    await speaker.mouse.move(...(await placeOnPreview(speaker, 0.3, 0.4)));
    await speaker.mouse.down();
    for (const x of [0.35, 0.4, 0.5, 0.6])
      await speaker.mouse.move(...(await placeOnPreview(speaker, x, 0.5)));
    const lines = present.locator(".marks g g polyline");
    // While it is being drawn it can be seen already.
    await expect.poll(() => present.locator('.marks polyline:not([points=""])').count()).toBe(1);
    await speaker.mouse.up();
    await expect.poll(() => lines.count()).toBe(1);
    await speaker.keyboard.press("d");
    await press(speaker, "ArrowRight", 4);
    await expect.poll(() => onScreen(present)).toBe("springs 0");
    expect(await lines.count()).toBe(0);
    await press(speaker, "ArrowLeft", 1);
    await expect.poll(() => lines.count()).toBe(1);
    await present.reload();
    await expect.poll(() => lines.count()).toBe(1);
    await speaker.keyboard.press("e");
    await expect.poll(() => lines.count()).toBe(0);
  });

  test("a part of a diagram is shown larger, where the speaker clicked, and the next slide whole", async () => {
    const { present, speaker } = talk();
    const node = present.locator("section.present svg [data-step]").first();
    const before = await node.boundingBox();
    await speaker.click('[data-action="zoom"]');
    await speaker.mouse.click(...(await placeOnPreview(speaker, 0.2, 0.4)));
    await expect
      .poll(async () => ((await node.boundingBox())?.width ?? 0) / (before?.width ?? 1))
      .toBeCloseTo(2.2, 1);
    await present.keyboard.press("z");
    await expect
      .poll(async () => (await node.boundingBox())?.width)
      .toBeCloseTo(before?.width ?? 0, 0);
    await expect.poll(() => scaleOf(speaker.locator(".preview.now .frame"))).toBe(1);
    await present.keyboard.press("z");
    await expect.poll(() => scaleOf(speaker.locator(".preview.now .frame"))).toBe(2.2);
    await speaker.keyboard.press("End");
    await expect.poll(() => scaleOf(present.locator("section.present .frame"))).toBe(1);
  });

  test("a slide is jumped to by its number and by a part of its title", async () => {
    const { present, speaker } = talk();
    await speaker.keyboard.press("g");
    await speaker.keyboard.type("9");
    await speaker.keyboard.press("Enter");
    await expect.poll(() => onScreen(present)).toBe("bay 0");
    await present.keyboard.press("g");
    await present.keyboard.type("DIFFERENCE");
    await present.keyboard.press("Enter");
    await expect.poll(() => onScreen(present)).toBe("pull 0");
    await speaker.click('[data-action="jump"]');
    await speaker.keyboard.type("nothing like this");
    expect(await speaker.locator(".jump .tiles").innerText()).toBe("No such slide");
    await speaker.keyboard.press("Enter");
    await speaker.keyboard.press("Escape");
    expect(await onScreen(present)).toBe("pull 0");
  });

  test("the overview is a grid of all slides with their steps, by key and by click", async () => {
    const { present, speaker } = talk();
    const overview = present.locator("dialog.overview");
    const focused = () => present.locator(":focus").getAttribute("data-pick");
    await press(present, "ArrowRight", 2);
    const before = "pull 2";
    await expect.poll(() => preview(speaker, "now")).toBe(before);
    await present.keyboard.press("o");
    expect(await overview.locator("[data-pick]").count()).toBe(12);
    expect(await overview.locator("[data-step].visible").count()).toBeGreaterThan(0);
    expect(await focused()).toBe("pull");

    // By rows and by columns; to look about moves nothing, and one may leave as one came.
    await present.keyboard.press("Home");
    const columns = await overview.locator("[data-pick]").evaluateAll((buttons) => {
      const tops = buttons.map((button) => button.getBoundingClientRect().top);
      return tops.filter((top) => top === tops[0]).length;
    });
    expect(columns).toBeGreaterThan(2);
    const ids = await overview
      .locator("[data-pick]")
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-pick")));
    await present.keyboard.press("ArrowDown");
    expect(await focused()).toBe(ids[columns]);
    await press(present, "ArrowRight", 2);
    await present.keyboard.press("ArrowUp");
    expect(await focused()).toBe(ids[2]);
    expect(await preview(speaker, "now")).toBe(before);
    await present.keyboard.press("Escape");
    await expect.poll(() => overview.count()).toBe(0);
    expect(await onScreen(present)).toBe(before);

    await present.keyboard.press("o");
    await press(present, "ArrowRight", 2);
    await present.keyboard.press("Enter");
    await expect.poll(() => preview(speaker, "now")).toBe("shape 0");
    await expect.poll(() => overview.count()).toBe(0);
    await present.keyboard.press("o");
    await overview.locator('[data-pick="springs"]').click();
    await expect.poll(() => onScreen(present)).toMatch(/^springs/);
    await expect.poll(() => overview.count()).toBe(0);
    await expect.poll(() => preview(speaker, "now")).toBe(await onScreen(present));
    await speaker.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => onScreen(present)).toBe("shape 0");
    // Far from the slides that reveal.js had before.
    await present.keyboard.press("Escape");
    await present.keyboard.press("End");
    await present.keyboard.press("Enter");
    await expect.poll(() => preview(speaker, "next")).toBe(" 0");
    await expect.poll(() => onScreen(present)).toBe(await preview(speaker, "now"));
    expect(await present.locator("section.present").count()).toBe(1);
  });

  test("the console's board of all slides leads to each", async () => {
    const { present, speaker } = talk();
    await speaker.keyboard.press("o");
    await speaker.click('[data-pick="bay"]');
    await expect.poll(() => onScreen(present)).toBe("bay 0");
  });

  test("the segment's sound plays from the slide on, where the console asks for it", async () => {
    const { present, speaker } = talk();
    // The browser wants a press in a window before that may make sound.
    await present.keyboard.press("ArrowRight");
    await present.evaluate(() => {
      window.Audio = class extends Audio {
        constructor(source?: string) {
          super(source);
          Object.assign(window, { playing: this });
        }
      };
    });
    // What can't be played is not there, and no click helps.
    await present.evaluate(() => {
      const { play } = Audio.prototype;
      Audio.prototype.play = function () {
        Audio.prototype.play = play;
        return Promise.reject(new DOMException("", "NotSupportedError"));
      };
    });
    await speaker.click('[data-action="sound"]');
    await speaker.locator(".notice", { hasText: "This segment has no sound to play" }).waitFor();
    await speaker.click('[data-action="sound"]');
    await expect.poll(() => speaker.locator(".notice").count()).toBe(0);
    const timeOf = () =>
      present.evaluate(() => {
        const media: unknown = Reflect.get(window, "playing");
        return media instanceof HTMLMediaElement ? [media.paused, media.currentTime] : undefined;
      });
    await expect.poll(async () => (await timeOf())?.[0]).toBe(false);
    const { slides } = await present.evaluate(async () => (await fetch("../timeline.json")).json());
    const { start, end } = slides.find(({ id }: { id: string }) => id === "pull");
    await expect.poll(async () => Number((await timeOf())?.[1])).toBeGreaterThan(start);
    expect(Number((await timeOf())?.[1])).toBeLessThan(end);
    await speaker.click('[data-action="sound"]');
    await expect.poll(async () => (await timeOf())?.[0]).toBe(true);
  });

  test("S a second time brings the console to the front as it is", async () => {
    const { present, speaker } = talk();
    await speaker.evaluate(() => Object.assign(window, { same: true }));
    await present.keyboard.press("s");
    await present.keyboard.press("ArrowRight");
    await expect.poll(() => preview(speaker, "now")).toBe("pull 1");
    expect(await speaker.evaluate(() => "same" in window)).toBe(true);
    expect(present.context().pages()).toHaveLength(2);
  });

  test("F fills the screen, the console's button too, and where the browser refuses that says what to do", async () => {
    const { present, speaker } = talk();
    const fills = () => present.evaluate(() => document.fullscreenElement !== null);
    await present.keyboard.press("F5");
    await expect.poll(fills).toBe(true);
    await present.evaluate(() => document.exitFullscreen());
    await expect.poll(fills).toBe(false);
    await speaker.click('[data-action="fill-screen"]');
    await expect.poll(fills).toBe(true);
    await present.evaluate(() => document.exitFullscreen());
    await present.evaluate(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("Permissions"));
    });
    await speaker.click('[data-action="fill-screen"]');
    await expect.poll(() => speaker.locator(".notice").innerText()).toContain("press F");
  });
});

describe("keys", () => {
  const page = sharePage("tides/present/", ready);

  test.each([
    ["n", "pull 1"],
    ["Space", "pull 1"],
    ["l", "pull 1"],
    ["PageDown", "pull 1"],
    ["Alt+ArrowRight", "springs 0"],
    ["Alt+ArrowLeft", "history 0"],
    ["Home", "cover 0"],
    ["Shift+ArrowLeft", "cover 0"],
    ["p", "history 3"],
    ["Shift+Space", "history 3"],
  ])("%s in Present leads from the slide to %s", async (key, expected) => {
    const present = page();
    await jumpTo(present, "The difference does it");
    await expect.poll(() => onScreen(present)).toBe("pull 0");
    await present.keyboard.press(key);
    await expect.poll(() => onScreen(present)).toBe(expected);
  });
});

test("a finger turns the slides of Present", async () => {
  const context = await openContext({ hasTouch: true });
  const present = await openWindow(context, "present/?slide=pull");
  const session = await context.newCDPSession(present);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: 400 }],
    });
  await touch("touchStart", 800);
  await touch("touchMove", 500);
  await touch("touchEnd");
  await expect.poll(() => onScreen(present)).toBe("pull 1");
});

test("printed from Present, every slide is a page, with all that its steps show", async () => {
  const present = await openWindow(await openContext(), "present/");
  const file = await present.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = (await PDFDocument.load(file)).getPages();
  expect(pages.map((page) => page.getSize())).toEqual(
    Array.from({ length: 12 }, () => ({ width: 960, height: 540 })),
  );
  await present.emulateMedia({ media: "print" });
  const printed = await present.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const slides = Array.from(document.querySelectorAll("section[data-slide]"), (slide) => {
      const { top, height } = slide.getBoundingClientRect();
      const fragments = Array.from(slide.querySelectorAll(".fragment"));
      const hidden = fragments.filter((part) => getComputedStyle(part).opacity !== "1");
      return { top, height, hidden: hidden.length };
    });
    dispatchEvent(new Event("afterprint"));
    return slides;
  });
  expect(printed).toEqual(
    Array.from({ length: 12 }, (_, index) => ({ top: index * 720, height: 720, hidden: 0 })),
  );
  // And afterwards the talk goes on.
  await present.emulateMedia({ media: "screen" });
  await present.keyboard.press("ArrowRight");
  await expect.poll(() => onScreen(present)).not.toBe("cover 0");
});

test.each([
  { name: "4:3", width: 1024, height: 768 },
  { name: "21:9", width: 2100, height: 900 },
])(
  "on a screen of $name the slide is whole, in the middle, as large as it can be",
  async ({ width, height }) => {
    const present = await openWindow(
      await openContext({ viewport: { width, height } }),
      "present/",
    );
    const {
      x = 0,
      y = 0,
      width: w = 0,
      height: h = 0,
    } = (await present.locator("section.present").boundingBox()) ?? {};
    expect(w / h).toBeCloseTo(16 / 9, 2);
    expect(Math.max(w / width, h / height)).toBeCloseTo(1, 2);
    expect(x + w / 2).toBeCloseTo(width / 2, 0);
    expect(y + h / 2).toBeCloseTo(height / 2, 0);
  },
);
