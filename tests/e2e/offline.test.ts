/** @module-tag slow */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createHost } from "node:http";
import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { momentAt } from "../../src/timeline/lookup.ts";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { silentWav } from "../silent-wav.ts";
import { temporaryProject, type Project } from "../cli/project.ts";
import { tone } from "../narration/tone.ts";
import { openContext } from "./browser.ts";
import { nextCue, readTimeline, ready, seek, shown } from "./listen.ts";
import { serveMadeUp } from "./made-up.ts";
import { startServer, type Server } from "./server.ts";
import { isPlaying, soundTime, startSound } from "./sound.ts";

/** A browser looks for an update when it has nothing else to do. */
const PATIENTLY = { timeout: 60_000, interval: 500 };

const openVisitor = () => openContext({ serviceWorkers: "allow" });

/** The site's own files, below a folder of the host, on a server that the test can end. */
async function serveBelow(): Promise<Server & { readonly episode: string }> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-offline-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject("tidesFolder"), join(folder, "some/talks"), { recursive: true });
  await writeFile(join(folder, "index.html"), "");
  const server = await startServer("preview", { args: ["--out", folder] });
  return { ...server, episode: `${server.url}some/talks/tides/` };
}

/** Opens a page and waits until its worker has all that it keeps. */
async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page;
}

/** No server is left, and the browser knows of no network. */
async function unplug(server: Server, context: BrowserContext): Promise<void> {
  await server.stop();
  await context.setOffline(true);
}

async function keep(page: Page): Promise<void> {
  await page.locator('[data-action="settings"]').click();
  await page.getByText("Links and files").click();
  await page.locator('[data-action="keep"]').click();
  await kept(page);
}

async function kept(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector(".keep-status")?.textContent === "Kept offline",
  );
}

describe("after one visit, without a network", () => {
  test("slides, notes and times are there, wherever the page is opened, and only sound is missed", async () => {
    const server = await serveBelow();
    const context = await openVisitor();
    const page = await visit(context, server.episode);
    await unplug(server, context);
    const missed: string[] = [];
    page.on("requestfailed", (request) => {
      // A picture that is on its way when the page is left is not missed.
      if (!request.url().endsWith(".svg") || request.failure()?.errorText !== "net::ERR_ABORTED")
        missed.push(request.url());
    });

    await page.reload();
    await page.waitForSelector(".reveal.ready");
    const { slides, ...timeline } = await readTimeline();
    await expect.poll(async () => (await shown(page)).slide).toBe(slides[0]?.id);
    const first = await shown(page);
    await page.locator('[data-action="next"]').click();
    await expect.poll(() => shown(page)).not.toEqual(first);

    await page.goto(`${server.episode}?t=67`);
    await page.waitForSelector(".reveal.ready");
    const moment = momentAt({ slides, ...timeline }, 67);
    await expect
      .poll(() => shown(page))
      .toMatchObject({ slide: moment?.slide.id, cue: moment?.cue?.id });

    await page.goto(`${server.episode}present/index.html?slide=${slides[3]?.id}`);
    await page.waitForSelector(".reveal.ready");
    await expect.poll(async () => (await shown(page)).slide).toBe(slides[3]?.id);
    expect(new Set(missed)).toEqual(new Set([`${server.episode}tides.mp3`]));
  });

  test("kept sound plays, and seeks to the right place", async () => {
    const server = await serveBelow();
    const context = await openVisitor();
    await keep(await visit(context, server.episode));
    await unplug(server, context);

    const page = await context.newPage();
    await page.goto(server.episode);
    await ready(page);
    const timeline = await readTimeline();
    const cue = timeline.cues.find(({ start }) => start > 100);
    await seek(page, (cue?.start ?? 0) - 0.3);
    const next = nextCue(page);
    await page.locator('[data-action="play"]').click();
    expect(await next).toMatchObject({ id: cue?.id });

    const answer = await page.evaluate(async () => {
      const response = await fetch("tides.mp3", { headers: { Range: "bytes=400000-400999" } });
      const { status, headers } = response;
      return { status, range: headers.get("Content-Range"), bytes: [...(await response.bytes())] };
    });
    const file = await readFile(join(inject("tidesFolder"), "tides/tides.mp3"));
    expect(answer).toEqual({
      status: 206,
      range: `bytes 400000-400999/${file.length}`,
      bytes: [...file.subarray(400_000, 401_000)],
    });
  });

  test("sound that was listened to is there, unasked", async () => {
    const server = await serveBelow();
    const context = await openVisitor();
    const page = await visit(context, server.episode);
    await page.evaluate(async () => {
      const audio = document.querySelector("audio");
      if (audio) audio.playbackRate = 8;
      await audio?.play();
    });
    await kept(page);
    await unplug(server, context);

    // In the middle of playing it changes over from the network to what is kept.
    await seek(page, 120);
    await page.reload();
    await ready(page);
  });
});

test("sound that is kept, or removed, while it plays goes on", async () => {
  const seconds = 250;
  const url = await serveMadeUp({
    meta: ["title: A long silence", "media: silence.wav"],
    segment: "---\ntitle: Part\n---\n\n# Silence\n\n:::notes\n[00:00] Hush.\n:::\n",
    recording: { name: "silence.wav", bytes: silentWav(seconds, 48_000) },
  });
  const page = await visit(await openVisitor(), url);
  const sound = page.locator("audio");
  /** Where nothing is loaded yet: Chromium refuses to put together what comes from the network and from the worker. */
  const goOn = async () => {
    const loaded = await sound.evaluate(({ buffered }: HTMLAudioElement) => buffered.end(0));
    expect(loaded).toBeLessThan(seconds / 2);
    const to = seconds - 20;
    await sound.evaluate((audio: HTMLAudioElement, time) => (audio.currentTime = time), to);
    await expect.poll(() => soundTime(page)).toBeGreaterThan(to + 0.5);
    expect(await isPlaying(page)).toBe(true);
    expect(await page.locator(".notice").count()).toBe(0);
  };

  await ready(page);
  await startSound(page);
  await page.keyboard.press(">");
  await keep(page);
  await goOn();
  expect(await sound.evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.25);

  await page.reload();
  await ready(page);
  await startSound(page);
  await page.locator('[data-action="settings"]').click();
  await page.getByText("Links and files").click();
  await page.getByRole("button", { name: "Remove from this device" }).click();
  await page.getByRole("button", { name: "Keep for offline · 12 MB" }).waitFor();
  expect(
    await page.evaluate(
      async () => (await caches.match("silence.wav", { ignoreSearch: true })) ?? null,
    ),
  ).toBeNull();
  await goOn();
});

test("the cover is kept, which is made last; what is for paper or for a room is not; and it can be installed", async () => {
  const server = await serveBelow();
  const context = await openVisitor();
  const page = await visit(context, server.episode);
  const kept = await page.evaluate(async () => {
    const precache = (await caches.keys()).find((name) => name.includes("precache"));
    return (await (await caches.open(precache ?? "")).keys()).map(
      ({ url }) => new URL(url).pathname,
    );
  });
  expect(kept).toContain("/some/talks/tides/tides-cover.png");
  expect(kept.filter((path) => path.endsWith(".pdf"))).toEqual([]);
  expect(kept.filter((path) => /room|messages|qr-code/.test(path))).toEqual([]);

  // With that an episode can be installed, as an application of its own.
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's browser remembers nothing, which some hold against it.
  const faults = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  expect(faults).toEqual([]);
  const { manifest, errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(manifest).toMatchObject({
    id: server.episode,
    startUrl: server.episode,
    scope: server.episode,
  });
});

/** What may stand where the server was. */
const BROKEN: Readonly<Record<string, (socket: Socket) => void>> = {
  "does not answer": () => undefined,
  "answers with an error of its own": (socket) =>
    socket.end("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
};

test("a server that does not answer, or with an error of its own, shuts nobody out", async () => {
  const server = await serveBelow();
  const page = await visit(await openVisitor(), server.episode);
  await server.stop();
  for (const [what, answer] of Object.entries(BROKEN)) {
    const sockets: Socket[] = [];
    const broken = createServer((socket) => {
      sockets.push(socket);
      answer(socket);
    });
    await once(broken.listen(Number(server.port), "127.0.0.1"), "listening");
    onTestFinished(() => void broken.close());
    await page.goto(`${server.episode}?t=60`);
    await page.waitForSelector(".reveal.ready");
    await expect.poll(async () => (await shown(page)).cue, { message: what }).toBeTruthy();
    for (const socket of sockets) socket.destroy();
    broken.close();
  }
});

test("a host that answers with a page for files that it does not have yet spoils no later visit", async () => {
  const server = await serveBelow();
  let isWhole = false;
  let pages = 0;
  const host = createHost((request, response) => {
    const { url = "/", headers } = request;
    // What the worker fetches is for no element of a page.
    const isMissing = !isWhole && url.includes("/assets/") && headers["sec-fetch-dest"] === "empty";
    if (isMissing) pages += 1;
    void fetch(new URL(isMissing ? "/" : url, server.url)).then(async (answer) => {
      const type = answer.headers.get("Content-Type") ?? "";
      response.writeHead(answer.status, { "Content-Type": type });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await once(host.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void host.close());
  const address = host.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const context = await openVisitor();
  const page = await context.newPage();
  const state = () =>
    page.evaluate(async () => {
      const { active, installing } = (await navigator.serviceWorker.getRegistration()) ?? {};
      return active ? "active" : installing ? "installing" : "none";
    });
  await page.goto(`http://127.0.0.1:${port}/some/talks/tides/`);
  await expect.poll(() => pages).toBeGreaterThan(0);
  await expect.poll(state).toBe("none");

  isWhole = true;
  await page.reload();
  await page.waitForSelector(".reveal.ready");
  await expect.poll(state).toBe("active");
  host.closeAllConnections();
  host.close();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector(".reveal.ready");
});

describe("an update", () => {
  const text = (title: string) =>
    `---\ntitle: Part\n---\n\n# ${title}\n\n:::notes\n[00:00] Hello.\n:::\n`;

  async function build(project: Project, title: string, seconds: number): Promise<void> {
    const { bytes } = await encodeMp3(tone(seconds), { title });
    await project.write({
      "slides/talk/episode.yaml": "title: A talk\nmedia: talk.mp3\n",
      "slides/talk/01-part.md": text(title),
      "public/talk/talk.mp3": bytes,
    });
    const { code, stderr } = await project.run(["build", "--no-pdf"]);
    expect(code, stderr).toBe(0);
  }

  const title = (page: Page) => page.locator("section.present .slide-title").innerText();
  const duration = async (page: Page) => {
    const audio = page.locator("audio");
    await audio.evaluate((element: HTMLAudioElement) =>
      element.readyState > 0
        ? undefined
        : new Promise((resolve) => {
            for (const name of ["loadedmetadata", "error"]) element.addEventListener(name, resolve);
          }),
    );
    return audio.evaluate((element: HTMLAudioElement) => element.duration);
  };

  /** Which of the two versions have something in the caches: pages and sound both tell their title. */
  const keptTitles = (page: Page) =>
    page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          texts.push((await (await cache.match(request))?.text()) ?? "");
      }
      return ["As it was", "As it is"].filter((title) =>
        texts.some((text) => text.includes(title)),
      );
    });

  test("shows at once, and from then on offline; the old sound is gone", async () => {
    const project = await temporaryProject();
    await build(project, "As it was", 5);
    const server = await startServer("preview", { cwd: project.folder });
    const context = await openVisitor();
    let page = await visit(context, `${server.url}talk/`);
    await keep(page);
    expect(await title(page)).toBe("As it was");
    expect(await duration(page)).toBeCloseTo(5, 0);

    await build(project, "As it is", 8);
    await page.goto(`${server.url}talk/?t=1`);
    expect(await title(page)).toBe("As it is");

    // The new worker has taken over once nothing of the old one is left.
    await expect.poll(() => keptTitles(page), PATIENTLY).toEqual(["As it is"]);
    // A tab of its own: the old one's player may go on with what it has heard.
    page = await visit(context, `${server.url}talk/`);
    expect(await duration(page)).toBeCloseTo(8, 0);
    // Who wanted the old sound kept wants the new one.
    await kept(page);

    await unplug(server, context);
    await page.reload();
    expect(await title(page)).toBe("As it is");
    expect(await duration(page)).toBeCloseTo(8, 0);
  });

  test("`cuedeck dev` is not haunted by what preview has left at its address", async () => {
    const project = await temporaryProject();
    await build(project, "As it was", 5);
    const preview = await startServer("preview", { cwd: project.folder });
    const context = await openVisitor();
    await keep(await visit(context, `${preview.url}talk/`));
    await preview.stop();

    await startServer("dev", { cwd: project.folder, port: preview.port });
    const page = await context.newPage();
    await page.goto(`${preview.url}talk/`);
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            return !registration && !navigator.serviceWorker.controller;
          }),
        PATIENTLY,
      )
      .toBe(true);
  });
});
