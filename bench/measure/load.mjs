import { gzipSync } from "node:zlib";
import { withPage } from "../open-page.mjs";
import { EPISODE } from "../places.mjs";
import { withServedSite } from "../serve-site.mjs";

/** Of an episode, in the order in which a listener is likely to open them. */
const PAGES = ["", "present/", "speaker/", "print/"];

/** What counts of a first load; data are the timeline, chapters and whatever else scripts ask for. @type {readonly Kind[]} */
const WEIGHED = ["document", "stylesheet", "script", "data", "image"];

/**
 * @typedef {"document" | "stylesheet" | "script" | "font" | "data" | "media" | "image"} Kind
 * @typedef {{ path: string, kind: Kind, bytes: number, gzip: number, mermaid: boolean }} Loaded
 */

/**
 * Loads each of the episode's pages in a browser without a cache, and weighs what they ask for.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export function measureLoad({ report }) {
  return withServedSite(async (origin) => {
    /** @type {{ page: string, files: Loaded[] }[]} */
    const pages = [];
    for (const name of PAGES) {
      const files = await loadPage(`${origin}/${EPISODE}/${name}`);
      pages.push({ page: name === "" ? "listen" : name.slice(0, -1), files });
      report(`${name || "listen/"} asks for ${files.length} files`);
    }
    const listen = pages.find(({ page }) => page === "listen")?.files ?? [];
    const weigh = (/** @type {Kind} */ kind) =>
      sum(listen.filter((file) => file.kind === kind).map(({ gzip }) => gzip));
    const kinds = Object.fromEntries(WEIGHED.map((kind) => [kind, weigh(kind)]));
    return {
      pages,
      // Bytes; woff2 is compressed already, so fonts count as they are.
      all: sum(Object.values(kinds)),
      kinds,
      fonts: sum(listen.filter(({ kind }) => kind === "font").map(({ bytes }) => bytes)),
      mermaid: sum(
        pages.flatMap(({ files }) =>
          files.filter(({ mermaid }) => mermaid).map(({ bytes }) => bytes),
        ),
      ),
    };
  });
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
