import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { SharedBrowser } from "../../src/chromium/shared-browser.ts";
import { copyMermaid } from "../../src/diagram/bundle.ts";
import type { DiagramOptions, DiagramResult, DiagramSource } from "../../src/diagram/diagram.ts";
import { renderDiagrams } from "../../src/diagram/render-diagrams.ts";

const FONT = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);

/** Draws for tests: a folder of its own with a cache in it, and a browser that is started once. */
export class Drawing implements AsyncDisposable {
  readonly options: DiagramOptions;
  readonly folder: string;
  readonly #browser = new SharedBrowser({ env: process.env, report: () => {} });

  private constructor(folder: string) {
    this.folder = folder;
    this.options = {
      browser: {
        fingerprint: async () => (await this.#browser.choice()).fingerprint,
        launch: () => this.#browser.launch(),
      },
      cacheDir: path.join(folder, "cache"),
      fonts: [{ family: "Inter", file: FONT, weights: "100 900" }],
      mermaidDir: path.join(folder, "mermaid"),
    };
  }

  static async start(): Promise<Drawing> {
    const folder = await mkdtemp(path.join(tmpdir(), "cuedeck-diagram-"));
    await copyMermaid(path.join(folder, "mermaid"));
    return new Drawing(folder);
  }

  render(
    sources: readonly DiagramSource[],
    changed: Partial<DiagramOptions> = {},
  ): Promise<DiagramResult[]> {
    return renderDiagrams(sources, { ...this.options, ...changed });
  }

  /** The SVG of a diagram that can be drawn. */
  async svg(code: string, steps = false): Promise<string> {
    const [result] = await this.render([{ code, steps }]);
    if (result?.type !== "svg") throw new Error(result?.reason ?? "no result");
    return result.svg;
  }

  /** Evaluates an expression over `svg`, the element, on a page that shows nothing but a drawing. */
  async look<T>(svg: string, expression: string): Promise<T> {
    const page = await (await this.options.browser.launch()).newPage();
    try {
      await page.setContent(`<style>@font-face { font-family: Inter; font-weight: 100 900;
        src: url(data:font/woff2;base64,${await readFile(FONT, "base64")}) }</style>${svg}`);
      await page.evaluate(
        "Promise.all([500, 600].map((weight) => document.fonts.load(`${weight} 20px Inter`)))",
      );
      return await page.evaluate<T>(`((svg) => ${expression})(document.querySelector("svg"))`);
    } finally {
      await page.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}
