/** @module-tag slow */
import { once } from "node:events";
import { createServer } from "node:http";
import type { Frame, Page } from "playwright-core";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { openContext, openPage } from "./browser.ts";
import { readTimeline, ready } from "./listen.ts";

const SIZES = [
  { width: 320, height: 180 },
  { width: 480, height: 270 },
  { width: 640, height: 360 },
  { width: 800, height: 450 },
];

/** Keeps what its frames say, each with the origin that it came from. */
const LISTENING = `<script>
  const heard = [];
  addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
</script>`;

/** Serves one page on an origin of its own. */
async function serve(html: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html>${html}`);
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It has no port");
  return `http://127.0.0.1:${address.port}/`;
}

const frameOf = (query: string, { width, height } = { width: 640, height: 360 }) =>
  `<iframe src="${inject("siteUrl")}tides/${query}" width="${width}" height="${height}"></iframe>`;

/** A host's page, and the Listen page in its first frame. */
async function openHost(html: string): Promise<{ host: Page; frame: Frame }> {
  const url = await serve(html);
  const host = await (await openContext()).newPage();
  await host.goto(url);
  const frame = await (await host.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("The host has no frame");
  await frame.waitForSelector(".reveal.ready");
  await frame.waitForFunction(() => (document.querySelector("audio")?.readyState ?? 0) >= 2);
  return { host, frame };
}

const say = (host: Page, message: object) =>
  host.evaluate(
    (said) => document.querySelector("iframe")?.contentWindow?.postMessage(said, "*"),
    message,
  );

const heard = (host: Page): Promise<{ cuedeck?: string; [key: string]: unknown }[]> =>
  host.evaluate("heard");

const timeOf = (frame: Frame) => frame.evaluate(() => document.querySelector("audio")?.currentTime);

describe("in the box of another site", () => {
  test("the code that the settings copy shows the page", async () => {
    const page = await openPage("tides/?t=60", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await ready(page);
    await page.click('[data-action="settings"]');
    await page.getByText("Links and files").click();
    await page.click('[data-action="copy-embed"]');
    const read = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).toMatch(/^<iframe .*><\/iframe>$/);

    const { host, frame } = await openHost((await read()).replace(' loading="lazy"', ""));
    expect(frame.url()).toBe(`${inject("siteUrl")}tides/?embed`);
    expect(await host.getAttribute("iframe", "title")).toBe((await readTimeline()).title);
    expect(await frame.getAttribute("html", "data-stage")).toBe("");
  });

  test.each(SIZES)("$width×$height: slide, play and bar are in view, and no more", async (size) => {
    const { frame } = await openHost(frameOf("?embed&t=66", size));
    const { scrollWidth, scrollHeight } = await frame.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    expect({ width: scrollWidth, height: scrollHeight }).toEqual(size);

    const boxes = await frame.evaluate(() =>
      [".reveal", "media-play-button", "media-time-range", '[data-action="settings"]'].map(
        (selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return { selector, ...box?.toJSON() };
        },
      ),
    );
    const slide = boxes[0];
    for (const { selector, top, left, right, bottom, width, height } of boxes) {
      expect(Math.min(top, left), selector).toBeGreaterThanOrEqual(0);
      expect(right, selector).toBeLessThanOrEqual(size.width);
      expect(bottom, selector).toBeLessThanOrEqual(size.height);
      expect(Math.min(width, height), selector).toBeGreaterThanOrEqual(24);
      if (selector !== ".reveal") expect(top, selector).toBeGreaterThanOrEqual(slide?.bottom);
    }
    expect(slide?.width / slide?.height).toBeCloseTo(16 / 9, 1);
    expect(slide?.height).toBeGreaterThan(size.height * 0.65);
  });

  test("keys are the host's until the frame has the focus", async () => {
    const { host, frame } = await openHost(frameOf("?embed"));
    await host.keyboard.press("ArrowRight");
    await host.keyboard.press(" ");
    await frame.focus('[data-action="play"]');
    // A round trip through the frame: had it heard the keys, it would have turned by now.
    expect(await frame.evaluate(() => document.querySelector("audio")?.paused)).toBe(true);
    expect(await frame.getAttribute("html", "data-follow")).toBe("on");
    await host.keyboard.press("ArrowRight");
    expect(await frame.getAttribute("html", "data-follow")).toBe("off");
    await frame.getByRole("button", { name: "Back to 00:00" }).click();
    expect(await frame.getAttribute("html", "data-follow")).toBe("on");
  });
});

describe("what host and page say to each other", () => {
  test("ready, seek, play, pause, and after `subscribe` each cue and state", async () => {
    const { title, duration, cues } = await readTimeline();
    const { host, frame } = await openHost(LISTENING + frameOf("?embed"));
    const origin = new URL(inject("siteUrl")).origin;
    await expect.poll(() => heard(host)).toEqual([{ cuedeck: "ready", title, duration, origin }]);

    const cue = cues[9];
    await say(host, { cuedeck: "seek", time: cue?.start });
    await expect.poll(() => timeOf(frame)).toBeCloseTo(cue?.start ?? -1, 1);
    await frame.waitForSelector(`[data-cue="${cue?.id}"][aria-current="true"]`, {
      state: "attached",
    });
    expect(await heard(host)).toHaveLength(1);

    await say(host, { cuedeck: "subscribe" });
    await expect
      .poll(() => heard(host))
      .toContainEqual({ cuedeck: "state", playing: false, time: cue?.start, rate: 1, origin });
    const next = cues[10];
    await say(host, { cuedeck: "seek", time: (next?.start ?? 0) - 0.3 });
    // Whoever has clicked in the frame lets the host play.
    await frame.click(".reveal");
    await say(host, { cuedeck: "play" });
    await expect
      .poll(() => heard(host))
      .toContainEqual(
        expect.objectContaining({ cuedeck: "cue", id: next?.id, slide: next?.slide, origin }),
      );
    expect(await heard(host)).toContainEqual(
      expect.objectContaining({ cuedeck: "state", playing: true }),
    );
    await say(host, { cuedeck: "pause" });
    await expect
      .poll(async () => (await heard(host)).at(-1))
      .toMatchObject({ cuedeck: "state", playing: false });
  });

  test("who stands beside it in the host's page, and a host that was not named, are not heard", async () => {
    const beside = await serve(`<script>
      addEventListener("message", () => {
        parent.frames[0].postMessage({ cuedeck: "seek", time: 100 }, "*");
        parent.postMessage({ said: true }, "*");
      });
    </script>`);
    const { host, frame } = await openHost(
      LISTENING + frameOf("?embed") + `<iframe src="${beside}"></iframe>`,
    );
    await frame.evaluate(() => {
      const audio = document.querySelector("audio");
      audio?.addEventListener("seeking", () => {
        audio.dataset["sought"] = `${audio.dataset["sought"] ?? ""} ${audio.currentTime}`;
      });
    });
    await host.evaluate(() => window.frames[1]?.postMessage("go", "*"));
    await host.waitForFunction("heard.some(({ said }) => said)");
    await say(host, { cuedeck: "seek", time: 50 });
    await expect.poll(() => frame.getAttribute("audio", "data-sought")).toBe(" 50");

    const named = await openHost(
      LISTENING + frameOf("?embed&origin=https://host.example") + frameOf("?embed"),
    );
    await named.host.waitForFunction("heard.length");
    await say(named.host, { cuedeck: "seek", time: 100 });
    await named.frame.evaluate(() => new Promise(requestAnimationFrame));
    expect(await timeOf(named.frame)).toBe(0);
    expect(await heard(named.host)).toHaveLength(1);
  });
});
