import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";

const shared = new SharedBrowser({ env: process.env, report: console.error });
const contexts: BrowserContext[] = [];

/** Closes every profile that a test has opened. */
export async function closeContexts(): Promise<void> {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

/** The browser that Cuedeck uses; it ends with the process. */
export function browser(): Promise<Browser> {
  return shared.launch();
}

/** A browser profile of its own, without service workers unless asked for; closed after the test. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    // Each page would fetch and keep the whole episode once more.
    serviceWorkers: "block",
    ...options,
  });
  contexts.push(context);
  return context;
}

/**
 * A page of the served site.
 *
 * @param path below the site, as `ketamine/?t=60`
 */
export async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await openContext(options)).newPage();
  await page.goto(new URL(path, inject("siteUrl")).href);
  return page;
}
