/** @module-tag slow */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, ConsoleMessage, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mediaType } from "../../src/episode/source-file.ts";
import { LAYOUTS } from "../../src/layouts/layouts.ts";
import { buildSite } from "../../src/site/build-site.ts";
import { openProject } from "../../src/site/project.ts";
import { SAMPLE_SLIDES } from "../../src/themes/begin-theme.ts";
import { shippedThemes } from "../../src/themes/shipped.ts";
import { axeViolations } from "../e2e/axe.ts";
import { startPlaywright } from "../playwright.ts";

// The sample of every layout, once in each theme, and the guide in its own.
const THEMES = shippedThemes();
const GUIDE = "guide";
const ORIGIN = "http://themes.invalid/";

/** The pages of an episode, with what is there once they can be used. */
const PAGES = {
  "": ".reveal.ready",
  "present/": ".reveal.ready .marks",
  "speaker/": ".preview.now section",
  "print/": "section",
};

let folder: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-themes-"));
  for (const theme of THEMES) {
    await cp(join(SAMPLE_SLIDES, "layouts"), join(folder, "slides", theme), { recursive: true });
    await cp(join(SAMPLE_SLIDES, "../public/layouts"), join(folder, "public", theme), {
      recursive: true,
    });
    const meta = join(folder, "slides", theme, "episode.yaml");
    await writeFile(meta, `${await readFile(meta, "utf8")}theme: ${theme}\n`);
  }
  for (const part of ["slides", "public"]) {
    const source = fileURLToPath(new URL(`../../${part}/${GUIDE}`, import.meta.url));
    await cp(source, join(folder, part, GUIDE), { recursive: true });
  }
  await using project = await openProject({ cwd: folder });
  const { problems } = await buildSite(project, { pdf: false });
  expect(problems.map(String)).toEqual([]);
  browser = await startPlaywright();
  page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  await page.route(`${ORIGIN}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname.replace(/\/$/, "/index.html");
    const body = await readFile(join(folder, "dist", path)).catch(() => undefined);
    await route.fulfill(body ? { body, contentType: mediaType(path) } : { status: 404 });
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each(
  THEMES.flatMap((theme) => (["light", "dark"] as const).map((scheme) => [theme, scheme] as const)),
)("%s has every layout, and text that can be read, in %s colours", async (theme, scheme) => {
  await page.goto(`${ORIGIN}${theme}/print/?layout=slides&theme=${scheme}`);
  // What is drawn over its colour keeps axe from seeing it.
  await page.addStyleTag({ content: ".slide { background-image: none !important; }" });
  await page.evaluate(() => document.fonts.ready);
  const shown = await page.evaluate(() =>
    Array.from(document.querySelectorAll(".slide"), (slide) =>
      Array.from(slide.classList).find((name) => name.startsWith("layout-")),
    ),
  );
  expect(LAYOUTS.filter((layout) => !shown.includes(`layout-${layout}`))).toEqual([]);
  expect(await axeViolations(page, "main", [scheme])).toEqual([]);
});

test.each(THEMES)("axe finds nothing on Listen and Speaker of %s", async (theme) => {
  for (const path of ["", "speaker/"] as const) {
    await page.goto(`${ORIGIN}${theme}/${path}`);
    await page.waitForSelector(PAGES[path]);
    expect(await axeViolations(page), path).toEqual([]);
  }
});

// Before the page has them in its memory.
test("Listen does not ask for the pictures of slides that are far", async () => {
  const asked: string[] = [];
  const look = (request: Request) => asked.push(basename(new URL(request.url()).pathname));
  page.on("request", look);
  await page.goto(`${ORIGIN}${GUIDE}/`);
  await page.waitForSelector(PAGES[""]);
  expect(asked).not.toContain("harbor.svg");
  page.off("request", look);
});

test.each(Object.entries(PAGES))(
  "the guide's page `%s` asks no other host, says nothing on the console, and axe finds nothing",
  async (path, shows) => {
    const said: string[] = [];
    const hear = (message: ConsoleMessage) => said.push(message.text());
    const fail = (error: Error) => said.push(error.message);
    const look = (request: Request) => {
      if (!request.url().startsWith(ORIGIN)) said.push(request.url());
    };
    page.on("console", hear).on("pageerror", fail).on("request", look);
    await page.goto(`${ORIGIN}${GUIDE}/${path}`);
    await page.waitForSelector(shows);
    await page.evaluate(() => document.fonts.ready);
    page.off("console", hear).off("pageerror", fail).off("request", look);
    expect(said).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  },
);

test.each(THEMES)("%s loads little at first", async (theme) => {
  const html = await readFile(join(folder, "dist", theme, "index.html"), "utf8");
  const files = Array.from(
    html.matchAll(/"\.\.\/(assets\/[^"]+\.(?:css|js|woff2))"/g),
    ([, file = ""]) => file,
  );
  const sizes = await Promise.all(
    [...new Set(files)].map(async (file) => {
      const bytes = await readFile(join(folder, "dist", file));
      return file.endsWith(".woff2")
        ? { font: bytes.length, other: 0 }
        : { font: 0, other: gzipSync(bytes).length };
    }),
  );
  const fonts = sizes.reduce((sum, { font }) => sum + font, 0);
  const others = sizes.reduce((sum, { other }) => sum + other, gzipSync(html).length);
  expect(fonts).toBeGreaterThan(20_000);
  expect(fonts).toBeLessThan(120_000);
  expect(others).toBeLessThan(145_000);
});
