import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "../browser/browser.ts";
import { type Answer, type Page, type PageRequest, within } from "../browser/page.ts";
import { ID_TOKEN } from "../picture/place-picture.ts";
import type { NodeShape } from "../themes/theme.ts";
import type { DiagramResult, DiagramSource, DrawRequest, Palette } from "./page/protocol.ts";

/** Where the compiled render page is: beside this module, or in `build/` for one that runs from source. */
export const PAGE_DIR = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".ts") ? "../../build/diagram/page/" : "../diagram/page/",
    import.meta.url,
  ),
);

/** A face that diagrams are set in. */
export interface DiagramFont {
  readonly family: string;
  /** Path of a woff2 file. */
  readonly file: string;
  /** As `font-weight` in `@font-face` has it: "100 900" for a variable font. */
  readonly weights: string;
  /** The characters that it has, as `@font-face` has it; all when left out. */
  readonly unicodeRange?: string;
}

export interface DrawOptions {
  /** It is left open. */
  readonly browser: Browser;
  /** The first one's family sets the labels. */
  readonly fonts: readonly DiagramFont[];
  readonly palette: Palette;
  readonly node: NodeShape;
  /** What `copyMermaid` made. */
  readonly mermaidDir: string;
  /** Pages that are left open to draw again, by their fonts: to load Mermaid takes longer than to draw. */
  readonly ready?: Map<string, Page[]> | undefined;
  /** Milliseconds after which a diagram is given up; 20 000 when left out. */
  readonly timeout?: number | undefined;
}

/** Pixels that the body of a slide of 1280 × 720 has, and of one of 720 × 900. */
export const AREAS = { wide: { width: 1104, height: 484 }, tall: { width: 632, height: 640 } };
const TIMEOUT = 20_000;
/** From this many diagrams on a second page is faster, although it loads mermaid once more. */
const WORTH_A_PAGE = 8;

/**
 * Draws one diagram after another on a page that forgets between them: they come out the same whatever was drawn before. A
 * page that hangs or breaks is left behind.
 */
export async function drawAll(
  sources: readonly Required<DiagramSource>[],
  { browser, fonts, palette, node, mermaidDir, ready, timeout = TIMEOUT }: DrawOptions,
  done: (index: number, result: DiagramResult) => Promise<void>,
): Promise<void> {
  const key = JSON.stringify(fonts);
  const waiting = ready?.get(key)?.filter(({ isClosed }) => !isClosed) ?? [];
  // Nobody else draws on it meanwhile.
  const first = waiting.pop();
  ready?.set(key, waiting);
  const open: Page[] = [];
  try {
    const queue = sources.entries();
    const family = fonts[0]?.family ?? "sans-serif";
    const host = pageHost(mermaidDir, fonts);
    const work = async (start: Page | undefined): Promise<void> => {
      let page = start;
      for (const [index, source] of queue) {
        page = page?.isClosed === false ? page : await openPage(browser, host);
        await done(
          index,
          await draw(
            page,
            browser,
            { ...source, idToken: ID_TOKEN, family, palette, node, areas: AREAS },
            timeout,
          ),
        );
      }
      if (page?.isClosed === false) open.push(page);
    };
    const pages = sources.length < WORTH_A_PAGE ? [first] : [first, undefined];
    await Promise.all(pages.map(work));
  } finally {
    if (ready && open.length > 0) ready.set(key, [...(ready.get(key) ?? []), ...open]);
    else await Promise.all(open.map((page) => page.close()));
  }
}

async function openPage(browser: Browser, host: Host): Promise<Page> {
  const page = await browser.newPage({ timezoneId: "UTC", locale: "en-US" });
  await page.answer(host);
  await page.goto(`${ORIGIN}/`);
  // On a busy machine that takes longer than a diagram may.
  await page.loaded();
  return page;
}

async function draw(
  page: Page,
  browser: Browser,
  request: DrawRequest,
  timeout: number,
): Promise<DiagramResult> {
  const call = `import("/page/draw-diagram.js").then((module) => module.drawDiagram(${JSON.stringify(request)}))`;
  try {
    const late = `Unexpected diagram that takes over ${timeout / 1000} s to draw, expected less`;
    return await within(timeout, late, page.evaluate<DiagramResult>(call));
  } catch (error) {
    // Not the diagram's fault.
    if (!browser.isConnected) throw error;
    await page.close();
    return {
      type: "error",
      line: 1,
      reason: error instanceof Error ? firstLine(error.message) : String(error),
    };
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? "";
}

/** The render page's origin: a reserved name that no network resolves. */
const ORIGIN = "https://diagram.invalid";

type Host = (request: PageRequest) => Promise<Answer>;

/** Answers the render page's requests from the folders and files given; nothing goes out. */
function pageHost(mermaidDir: string, fonts: readonly DiagramFont[]): Host {
  return async ({ url: { origin, pathname } }) => {
    if (origin !== ORIGIN) return undefined;
    const [, part = "", ...rest] = pathname.split("/");
    const name = rest.join("/");
    switch (part) {
      case "":
        return { contentType: "text/html", body: html(fonts) };
      case "fonts":
        return { contentType: "font/woff2", body: await readFile(fonts[Number(name)]?.file ?? "") };
      default: {
        const folder = part === "page" ? PAGE_DIR : mermaidDir;
        return { contentType: "text/javascript", body: await readFile(path.join(folder, name)) };
      }
    }
  };
}

function html(fonts: readonly DiagramFont[]): string {
  const faces = fonts.map(
    ({ family, weights, unicodeRange = "U+0-10FFFF" }, index) =>
      `@font-face { font-family: "${family}"; font-weight: ${weights}; src: url("/fonts/${index}") format("woff2"); unicode-range: ${unicodeRange}; }`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>Diagram</title>
<style>${faces.join("\n")} body { margin: 0; font-weight: 500; } b, strong { font-weight: 600; }</style>
<script type="importmap">{ "imports": { "mermaid": "/mermaid/mermaid.esm.min.mjs" } }</script>
<script type="module" src="/page/draw-diagram.js"></script>
<body></body>`;
}
