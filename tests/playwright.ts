import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../src/browser/find.ts";

/** Starts the browser that Cuedeck uses, with all that Playwright can do in it. */
export async function startPlaywright(): Promise<Browser> {
  const { executablePath, env } = await findBrowser({
    env: process.env,
    fetchMissing: true,
    report: console.error,
  });
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ["--font-render-hinting=none"],
  });
}
