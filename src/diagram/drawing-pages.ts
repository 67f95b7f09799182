import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "../browser/browser.ts";
import type { Answer, Page, PageRequest } from "../browser/page.ts";
import type { Face } from "./page/protocol.ts";

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

/** Pages on which diagrams are drawn. They are left open to draw again: to load Mermaid takes longer than to draw. */
export class DrawingPages {
  /** What `copyMermaid` made. */
  readonly mermaidDir: string;
  /** Paths of fonts, by their numbers in the pages' addresses. */
  readonly #fonts: string[] = [];
  readonly #waiting: Promise<Page>[] = [];

  constructor(mermaidDir: string) {
    this.mermaidDir = mermaidDir;
  }

  /** Opens a page before there is something to draw. */
  prepare(browser: Browser): void {
    const page = this.#open(browser);
    // Whoever wants to draw opens another.
    page.catch(() => {});
    this.#waiting.push(page);
  }

  /** A page on which nobody else draws until it is left. */
  async take(browser: Browser): Promise<Page> {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const page = await next.catch(() => undefined);
      if (page?.isClosed === false) return page;
    }
    return this.#open(browser);
  }

  leave(page: Page): void {
    this.#waiting.push(Promise.resolve(page));
  }

  /** Fonts as the pages find them. */
  facesOf(fonts: readonly DiagramFont[]): Face[] {
    return fonts.map(({ family, file, weights, unicodeRange }) => {
      if (!this.#fonts.includes(file)) this.#fonts.push(file);
      return { family, weights, unicodeRange, url: `/fonts/${this.#fonts.indexOf(file)}` };
    });
  }

  async #open(browser: Browser): Promise<Page> {
    const page = await browser.newPage({ timezoneId: "UTC", locale: "en-US" });
    await page.answer((request) => this.#answer(request));
    await page.goto(`${ORIGIN}/`);
    // On a busy machine that takes longer than a diagram may.
    await page.loaded();
    return page;
  }

  /** From the folders and files given; nothing goes out. */
  async #answer({ url: { origin, pathname } }: PageRequest): Promise<Answer> {
    if (origin !== ORIGIN) return undefined;
    const [, part = "", ...rest] = pathname.split("/");
    const name = rest.join("/");
    switch (part) {
      case "":
        return { contentType: "text/html", body: HTML };
      case "fonts":
        return { contentType: "font/woff2", body: await readFile(this.#fonts[Number(name)] ?? "") };
      default: {
        const folder = part === "page" ? PAGE_DIR : this.mermaidDir;
        return { contentType: "text/javascript", body: await readFile(path.join(folder, name)) };
      }
    }
  }
}

/** The render page's origin: a reserved name that no network resolves. */
const ORIGIN = "https://diagram.invalid";

const HTML = `<!doctype html>
<meta charset="utf-8">
<title>Diagram</title>
<style>body { margin: 0; font-weight: 500; } b, strong { font-weight: 600; }</style>
<script type="importmap">{ "imports": { "mermaid": "/mermaid/mermaid.esm.min.mjs" } }</script>
<script type="module" src="/page/draw-diagram.js"></script>
<body></body>`;
