import { describe, expect, inject, test } from "vitest";
import { startServer } from "../e2e/server.ts";
import { appears, openPage, PATIENCE, shown } from "./page-state.ts";
import type { Page, Windows } from "./page.ts";

const PREVIEW = ".preview.now section";

/** A talk in several windows. */
export function testTalk(windows: () => Windows): void {
  const connects = (speaker: Page) =>
    expect
      .poll(
        () => speaker.evaluate(() => document.querySelector(".connection")?.textContent),
        PATIENCE,
      )
      .toContain("connected");

  describe("a talk", () => {
    test("Present and Speaker go together, from either window and after a reload", async () => {
      const present = await openPage(windows(), "tides/present/?slide=pull");
      await appears(present, ".reveal.ready .marks");
      const speaker = await windows().opened(() => present.press("s"));
      await appears(speaker, PREVIEW);
      await connects(speaker);
      await speaker.press("ArrowRight");
      await expect.poll(() => shown(present), PATIENCE).toBe("pull 1");
      await present.press("ArrowRight");
      await expect.poll(() => shown(speaker, PREVIEW), PATIENCE).toMatch(/^pull 2/);
      await present.reload();
      await appears(present, ".reveal.ready .marks");
      await expect.poll(() => shown(present), PATIENCE).toBe("pull 2");
      await speaker.press("ArrowLeft");
      await expect.poll(() => shown(present), PATIENCE).toBe("pull 1");
    });

    test("a room follows the talk, and a paired phone moves it", async () => {
      const folder = inject("enginesFolder");
      const server = await startServer("preview", { args: ["--live", "--out", folder] });
      await expect.poll(() => server.printed(), PATIENCE).toMatch(/tides\/speaker\/#presenter=/);
      const [link = ""] = /http\S+\/tides\/speaker\/#presenter=[\w-]+/.exec(server.printed()) ?? [];
      const speaker = await windows().open(link);
      await appears(speaker, PREVIEW);
      await appears(speaker, '[data-action="room"][data-status="connected"]');
      await speaker.press("ArrowRight");

      const listener = await windows().open(new URL("live", server.url).href);
      await appears(listener, ".reveal.ready");
      await expect.poll(() => shown(listener), PATIENCE).toBe(await shown(speaker, PREVIEW));

      await speaker.click('[data-action="room"]');
      await appears(speaker, "dialog[open]");
      await speaker.evaluate(() =>
        Array.from(document.querySelectorAll("button"))
          .find(({ textContent }) => textContent === "Pair a phone")
          ?.click(),
      );
      await appears(speaker, ".room-remotes a");
      const address = await speaker.evaluate(
        () => document.querySelector<HTMLAnchorElement>(".room-remotes a")?.href ?? "",
      );
      await speaker.press("Escape");
      const phone = await windows().open(address);
      await appears(phone, PREVIEW);
      const before = await shown(speaker, PREVIEW);
      await appears(phone, '.connection[data-connected="true"]');
      await phone.press("ArrowRight");
      await expect.poll(() => shown(speaker, PREVIEW), PATIENCE).not.toBe(before);
      await expect
        .poll(async () => (await shown(listener)) === (await shown(speaker, PREVIEW)), PATIENCE)
        .toBe(true);
    });
  });
}
