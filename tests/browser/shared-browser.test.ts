/** @module-tag slow */
import { describe, expect, test } from "vitest";
import type { Browser } from "../../src/browser/browser.ts";
import { MissingBrowserError } from "../../src/browser/browser-choice.ts";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { LostBrowserError, withBrowser } from "../../src/browser/with-browser.ts";

const options = { env: process.env, report: () => {} };

// On a machine without a browser the first of these fetches one.
describe("SharedBrowser", { timeout: 300_000 }, () => {
  test("finds once", async () => {
    await using shared = new SharedBrowser(options);
    expect(await shared.choice()).toBe(await shared.choice());
  });

  test("starts one browser for all, and closes it at the end", async () => {
    const shared = new SharedBrowser(options);
    const [one, other] = await Promise.all([shared.launch(), shared.launch()]);
    expect(other).toBe(one);
    expect(one.isConnected).toBe(true);
    await shared[Symbol.asyncDispose]();
    expect(one.isConnected).toBe(false);
  });

  test("starts another when the first is gone", async () => {
    await using shared = new SharedBrowser(options);
    const first = await shared.launch();
    await first.close();
    expect((await shared.launch()).isConnected).toBe(true);
  });

  test("tries anew what has failed", async () => {
    const env = { ...process.env };
    await using shared = new SharedBrowser({ ...options, env });
    env["CUEDECK_BROWSER"] = "/nowhere";
    await expect(shared.launch()).rejects.toBeInstanceOf(MissingBrowserError);
    env["CUEDECK_BROWSER"] = process.env["CUEDECK_BROWSER"];
    expect((await shared.launch()).isConnected).toBe(true);
  });

  test("ends quietly when there was nothing to start", async () => {
    const shared = new SharedBrowser({ ...options, env: { CUEDECK_BROWSER: "/nowhere" } });
    await expect(shared.launch()).rejects.toBeInstanceOf(MissingBrowserError);
    await shared[Symbol.asyncDispose]();
  });

  test("starts none after the end, when nobody would close it", async () => {
    const shared = new SharedBrowser(options);
    await shared[Symbol.asyncDispose]();
    await expect(shared.launch()).rejects.toThrow("Unexpected start");
  });

  test("prints text as a tagged PDF and shows it on a picture", async () => {
    await using shared = new SharedBrowser(options);
    const page = await (await shared.launch()).newPage({ viewport: { width: 200, height: 100 } });
    await page.evaluate(`document.body.innerHTML = "<h1>Hello</h1>"`);
    const pdf = Buffer.from(await page.pdf()).toString("latin1");
    expect(pdf).toContain("/StructTreeRoot");
    expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+/);
    const words = await page.screenshot();
    await page.evaluate(`document.body.innerHTML = ""`);
    expect(words).not.toEqual(await page.screenshot());
  });

  test("a request that nobody can answer fails, and the page does not wait for it", async () => {
    await using shared = new SharedBrowser(options);
    const page = await (await shared.launch()).newPage();
    await page.answer(() => Promise.reject(new Error("There is no such file")));
    await expect(page.goto("https://cuedeck.invalid/")).rejects.toThrow("does not load");
  });

  test("does again what a browser did not live to end, and then tells", async () => {
    await using shared = new SharedBrowser(options);
    const seen: Browser[] = [];
    const lose = (count: number) => async (browser: Browser) => {
      seen.push(browser);
      if (seen.length > count) return "done";
      process.kill(browser.pid ?? Number.NaN, "SIGKILL");
      await browser.newPage();
      return "never";
    };
    expect(await withBrowser(shared, lose(1))).toBe("done");
    expect(seen).toHaveLength(2);
    await expect(withBrowser(shared, lose(9))).rejects.toBeInstanceOf(LostBrowserError);
    expect(seen).toHaveLength(4);
    const fault = new Error("not the browser's");
    await expect(withBrowser(shared, () => Promise.reject(fault))).rejects.toBe(fault);
  });

  test("ends a browser that no longer answers", async () => {
    await using shared = new SharedBrowser({ ...options, beat: 3_000 });
    const browser = await shared.launch();
    process.kill(browser.pid ?? Number.NaN, "SIGSTOP");
    await expect(browser.newPage()).rejects.toThrow("closed");
    expect((await shared.launch()).isConnected).toBe(true);
  });
});
