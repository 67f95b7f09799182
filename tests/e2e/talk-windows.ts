import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, inject } from "vitest";
import { openContext, shareContext } from "./browser.ts";

export interface TalkWindows {
  readonly present: Page;
  readonly speaker: Page;
  readonly context: BrowserContext;
}

/** Opens a page of a talk, and resolves once it can be used. */
export async function openWindow(
  context: BrowserContext,
  path: string,
  episode = "tides",
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(`${episode}/${path}`, inject("siteUrl")).href);
  await ready(page);
  return page;
}

/** Resolves once a page of a talk can be used. */
export async function ready(page: Page): Promise<void> {
  const isPresent = new URL(page.url()).pathname.endsWith("/present/");
  await page.waitForSelector(isPresent ? ".reveal.ready .marks" : ".preview.now section");
}

/** Present, and the console that `S` opens from it. @param search of Present's address */
export async function openTalk(
  search = "?slide=pull",
  context?: BrowserContext,
): Promise<TalkWindows> {
  context ??= await openContext();
  const present = await openWindow(context, `present/${search}`);
  const [speaker] = await Promise.all([context.waitForEvent("page"), present.keyboard.press("s")]);
  await ready(speaker);
  await speaker.locator(".connection", { hasText: "Deck connected" }).waitFor();
  return { present, speaker, context };
}

/** Both windows for all tests of a file or a `describe`, each of which begins at the slide `pull`. */
export function shareTalk(): () => TalkWindows {
  const context = shareContext();
  let shared: TalkWindows | undefined;
  const talk = () => {
    if (!shared) throw new Error("There is a talk only while tests run");
    return shared;
  };
  beforeAll(async () => {
    shared = await openTalk("?slide=pull", context());
  });
  beforeEach(async () => {
    await jumpTo(talk().speaker, "The difference does it");
    await expect.poll(() => onScreen(talk().present)).toBe("pull 0");
  });
  return talk;
}

/** Goes to a slide, by a part of its title. */
export async function jumpTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
}

export function connection(speaker: Page): Promise<string> {
  return speaker.locator(".connection").innerText();
}

/** What a preview of the console shows, as `pull 2`. */
export async function preview(speaker: Page, which: "now" | "next"): Promise<string> {
  return (await placesIn(speaker, PREVIEWS[which])).before;
}

/** What the room sees, as `pull 2`. */
export async function onScreen(present: Page): Promise<string> {
  return (await placesIn(present, ON_SCREEN)).before;
}

/** What a window of a talk shows before and after a key is pressed in it, with nothing that it hears in between. */
export function pressBetween(
  page: Page,
  window: "present" | "speaker",
  key: string,
): Promise<Places> {
  return placesIn(page, window === "present" ? ON_SCREEN : PREVIEWS.now, key);
}

interface Places {
  readonly before: string;
  readonly after: string;
}

const ON_SCREEN = "section.present[data-slide]";
const PREVIEWS = { now: ".preview.now section", next: ".preview.next section" };

function placesIn(page: Page, selector: string, key?: string): Promise<Places> {
  return page.evaluate(
    (given) => {
      const place = () => {
        const slide = document.querySelector<HTMLElement>(given.selector);
        const steps = Array.from(
          slide?.querySelectorAll<HTMLElement | SVGElement>("[data-step].visible") ?? [],
          (part) => Number(part.dataset["step"]),
        );
        return `${slide?.dataset["slide"] ?? ""} ${Math.max(0, ...steps)}`;
      };
      const before = place();
      if (given.key !== undefined)
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: given.key, bubbles: true, cancelable: true }),
        );
      return { before, after: place() };
    },
    { selector, key },
  );
}

/** Presses a key again and again. */
export async function press(page: Page, key: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
}
