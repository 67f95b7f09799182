import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import type { Timeline } from "../../src/timeline/timeline.ts";

/** What a listener sees: the slide shown, how far its steps are, and the note that is marked. */
export interface Shown {
  readonly slide: string;
  readonly step: number;
  readonly cue: string | undefined;
}

export async function readTimeline(episode = "tides"): Promise<Timeline> {
  return JSON.parse(await readFile(join(inject("siteFolder"), episode, "timeline.json"), "utf8"));
}

export function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const slide = document.querySelector<HTMLElement>("section.present[data-slide]");
    const steps = Array.from(
      slide?.querySelectorAll<HTMLElement | SVGElement>("[data-step].visible") ?? [],
      (part) => Number(part.dataset["step"]),
    );
    const cue = document.querySelector<HTMLElement>("[data-cue][aria-current=true]");
    return {
      slide: slide?.dataset["slide"] ?? "",
      step: Math.max(0, ...steps),
      cue: cue?.dataset["cue"],
    };
  });
}

/** Resolves once the page is ready to be used. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector(".reveal.ready");
  await page.waitForFunction(() => (document.querySelector("audio")?.readyState ?? 0) >= 2);
}

export function seek(page: Page, time: number): Promise<void> {
  return page.evaluate(async (to) => {
    const audio = document.querySelector("audio");
    if (!audio) throw new Error("There is no audio");
    const landed = new Promise((resolve) => {
      audio.addEventListener("seeked", resolve, { once: true });
    });
    audio.currentTime = to;
    await landed;
  }, time);
}

/** The time of the audio when the page next reaches a cue, by the page's own event. */
export function nextCue(page: Page): Promise<{ id: string; step: number; mediaTime: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener(
          "cuedeck:cue",
          (event) => {
            if (event instanceof CustomEvent) resolve(event.detail);
          },
          { once: true },
        );
      }),
  );
}
