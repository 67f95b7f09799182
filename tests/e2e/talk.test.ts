/** @module-tag slow */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openContext } from "./browser.ts";
import {
  connection,
  onScreen,
  openTalk,
  openWindow,
  press,
  pressBetween,
  preview,
  ready,
  shareTalk,
} from "./talk-windows.ts";

/** Ends a page's process, as the system does that has no memory left. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  void session.send("Page.crash").catch(() => {});
  await crashed;
}

const marked = (speaker: Page) =>
  speaker.locator("[data-cue][aria-current]").getAttribute("data-cue");

describe("two windows", () => {
  const talk = shareTalk();

  test("S opens Speaker, which shows this slide, the next step and the note to say", async () => {
    const { speaker } = talk();
    expect(await preview(speaker, "now")).toBe("pull 0");
    expect(await preview(speaker, "next")).toBe("pull 1");
    expect(await marked(speaker)).toBe("pull-1");
  });

  test("a move in Present shows in Speaker, with the note that belongs to the step", async () => {
    const { present, speaker } = talk();
    await present.keyboard.press("ArrowRight");
    await expect.poll(() => marked(speaker)).toBe("pull-2");
    await press(present, "ArrowRight", 2);
    await expect.poll(() => preview(speaker, "next")).toBe("springs 0");
    const cue = await speaker.locator("[data-cue][aria-current]").boundingBox();
    const notes = await speaker.locator(".notes").boundingBox();
    const middle =
      ((cue?.y ?? 0) + (cue?.height ?? 0) / 2 - (notes?.y ?? 0)) / (notes?.height ?? 1);
    expect(middle).toBeGreaterThan(0.3);
    expect(middle).toBeLessThan(0.7);
  });

  test("Speaker's keys and notes move Present", async () => {
    const { present, speaker } = talk();
    await speaker.keyboard.press("ArrowRight");
    await expect.poll(() => onScreen(present)).toBe("pull 1");
    await speaker.click('[data-cue="pull-3"] p');
    await expect.poll(() => onScreen(present)).toBe("pull 2");
    await press(speaker, "PageUp", 2);
    await expect.poll(() => onScreen(present)).toBe("pull 0");
    await speaker.keyboard.press("PageUp");
    await expect.poll(() => onScreen(present)).toBe("history 3");
  });
});

test("windows find each other in any order, and a third one watches", async () => {
  const context = await openContext();
  const speaker = await openWindow(context, "speaker/");
  await expect.poll(() => connection(speaker)).toBe("No deck window");
  await press(speaker, "ArrowRight", 5);
  const where = await preview(speaker, "now");
  const present = await openWindow(context, "present/");
  await expect.poll(() => onScreen(present)).toBe(where);
  await expect.poll(() => connection(speaker)).toBe("Deck connected");
  const third = await openWindow(context, "speaker/");
  expect(await preview(third, "now")).toBe(where);
  await present.keyboard.press("ArrowRight");
  await expect.poll(() => onScreen(present)).not.toBe(where);
  const next = await onScreen(present);
  for (const page of [third, speaker]) await expect.poll(() => preview(page, "now")).toBe(next);
});

test("a reload on stage stays where the talk is, not where it was opened", async () => {
  const { present } = await openTalk();
  await press(present, "ArrowRight", 4);
  expect(await onScreen(present)).toBe("springs 0");
  // At once: nothing waits to be written.
  await present.reload();
  await ready(present);
  expect(await onScreen(present)).toBe("springs 0");
});

test("the address says where the talk is, and opens there elsewhere", async () => {
  const { present } = await openTalk();
  await press(present, "ArrowRight", 2);
  await expect.poll(() => new URL(present.url()).hash).toBe("#/pull/2");
  const other = await openWindow(await openContext(), `present/${new URL(present.url()).hash}`);
  expect(await onScreen(other)).toBe("pull 2");
});

test("who crashes takes up slide, step, clock and log, and the other knows that they were gone", async () => {
  const context = await openContext();
  const speaker = await openWindow(context, "speaker/?slide=pull");
  const present = await openWindow(context, "present/");
  await expect.poll(() => connection(speaker)).toBe("Deck connected");
  await press(speaker, "ArrowRight", 2);
  await expect.poll(() => onScreen(present)).toBe("pull 2");
  await crash(present);
  await expect.poll(() => connection(speaker)).toBe("No deck window");
  await press(speaker, "ArrowRight", 1);
  const [again] = await Promise.all([
    context.waitForEvent("page"),
    speaker.click('[data-action="open-deck"]'),
  ]);
  await ready(again);
  expect(await onScreen(again)).toBe("pull 3");
  await expect.poll(() => connection(speaker)).toBe("Deck connected");

  const { search } = new URL(again.url());
  await crash(again);
  const back = await openWindow(context, `speaker/${search}`);
  expect(await preview(back, "now")).toBe("pull 3");
  expect(await back.locator(".elapsed").innerText()).toMatch(/^00:[0-3]\d$/);
  expect(await back.locator('[data-action="timer"]').innerText()).toBe("Pause");
});

test("after all windows were closed, the talk that was left can be taken up", async () => {
  const { present, speaker, context } = await openTalk();
  await press(speaker, "ArrowRight", 2);
  await present.close();
  await speaker.close();
  const fresh = await openWindow(context, "speaker/");
  expect(await preview(fresh, "now")).toBe("cover 0");
  await Promise.all([fresh.waitForEvent("load"), fresh.click(".notice-action")]);
  await ready(fresh);
  expect(await preview(fresh, "now")).toBe("pull 2");
});

test("two talks in one browser don't stir each other", async () => {
  const context = await openContext();
  const one = await openWindow(context, "present/?session=one");
  const two = await openWindow(context, "present/?session=two");
  const speaker = await openWindow(context, "speaker/?session=two");
  await press(speaker, "ArrowRight", 3);
  await expect.poll(() => onScreen(two)).toBe(await preview(speaker, "now"));
  expect(await onScreen(one)).toBe("cover 0");
  await press(one, "End", 1);
  expect(await preview(speaker, "now")).toBe(await onScreen(two));
});

test("pages that can't start say so: opened as files, and without their times", async () => {
  const page = await (await openContext()).newPage();
  for (const name of ["present", "speaker"]) {
    const file = join(inject("siteFolder"), "tides", name, "index.html");
    await page.goto(pathToFileURL(file).href);
    await expect.poll(() => page.locator(".unstarted").isVisible()).toBe(true);
    expect(await page.locator(".unstarted").innerText()).toContain("npx cuedeck preview");
  }
  await page.route("**/timeline.json", (route) => route.abort());
  await page.goto(new URL("tides/speaker/", inject("siteUrl")).href);
  await expect.poll(() => page.locator(".unstarted").isVisible()).toBe(true);
});

test("whatever both windows do, and whenever one is closed, both are where the log is", async () => {
  const context = await openContext();
  let present = await openWindow(context, "present/?session=storm");
  let speaker = await openWindow(context, "speaker/?session=storm");
  let seed = 20;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const keys = ["ArrowRight", "ArrowLeft", "PageDown", "PageUp", "End", "Home", "t", "b"];
  const keptBy = (page: Page) =>
    page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.includes("event:storm:"))
        .map(([, text]): { count: number; action: Record<string, unknown> } => JSON.parse(text))
        .toSorted((a, b) => a.count - b.count),
    );
  let moves = 0;
  const seen: string[] = [];
  for (let turn = 0; turn < 120; turn += 1) {
    const what = random(40);
    if (what === 0) {
      await present.close();
      present = await openWindow(context, "present/?session=storm");
    } else if (what === 1) {
      await speaker.reload();
      await ready(speaker);
    } else if (what === 2) {
      await present.reload();
      await ready(present);
    } else {
      const acts = random(2) === 0;
      const page = acts ? present : speaker;
      const key = keys[random(keys.length)] ?? "ArrowRight";
      // What the eye sees has to be in the log, whatever the log says.
      const { before, after } = await pressBetween(page, acts ? "present" : "speaker", key);
      if (after !== before) seen.push(after);
      moves += 1;
    }
  }
  expect(moves).toBeGreaterThan(80);
  await expect.poll(() => preview(speaker, "now")).toBe(await onScreen(present));
  const events = await keptBy(speaker);
  const logged = events.flatMap(({ action }) =>
    action["type"] === "move" ? [`${String(action["slide"])} ${String(action["step"])}`] : [],
  );
  expect(seen.length).toBeGreaterThan(30);
  const left = [...logged];
  for (const place of seen) {
    const index = left.indexOf(place);
    expect(index, `${place} is not in the log`).toBeGreaterThanOrEqual(0);
    left.splice(index, 1);
  }
  const { action } = events.findLast((event) => event.action["type"] === "move") ?? {};
  const latest = `${String(action?.["slide"])} ${String(action?.["step"])}`;
  expect(await onScreen(present)).toBe(latest);
  await present.close();
  await speaker.close();
  speaker = await openWindow(context, "speaker/?session=storm");
  expect(await preview(speaker, "now")).toBe(latest);
});
