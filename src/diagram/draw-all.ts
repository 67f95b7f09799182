import type { Browser } from "../browser/browser.ts";
import { type Page, within } from "../browser/page.ts";
import { ID_TOKEN } from "../picture/place-picture.ts";
import type { NodeShape } from "../themes/theme.ts";
import type { DiagramFont, DrawingPages } from "./drawing-pages.ts";
import type { DiagramResult, DiagramSource, DrawRequest, Palette } from "./page/protocol.ts";

export interface DrawOptions {
  /** It is left open. */
  readonly browser: Browser;
  readonly pages: DrawingPages;
  /** The first one's family sets the labels. */
  readonly fonts: readonly DiagramFont[];
  readonly palette: Palette;
  readonly node: NodeShape;
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
  { browser, pages, fonts, palette, node, timeout = TIMEOUT }: DrawOptions,
  done: (index: number, result: DiagramResult) => Promise<void>,
): Promise<void> {
  const faces = pages.facesOf(fonts);
  const family = fonts[0]?.family ?? "sans-serif";
  const common = { idToken: ID_TOKEN, family, faces, palette, node, areas: AREAS };
  const queue = sources.entries();
  const work = async (): Promise<void> => {
    let page: Page | undefined;
    for (const [index, source] of queue) {
      page = page?.isClosed === false ? page : await pages.take(browser);
      await done(index, await draw(page, browser, { ...source, ...common }, timeout));
    }
    if (page) pages.leave(page);
  };
  await Promise.all(sources.length < WORTH_A_PAGE ? [work()] : [work(), work()]);
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
