/** @module-tag slow */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../cli/project.ts";
import { openContext } from "./browser.ts";

const POSTER = '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"/>';
const SEGMENT = `---
title: Part
---

# A film

::embed{src="https://youtu.be/dQw4w9WgXcQ" poster="film.svg" title="How sand travels"}

:::notes
[00:01] Watch.
:::

---

# A map

::embed{src="https://maps.example.org/pier?z=3" title="The pier on a map"}

:::notes
[00:05] Look.
:::
`;

/** Hosts that can't exist (RFC 2606): the test serves the one itself, and keeps what the others are asked for. */
const SITE = "https://site.invalid/";

let project: Project;

beforeAll(async () => {
  project = await Project.create({
    "slides/talk/episode.yaml": "title: Talk\nduration: 20\n",
    "slides/talk/01-part.md": SEGMENT,
    "public/talk/film.svg": POSTER,
  });
  const { code, stderr } = await project.run(["build", "--no-pdf"]);
  expect(code, stderr).toBe(0);
});

afterAll(() => project.remove());

/** Opens a page of the episode, and keeps what other hosts are asked for: each answers with a page of its own. */
async function open(path: string): Promise<{ page: Page; asked: string[] }> {
  const page = await (await openContext()).newPage();
  const asked: string[] = [];
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    const { origin, pathname } = new URL(url);
    if (`${origin}/` === SITE)
      return route.fulfill({
        path: join(project.folder, "dist", pathname.replace(/\/$/, "/index.html")),
      });
    asked.push(url);
    return route.fulfill({ contentType: "text/html", body: "<button>In the frame</button>" });
  });
  await page.goto(`${SITE}talk/${path}`);
  await page.waitForLoadState("networkidle");
  return { page, asked };
}

const FILM = '[data-slide="a-film"]';

test.each(["", "present/"])("/%s asks no other host before the button is pressed", async (path) => {
  const { page, asked } = await open(path);
  const button = page.locator(`${FILM} .embed button`);
  await button.waitFor();
  expect(await button.textContent()).toBe("Load from youtube-nocookie.com");
  expect(asked).toEqual([]);

  await button.focus();
  await page.keyboard.press("Enter");
  const frame = page.locator(`${FILM} iframe`);
  await page.frameLocator(`${FILM} iframe`).getByText("In the frame").waitFor();
  expect(asked).toEqual(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]);
  expect(await frame.getAttribute("title")).toBe("How sand travels");
  expect(await frame.getAttribute("allow")).not.toContain("autoplay");
  expect(await frame.getAttribute("sandbox")).not.toContain("allow-top-navigation");
  expect(await button.isVisible()).toBe(false);

  // Keys go to the frame for as long as the pointer is in it.
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  await frame.hover();
  expect(await focused()).toBe("iframe");
  await page.mouse.move(2, 2);
  await expect.poll(focused).toBe("body");
  await page.keyboard.press("ArrowRight");
  await page.locator('[data-slide="a-map"].present').waitFor();
  expect(await page.locator("iframe").count()).toBe(0);
  expect(asked).toHaveLength(1);
});

test("without a poster a card has the title, and without a network the button is gone", async () => {
  const { page } = await open("?slide=a-map");
  const embed = page.locator('[data-slide="a-map"] .embed');
  await embed.locator("button").waitFor();
  expect(await embed.locator(".embed-card").textContent()).toBe("The pier on a map");
  await page.context().setOffline(true);
  await embed.locator("button").waitFor({ state: "hidden" });
  const link = embed.locator("figcaption a");
  expect(await link.getAttribute("href")).toBe("https://maps.example.org/pier?z=3");
  await page.context().setOffline(false);
  await embed.locator("button").waitFor();
});

test.each(["speaker/", "print/"])(
  "/%s shows the poster alone, and may load no frame",
  async (path) => {
    const { page, asked } = await open(path);
    expect(await page.locator(".embed img:visible").count()).toBeGreaterThan(0);
    expect(await page.locator(".embed button:visible, iframe").count()).toBe(0);
    const policy = await page.getAttribute('[http-equiv="Content-Security-Policy"]', "content");
    expect(policy).not.toContain("frame-src");
    expect(asked).toEqual([]);
  },
);

test("the policy of the pages that may names these hosts alone", async () => {
  const { page } = await open("");
  const policy = await page.getAttribute('[http-equiv="Content-Security-Policy"]', "content");
  expect(policy).toContain("frame-src https://www.youtube-nocookie.com https://maps.example.org");
});
