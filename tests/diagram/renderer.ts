import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { toHtml } from "hast-util-to-html";
import type { Page } from "../../src/browser/page.ts";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { withBrowser } from "../../src/browser/with-browser.ts";
import { copyMermaid } from "../../src/diagram/bundle.ts";
import { DrawingPages } from "../../src/diagram/drawing-pages.ts";
import type { DiagramResult, DiagramSource } from "../../src/diagram/page/protocol.ts";
import { type DiagramOptions, renderDiagrams } from "../../src/diagram/render-diagrams.ts";
import { EDITORIAL, PALETTE } from "../themes/editorial.ts";

const FONT = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);

/** Draws for tests: a folder of its own with a cache in it, and a browser that is started once. */
export class Renderer implements AsyncDisposable {
  readonly options: DiagramOptions;
  readonly folder: string;
  readonly #browser = new SharedBrowser({ env: process.env, report: () => {} });
  #page: Promise<Page> | undefined;

  private constructor(folder: string) {
    this.folder = folder;
    this.options = {
      browser: {
        fingerprint: async () => (await this.#browser.choice()).fingerprint,
        use: (work) => withBrowser(this.#browser, work),
      },
      cacheDir: path.join(folder, "cache"),
      fonts: [{ family: "Inter", file: FONT, weights: "100 900" }],
      palette: PALETTE,
      node: EDITORIAL.node,
      pages: new DrawingPages(path.join(folder, "mermaid")),
    };
  }

  /** @param expected drawn at once into the cache, because mermaid takes longer to load than to draw */
  static async start(expected: readonly DiagramSource[] = []): Promise<Renderer> {
    const folder = await mkdtemp(path.join(tmpdir(), "cuedeck-diagram-"));
    await copyMermaid(path.join(folder, "mermaid"));
    const renderer = new Renderer(folder);
    await renderer.render(expected);
    return renderer;
  }

  render(
    sources: readonly DiagramSource[],
    changed: Partial<DiagramOptions> = {},
  ): Promise<DiagramResult[]> {
    return renderDiagrams(sources, { ...this.options, ...changed });
  }

  /** The SVG of a diagram that can be drawn. */
  async svg(source: string | DiagramSource): Promise<string> {
    const [result] = await this.render([
      typeof source === "string" ? { code: source, steps: false } : source,
    ]);
    if (result?.type !== "svg") throw new Error(result?.reason ?? "no result");
    return toHtml(result.picture.wide, { space: "svg", closeEmptyElements: true });
  }

  /** Evaluates an expression over `svg`, the element, on a page that shows nothing but it. */
  async look<T>(svg: string, expression: string): Promise<T> {
    const page = await (this.#page ??= this.#openPage());
    await page.evaluate((svg) => void (document.body.innerHTML = svg), svg);
    return await page.evaluate<T>(`((svg) => ${expression})(document.querySelector("svg"))`);
  }

  async #openPage(): Promise<Page> {
    const page = await (await this.#browser.launch()).newPage();
    const data = await readFile(FONT, "base64");
    // A font that a script adds outlives the content of the page.
    await page.evaluate(`new FontFace("Inter", "url(data:font/woff2;base64,${data})", { weight: "100 900" })
      .load().then((face) => { document.fonts.add(face); })`);
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}
