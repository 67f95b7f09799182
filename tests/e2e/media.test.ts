/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openContext } from "./browser.ts";
import { shown } from "./listen.ts";
import { serveMadeUp } from "./made-up.ts";

/** A slide every two seconds, and one cue each. */
function segment(count: number): string {
  const slides = Array.from({ length: count }, (_, index) => {
    const time = `00:${String(index * 2).padStart(2, "0")}`;
    return `::slide{#s${index}}\n\n# Slide ${index}\n\n:::notes\n[${time}] Now it is ${index * 2}.\n:::\n`;
  });
  return `---\ntitle: Part\n---\n\n${slides.join("\n---\n\n")}`;
}

declare global {
  interface Window {
    /** Where the made-up player really is, in seconds. */
    readonly truth?: () => number;
  }
}

/** The next cue that the page shows, and where its player really was. */
function nextShown(page: Page): Promise<{ start: number; at: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener(
          "cuedeck:cue",
          (event) => {
            if (event instanceof CustomEvent)
              resolve({ start: event.detail.start, at: window.truth?.() ?? 0 });
          },
          { once: true },
        );
      }),
  );
}

/**
 * As much of YouTube's API as `youtube-video-element` uses: a player that knows its time exactly, and tells it a
 * quarter of a second late at most.
 */
const YOUTUBE = `
  window.YT = {
    PlayerState: { UNSTARTED: -1, ENDED: 0, PLAYING: 1, PAUSED: 2, BUFFERING: 3, CUED: 5 },
    Player: class {
      #listeners = new Map(); #at = 0; #since = 0; #rate = 1; #state = 5; #told = 0;
      constructor(frame, { events }) {
        window.truth = () => this.#truth();
        setInterval(() => (this.#told = this.#truth()), 250);
        setTimeout(() => events.onReady({ target: this }), 50);
      }
      #truth() {
        const passed = (performance.now() - this.#since) / 1000;
        return this.#state === 1 ? this.#at + passed * this.#rate : this.#at;
      }
      #anchor(at) { this.#at = at; this.#since = performance.now(); }
      #tell(name, data) { for (const run of this.#listeners.get(name) ?? []) run({ data }); }
      #enter(state) {
        setTimeout(() => { this.#anchor(this.#truth()); this.#state = state; this.#tell("onStateChange", state); }, 30);
      }
      addEventListener(name, run) { this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), run]); }
      playVideo() { this.#enter(1); }
      pauseVideo() { this.#enter(2); }
      seekTo(time) { setTimeout(() => this.#anchor(time), 30); }
      getPlayerState() { return this.#state; }
      getCurrentTime() { return this.#told; }
      getDuration() { return 40; }
      getVideoLoadedFraction() { return 1; }
      getPlaybackRate() { return this.#rate; }
      setPlaybackRate(rate) {
        this.#anchor(this.#truth()); this.#rate = rate; this.#tell("onPlaybackRateChange", rate);
      }
      getVolume() { return 100; }
      setVolume() {} mute() {} unMute() {} isMuted() { return false; }
      getOption() {} setOption() {} destroy() {}
    },
  };
  window.onYouTubeIframeAPIReady?.();
`;

describe("an episode on YouTube", () => {
  const episode = {
    meta: [
      "title: From YouTube",
      "media: https://www.youtube.com/watch?v=dQw4w9WgXcQ",
      "duration: 40",
    ],
    segment: segment(20),
  };

  async function open(query: string): Promise<{ page: Page; asked: string[] }> {
    const url = await serveMadeUp(episode);
    const page = await (await openContext()).newPage();
    const asked: string[] = [];
    await page.route(/^https:/, (route) => {
      asked.push(route.request().url());
      return route.request().url().includes("iframe_api")
        ? route.fulfill({ contentType: "text/javascript", body: YOUTUBE })
        : route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    });
    await page.goto(url + query);
    await page.waitForSelector(".reveal.ready");
    return { page, asked };
  }

  test("asks YouTube for nothing before the click, and follows it afterwards, at any rate", async () => {
    const { page, asked } = await open("");
    await page.click('[data-action="next"]');
    await page.click('[data-action="follow"]');
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([]);

    await page.click('[data-action="load-player"]');
    expect(await page.locator('[data-action="play"]:focus').count()).toBe(1);
    await page.waitForFunction(() => window.truth !== undefined);
    expect(asked.map((url) => new URL(url).pathname)).toEqual(
      expect.arrayContaining(["/iframe_api", "/embed/dQw4w9WgXcQ"]),
    );

    await page.waitForFunction(() => (window.truth?.() ?? 0) > 0.5);
    const late: number[] = [];
    for (const rate of [1, 2]) {
      await page.evaluate((to) => {
        const control = document.querySelector<HTMLInputElement>("#rate");
        if (control) control.value = String(to);
        control?.dispatchEvent(new Event("input", { bubbles: true }));
        control?.dispatchEvent(new Event("change", { bubbles: true }));
      }, rate);
      await expect.poll(() => page.textContent('output[for="rate"]')).toBe(`${rate}×`);
      for (let cue = 0; cue < 3; cue++) {
        const { start, at } = await nextShown(page);
        late.push(Math.abs(at - start) / rate);
      }
    }
    // A busy machine is late at times; the player itself tells of its time four times a second.
    expect(Math.min(...late), late.join(" ")).toBeLessThan(0.1);

    await page.click('[data-cue^="s15"] p');
    expect((await shown(page)).slide).toBe("s15");
    await page.waitForFunction(() => (window.truth?.() ?? 0) >= 30);
    expect((await shown(page)).slide).toBe("s15");
  });

  test("a video that is gone, or may not be shown here, has its sentence and its remedy", async () => {
    const { page } = await open("");
    await page.click('[data-action="load-player"]');
    // The made-up player plays whatever it is asked for; what it says after that stands.
    await page.waitForFunction(() => (window.truth?.() ?? 0) > 0.3);
    await page.evaluate(() =>
      document.querySelector("youtube-video")?.dispatchEvent(new Event("error")),
    );
    const sentence = page.locator(".notice").filter({ hasText: "YouTube doesn’t answer." });
    await sentence.getByRole("button", { name: "Set the clock by hand" }).click();
    expect(await page.locator(".by-hand").isVisible()).toBe(true);
  });

  test("who loads it while the clock is set by hand hears it from there on", async () => {
    const { page } = await open("?t=21");
    await page.click('[data-action="settings"]');
    await page.getByLabel("In another app").check();
    await page.keyboard.press("Escape");
    await page.click('[data-action="load-player"]');
    await page.waitForFunction(() => (window.truth?.() ?? 0) > 21);
    expect(await page.locator(".by-hand").isVisible()).toBe(false);
  });

  test("opens at a moment, and begins there", async () => {
    const { page } = await open("?t=21");
    expect((await shown(page)).slide).toBe("s10");
    await page.click('[data-action="load-player"]');
    await page.waitForFunction(() => (window.truth?.() ?? 0) > 0.3);
    expect(await page.evaluate(() => window.truth?.())).toBeGreaterThan(20.9);
    await expect.poll(async () => (await shown(page)).slide).toBe("s11");
  });
});

/** Records three seconds of a picture that changes. */
async function film(): Promise<Uint8Array> {
  const page = await (await openContext()).newPage();
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const brush = canvas.getContext("2d");
    const drawing = setInterval(() => brush?.fillRect(Math.random() * 300, 0, 9, 150), 40);
    const recorder = new MediaRecorder(canvas.captureStream(25));
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    const stopped = new Promise((resolve) => {
      recorder.addEventListener("stop", resolve);
    });
    recorder.start();
    setTimeout(() => recorder.stop(), 3000);
    await stopped;
    clearInterval(drawing);
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Uint8Array.from(bytes);
}

test("an episode that is a film shows it, and follows it", async () => {
  const url = await serveMadeUp({
    meta: ["title: A film", "media: film.webm"],
    segment: segment(2),
    recording: { name: "film.webm", bytes: await film() },
  });
  const page = await (await openContext()).newPage();
  await page.goto(url);
  await page.waitForSelector(".reveal.ready");
  expect((await shown(page)).slide).toBe("s0");
  const box = await page.locator(".film video").boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  await page.click('[data-action="play"]');
  await expect.poll(async () => (await shown(page)).slide).toBe("s1");
});

test("an episode without a recording runs on the clock that is set by hand", async () => {
  const url = await serveMadeUp({
    meta: ["title: No sound", "duration: 40"],
    segment: segment(20),
  });
  const page = await (await openContext()).newPage();
  await page.goto(url);
  await page.waitForSelector(".reveal.ready");
  const form = page.locator(".by-hand");
  await form.getByRole("textbox").fill("00:11.8");
  await form.getByRole("button", { name: "Set" }).click();
  await expect.poll(async () => (await shown(page)).slide).toBe("s6");
  await page.click('[data-action="play"]');
  const { slide } = await shown(page);
  await page.click('[data-cue^="s15"] p');
  expect(slide).not.toBe("s15");
  expect((await shown(page)).slide).toBe("s15");
});
