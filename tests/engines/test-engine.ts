import { afterAll, afterEach, beforeAll } from "vitest";
import { type EngineName, startBrowser, type StartedBrowser } from "./engines.ts";
import { testListen } from "./listen.ts";
import { testOffline } from "./offline.ts";
import { type Windows, windowsOf } from "./page.ts";
import { testPages } from "./pages.ts";
import { testTalk } from "./talk.ts";

/** The same tests for each engine. */
export function testEngine(name: EngineName): void {
  let browser: StartedBrowser | undefined;
  let windows: Windows | undefined;
  beforeAll(async () => {
    browser = await startBrowser(name);
    windows = await windowsOf(browser.session);
  });
  afterEach(() => windows?.closeAll());
  afterAll(() => browser?.[Symbol.asyncDispose]());
  const opened = () => {
    if (!windows) throw new Error("There are windows only while tests run");
    return windows;
  };
  testPages(opened);
  testListen(opened);
  testTalk(opened);
  testOffline(opened);
}
