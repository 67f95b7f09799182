import { expect, inject, test } from "vitest";
import { startServer } from "../e2e/server.ts";
import { appears, PATIENCE, shown } from "./page-state.ts";
import type { Windows } from "./page.ts";

/** What is left without the network. */
export function testOffline(windows: () => Windows): void {
  test("after one visit slides and notes are there without a server", async () => {
    const server = await startServer("preview", { args: ["--out", inject("enginesFolder")] });
    const address = new URL("tides/", server.url).href;
    const page = await windows().open(address);
    await appears(page, ".reveal.ready");
    const state = () =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await expect.poll(state, PATIENCE).toBe("activated");
    await server.stop();
    await page.open(address);
    await appears(page, ".reveal.ready");
    const first = await shown(page);
    await page.press("ArrowRight");
    await expect.poll(() => shown(page), PATIENCE).not.toBe(first);
  });
}
