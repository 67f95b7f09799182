/** @module-tag slow */
import { type ChildProcess, spawn } from "node:child_process";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Project } from "../cli/project.ts";
import { PROGRAM } from "../program.ts";
import { wavOf } from "../wav.ts";
import { axeViolations } from "./axe.ts";
import { shareContext } from "./browser.ts";

const PATH = "slides/talk/01-part.md";
const SEGMENT = `---
title: Part
---

# One

:::notes
[00:02.0] The first paragraph.

The second one  has no time.

[00:20.0!] The third one stays.
:::

---

## Two

:::steps
- a
- b
:::

:::notes
[00:30.0] [click] The fourth.

The fifth.
:::
`;
const RATE = 8000;
const DOUBTS = [
  { text: "The first paragraph.", kept: 2, found: 3.1, confidence: 0.31 },
  { text: "The fifth.", kept: null, found: null, confidence: 0 },
];
const FILES = {
  "slides/talk/episode.yaml": "title: Talk\nmedia: talk.wav\n",
  [PATH]: SEGMENT,
  ".cuedeck/doubts-talk.json": JSON.stringify(DOUBTS),
  "public/talk/talk.wav": wavOf([new Float32Array(40 * RATE).fill(0.1)], RATE),
  "slides/silent/episode.yaml": "title: Schweigen\nlanguage: de\n",
  "slides/silent/01-teil.md": "---\ntitle: Teil\n---\n\n# Eins\n\n:::notes\nHallo.\n:::\n",
};

let project: Project;
let server: ChildProcess;
let url = "";
const context = shareContext();
let page: Page;

beforeAll(async () => {
  project = await Project.create(FILES);
  server = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], { cwd: project.folder });
  let output = "";
  server.stdout?.on("data", (text: Buffer) => (output += text.toString()));
  url = await vi.waitUntil(() => /http:\S+\d\//.exec(output)?.[0], { timeout: 60_000 });
});

afterAll(async () => {
  server.kill();
  await project.remove();
});

beforeEach(async () => {
  await project.write({ [PATH]: SEGMENT });
  // A page of its own: what the one before still loads, or loads anew after a save, would end this one's navigation.
  page = await context().newPage();
  await open();
  await page.evaluate(() => localStorage.clear());
  await open();
});

afterEach(() => page.close());

async function open(query = ""): Promise<void> {
  await page.goto(`${url}talk/timing/${query}`);
  await page.waitForSelector(".row[aria-current]");
}

const rows = () => page.locator(".row-time").allInnerTexts();
const marked = () => page.locator(".row[aria-current] .row-text").innerText();
const next = () => page.locator(".row:has(.row-next:not(:empty)) .row-text").innerText();
const playing = () => page.evaluate(() => !document.querySelector("audio")?.paused);
const time = () => page.evaluate(() => document.querySelector("audio")?.currentTime ?? -1);
const notes = () => project.read(PATH);

test("begins before the first cue without a time; Space plays, and then sets it where it is heard", async () => {
  expect(await rows()).toEqual(["00:02.0", "≈ 00:08.0", "00:20.0", "00:30.0", "≈ 00:35.0"]);
  expect(await next()).toBe("The second one has no time.");
  await page.keyboard.press("Space");
  await expect.poll(time).toBeGreaterThan(6.5);
  await page.keyboard.press("Space");
  const [, set = ""] = await rows();
  expect(set).toMatch(/^00:(?:0[6-9]|1\d)\.\d$/);
  expect(await next()).toBe("The fourth.");
  expect(await playing()).toBe(true);
  const written = SEGMENT.replace("The second", `[${set}] The second`);
  await expect.poll(notes).toBe(written);
  await expect.poll(() => page.locator(".saved").innerText()).toBe("saved in 01-part.md");
  expect(await page.locator(".progress").innerText()).toBe("4 of 5 set");

  await open();
  await page.keyboard.press("z");
  await expect.poll(notes).toBe(SEGMENT);
  await page.keyboard.press("z");
  expect(await page.locator(".notice-text").innerText()).toBe("There is nothing to undo.");
});

test("arrows nudge the marked cue, and play it from two seconds before", async () => {
  await page.locator(".row", { hasText: "The fourth" }).click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await rows()).toContain("00:30.2");
  expect(await playing()).toBe(true);
  const heard = await time();
  expect(heard).toBeGreaterThan(27);
  expect(heard).toBeLessThan(30.2);
  await expect.poll(notes).toBe(SEGMENT.replace("00:30.0", "00:30.2"));
  await page.locator(".row", { hasText: "The third" }).click();
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator(".notice-text").innerText()).toContain("This time stays");
  expect(await notes()).toContain("[00:20.0!]");
});

test("a click goes to the word that is being said, a second one is new, and there is none without a step", async () => {
  await open("?t=33");
  await page.keyboard.press("c");
  await expect.poll(notes).toBe(SEGMENT.replace("[click] The fourth", "The [click] fourth"));
  await page.keyboard.press("c");
  await expect
    .poll(notes)
    .toBe(SEGMENT.replace("[click] The fourth", "The [click] [click] fourth"));
  expect(await page.locator(".click").count()).toBe(2);
  await page.keyboard.press("c");
  expect(await page.locator(".notice-text").innerText()).toContain("no further step");
});

test("what align was not sure of is marked, gone through, and settled", async () => {
  const doubts = page.locator(".to-doubt");
  expect(await doubts.innerText()).toContain("2 to look at");
  await page.keyboard.press("n");
  expect(await marked()).toBe("The fifth.");
  await page.locator(".doubt", { hasText: "does not seem" }).getByRole("button").click();
  expect(await doubts.innerText()).toContain("1 to look at");
  await page.keyboard.press("n");
  expect(await marked()).toBe("The first paragraph.");
  expect(await page.locator(".doubt").first().innerText()).toContain("Only 31% sure");
  await page.getByRole("button", { name: "Use 00:03.1" }).click();
  await expect.poll(notes).toBe(SEGMENT.replace("00:02.0", "00:03.1"));
  expect(await doubts.isVisible()).toBe(false);
  await open();
  expect(await doubts.isVisible()).toBe(false);
});

test("a cue on the waveform is dragged, at most to its neighbours", async () => {
  const marker = page.getByRole("button", { name: /^00:02\.0 The first/ });
  await page.locator(".row").first().click();
  const box = await marker.boundingBox();
  if (!box) throw new Error("The marker is not in view");
  await page.mouse.move(box.x, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 12, { steps: 3 });
  await page.mouse.up();
  await expect.poll(notes).toBe(SEGMENT.replace("00:02.0", "00:03.5"));
  expect(await marked()).toBe("The first paragraph.");
});

test("plays the start of each cue in turn", async () => {
  await page.locator(".row", { hasText: "The fourth" }).click();
  await page.keyboard.press("a");
  const check = page.locator('[data-action="check"]');
  expect(await check.getAttribute("aria-pressed")).toBe("true");
  expect(await time()).toBeLessThan(31);
  await expect.poll(marked, { timeout: 10_000 }).toBe("The fifth.");
  await page.keyboard.press("a");
  expect([await playing(), await check.getAttribute("aria-pressed")]).toEqual([false, "false"]);
});

test("writes nothing once the notes have changed, says so, and reads them anew", async () => {
  const edited = SEGMENT.replace("The fourth.", "The fourth, in other words.");
  await project.write({ [PATH]: edited });
  await page.locator(".row", { hasText: "The fourth" }).click();
  await page.keyboard.press("ArrowRight");
  const notice = page.locator(".notice", { hasText: "changed elsewhere" });
  await notice.waitFor();
  expect(await notes()).toBe(edited);
  await notice.getByRole("button", { name: "Read anew" }).click();
  await page.locator(".row", { hasText: "in other words" }).waitFor();
});

test("is reached from Listen, and says what an episode without a recording needs", async () => {
  await page.goto(`${url}silent/`);
  await page.getByRole("link", { name: "Zeiten" }).click();
  await page.waitForURL(`${url}silent/timing/`);
  expect(await page.locator("main").innerText()).toContain("public/silent/");
  expect(await page.locator("main code").innerText()).toBe("media: silent.mp3");
  expect(await axeViolations(page)).toEqual([]);
});

test.each([
  [1280, 720],
  [390, 844],
])("is accessible and fits at %i×%i", async (width, height) => {
  await page.setViewportSize({ width, height });
  expect(await axeViolations(page)).toEqual([]);
  const size = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { width: scrollWidth, height: scrollHeight };
  });
  expect(size).toEqual({ width, height });
});
