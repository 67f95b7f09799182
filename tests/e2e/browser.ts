import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { startPlaywright } from "../playwright.ts";

let shared: Promise<Browser> | undefined;
const contexts: BrowserContext[] = [];

/** Closes every profile that a test has opened. */
export async function closeContexts(): Promise<void> {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

/** The browser that Cuedeck uses; it ends with the process. */
export function browser(): Promise<Browser> {
  return (shared ??= startPlaywright());
}

async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  return (await browser()).newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    // Each page would fetch and keep the whole episode once more.
    serviceWorkers: "block",
    ...options,
  });
}

/** A browser profile of its own, without service workers unless asked for; closed after the test. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await newContext(options);
  contexts.push(context);
  return context;
}

/** A browser profile for all tests of a file or a `describe`. */
export function shareContext(options: BrowserContextOptions = {}): () => BrowserContext {
  let shared: BrowserContext | undefined;
  beforeAll(async () => {
    shared = await newContext(options);
  });
  afterAll(() => shared?.close());
  return () => {
    if (!shared) throw new Error("There is a context only while tests run");
    return shared;
  };
}

/**
 * A page of the served site for all tests of a file or a `describe`: to load one takes longer than most tests. Each test
 * begins by going where it needs to be.
 *
 * @param path below the site
 * @param ready resolves once the page can be used
 * @param prepare what is to be done before it loads
 */
export function sharePage(
  path: string,
  ready: (page: Page) => Promise<unknown>,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): () => Page {
  const context = shareContext(options);
  let shared: Page | undefined;
  beforeAll(async () => {
    shared = await context().newPage();
    await prepare(shared);
    await shared.goto(new URL(path, inject("siteUrl")).href);
    await ready(shared);
  });
  return () => {
    if (!shared) throw new Error("There is a page only while tests run");
    return shared;
  };
}

/**
 * A page of the served site.
 *
 * @param path below the site, as `tides/?t=60`
 */
export async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await openContext(options)).newPage();
  await page.goto(new URL(path, inject("siteUrl")).href);
  return page;
}
