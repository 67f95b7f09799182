import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { shippedThemes } from "../../build/themes/shipped.js";
import { THEMED_EPISODES, writeThemedEpisodes } from "../deck/own-episodes.mjs";
import { withPage } from "../open-page.mjs";
import { CACHE } from "../places.mjs";
import { withServedSite } from "../serve-site.mjs";

/** Of an episode, in the order in which a listener is likely to open them. */
const PAGES = ["", "present/", "speaker/", "print/"];

/** What counts of a first load; data are the timeline, chapters and whatever else scripts ask for. @type {readonly Kind[]} */
const WEIGHED = ["document", "stylesheet", "script", "data", "image"];

/**
 * @typedef {"document" | "stylesheet" | "script" | "font" | "data" | "media" | "image"} Kind
 * @typedef {{ path: string, kind: Kind, bytes: number, gzip: number, mermaid: boolean }} Loaded
 */

/** @type {import("../serve-site.mjs").Project} */
const PROJECT = { cwd: join(CACHE, "load"), out: join(CACHE, "load/dist") };

/**
 * Loads each page of the project's episodes, in each theme, in a browser without a cache, and weighs what they ask for.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureLoad({ report }) {
  await writeThemedEpisodes(PROJECT.cwd);
  return withServedSite(async (origin) => {
    const pages = [];
    for (const { id, episode, theme } of THEMED_EPISODES) {
      for (const path of PAGES) {
        const files = await loadPage(`${origin}/${id}/${path}`);
        pages.push({ episode, theme, path, files });
        report(`${id}/${path} asks for ${files.length} files`);
      }
    }
    const listens = pages
      .filter(({ path }) => path === "")
      .map((page) => ({ ...page, ...weigh(page.files) }));
    return {
      pages,
      themes: shippedThemes().map((theme) => {
        const own = listens.filter((listen) => listen.theme === theme);
        const [heaviest] = own.toSorted((a, b) => b.all - a.all);
        if (!heaviest) throw new Error(`Unexpected theme ${theme}, expected one with a page`);
        return { theme, heaviest, fonts: Math.max(...own.map(({ fonts }) => fonts)) };
      }),
      mermaid: sum(
        pages.flatMap(({ files }) =>
          files.filter(({ mermaid }) => mermaid).map(({ bytes }) => bytes),
        ),
      ),
    };
  }, PROJECT);
}

/** Bytes of a first load, by their kind. @param {readonly Loaded[]} files */
function weigh(files) {
  const ofKind = (/** @type {Kind} */ kind) => files.filter((file) => file.kind === kind);
  const kinds = Object.fromEntries(
    WEIGHED.map((kind) => [kind, sum(ofKind(kind).map(({ gzip }) => gzip))]),
  );
  return {
    all: sum(Object.values(kinds)),
    kinds,
    // Woff2 is compressed already, so fonts count as they are.
    fonts: sum(ofKind("font").map(({ bytes }) => bytes)),
  };
}

/** @param {string} url @returns {Promise<Loaded[]>} */
function loadPage(url) {
  return withPage(async (page) => {
    /** @type {Promise<Loaded>[]} */
    const files = [];
    page.on("requestfinished", (request) => files.push(weighFile(request)));
    await page.goto(url, { waitUntil: "networkidle" });
    await page.evaluate("document.fonts.ready");
    await page.waitForLoadState("networkidle");
    return Promise.all(files);
  });
}

/** @param {import("playwright-core").Request} request @returns {Promise<Loaded>} */
async function weighFile(request) {
  const { pathname } = new URL(request.url());
  const kind = kindOf(request.resourceType());
  // A browser reads as much of the audio as it likes, and keeps no copy.
  if (kind === "media") return { path: pathname, kind, bytes: 0, gzip: 0, mermaid: false };
  const response = await request.response();
  const body = (await response?.body()) ?? Buffer.alloc(0);
  const gzip = gzipSync(body, { level: 9 }).length;
  return {
    path: pathname,
    kind,
    bytes: body.length,
    gzip,
    mermaid: kind === "script" && /mermaid/i.test(pathname + body),
  };
}

/** @param {string} type as Playwright names it @returns {Kind} */
function kindOf(type) {
  switch (type) {
    case "document":
    case "stylesheet":
    case "script":
    case "font":
    case "media":
    case "image":
      return type;
    default:
      return "data";
  }
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
