import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DiagnoseTools, watchSound } from "../../../src/pages/listen/troubles.ts";
import { words } from "../../../src/parts/ui/words.ts";
import { createFakeTiming, type FakeTiming } from "../../parts/clock/fake-timing.ts";
import { openSilence } from "../../parts/clock/silence.ts";
import { createFakeNotices, type FakeNotices } from "./fake-notices.ts";

const { tryAgain, setByHand: byHand } = words;
const withoutSound = (what: string) => `${what} ${words.withoutSound}`;
const trouble = {
  ...words.trouble,
  missing: withoutSound(words.trouble.missing),
  undecodable: withoutSound(words.trouble.undecodable),
  unreachable: withoutSound(words.trouble.unreachable),
};

let notices: FakeNotices;
let timing: FakeTiming;
let online: boolean;
const setByHand = vi.fn<() => void>();
const medias: HTMLMediaElement[] = [];

beforeEach(() => {
  vi.clearAllMocks();
  notices = createFakeNotices();
  timing = createFakeTiming();
  online = true;
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const media of medias.splice(0)) {
    media.removeAttribute("src");
    media.load();
  }
});

type Answer = () => Promise<Response>;
const answers = (status: number): Answer => {
  return () => Promise.resolve(new Response(null, { status }));
};
const noAnswer: Answer = () => Promise.reject(new TypeError("Failed to fetch"));

function watch(media: HTMLMediaElement, fetch: Answer = answers(200)): HTMLMediaElement {
  const tools: DiagnoseTools = { fetch, isOnline: () => online };
  watchSound({ media, notices, setByHand, tools, timing });
  medias.push(media);
  return media;
}

function setOnline(now: boolean): void {
  online = now;
  window.dispatchEvent(new Event(now ? "online" : "offline"));
}

/** Nothing that any browser could play. */
function openNoise(): HTMLAudioElement {
  return new Audio(URL.createObjectURL(new Blob(["noise"], { type: "audio/mpeg" })));
}

/** A source from which nothing ever comes. */
function openDrought(): HTMLAudioElement {
  const audio = new Audio(URL.createObjectURL(new MediaSource()));
  audio.muted = true;
  return audio;
}

function failed(media: HTMLMediaElement): Promise<unknown> {
  return new Promise((resolve) => {
    media.addEventListener("error", resolve, { once: true });
  });
}

/** What a browser says whose connection broke while it played; loading anew makes an end of it. */
function breakConnection(
  media: HTMLMediaElement,
  code: number = MediaError.MEDIA_ERR_NETWORK,
): void {
  const error: MediaError = Object.create(MediaError.prototype, { code: { value: code } });
  Object.defineProperty(media, "error", { configurable: true, get: () => error });
  media.addEventListener("emptied", () => Reflect.deleteProperty(media, "error"), { once: true });
  media.dispatchEvent(new Event("error"));
}

/** Once more than is taken up again unasked. */
function breakForGood(media: HTMLMediaElement): void {
  breakConnection(media);
  breakConnection(media);
}

const said = () => notices.shown.get("sound");

test.each([
  { what: "the file is there", fetch: answers(200), sentence: trouble.undecodable },
  { what: "it is missing", fetch: answers(404), sentence: trouble.missing },
  { what: "the server fails", fetch: answers(500), sentence: trouble.missing },
  { what: "the server is gone", fetch: noAnswer, sentence: trouble.network },
])("the sound can't be loaded and $what", async ({ fetch, sentence }) => {
  watch(openNoise(), fetch);
  await expect.poll(said).toBe(sentence);
  expect(notices.said).toHaveLength(1);
});

test("the sound could not be loaded before the script ran", async () => {
  const media = openNoise();
  await failed(media);
  watch(media, answers(404));
  await expect.poll(said).toBe(trouble.missing);
});

test("offline, nothing is asked of the server", async () => {
  online = false;
  const fetch = vi.fn<Answer>(answers(404));
  watch(openNoise(), fetch);
  await expect.poll(said).toBe(trouble.network);
  expect(fetch).not.toHaveBeenCalled();
});

test("another host is not asked, and nobody is blamed", async () => {
  const fetch = vi.fn<Answer>(answers(404));
  watch(new Audio("data:audio/mpeg,noise"), fetch);
  await expect.poll(said).toBe(trouble.unreachable);
  expect(fetch).not.toHaveBeenCalled();
  notices.press(tryAgain);
  await expect.poll(said).toBe(trouble.unreachable);
  notices.press(byHand);
  expect(setByHand).toHaveBeenCalledOnce();
});

test("an answer that comes when another file plays is not for it", async () => {
  let answer: (response: Response) => void = () => {};
  const asked = vi.fn<Answer>(() => new Promise((resolve) => (answer = resolve)));
  const media = watch(openNoise(), asked);
  await expect.poll(() => asked.mock.calls).toHaveLength(1);
  media.src = (await openSilence(3)).src;
  await expect.poll(() => media.readyState).toBeGreaterThan(2);
  answer(new Response(null, { status: 404 }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(notices.said).toEqual([]);
});

test("broken in the middle of decoding", async () => {
  const media = watch(await openSilence(3));
  breakConnection(media, MediaError.MEDIA_ERR_DECODE);
  await expect.poll(said).toBe(trouble.undecodable);
});

test("without a sound to go by, the clock can be set by hand", async () => {
  watch(openNoise(), answers(404));
  await expect.poll(said).toBe(trouble.missing);
  notices.press(byHand);
  expect(setByHand).toHaveBeenCalledOnce();
});

test("a connection that breaks once is taken up again without a word, as it was", async () => {
  const media = watch(await openSilence(30));
  media.currentTime = 12;
  media.playbackRate = 1.5;
  await media.play();
  // As Chromium does: paused before it says that something failed, and told of it after.
  media.pause();
  breakConnection(media);
  await expect.poll(() => media.readyState).toBeGreaterThan(2);
  expect(notices.said).toEqual([]);
  expect(media.paused).toBe(false);
  expect(media.playbackRate).toBe(1.5);
  expect(media.currentTime).toBeGreaterThanOrEqual(12);
  expect(media.currentTime).toBeLessThan(20);

  timing.pass(9);
  breakConnection(media);
  await expect.poll(said).toBe(trouble.network);
});

test("when the network is back, the sound goes on where it was", async () => {
  const media = watch(await openSilence(30));
  media.currentTime = 12;
  await media.play();
  setOnline(false);
  breakForGood(media);
  await expect.poll(said).toBe(trouble.network);
  setOnline(true);
  await expect.poll(said).toBeUndefined();
  await expect.poll(() => media.readyState).toBeGreaterThan(2);
  expect(media.paused).toBe(false);
  expect(media.currentTime).toBeGreaterThanOrEqual(12);
  expect(media.currentTime).toBeLessThan(20);
});

test("a sound that was paused stays paused, at its place", async () => {
  const media = watch(await openSilence(30));
  media.currentTime = 12;
  breakForGood(media);
  await expect.poll(said).toBe(trouble.network);
  setOnline(true);
  await expect.poll(said).toBeUndefined();
  expect(media.paused).toBe(true);
  expect(media.currentTime).toBe(12);
});

test("a server that comes back without the browser's noticing can be tried again", async () => {
  const media = watch(await openSilence(30));
  breakForGood(media);
  await expect.poll(said).toBe(trouble.network);
  media.src = openNoise().src;
  notices.press(tryAgain);
  await expect.poll(said).toBe(trouble.undecodable);
});

test("sound that waits is worth a sentence after four seconds", async () => {
  const media = watch(openDrought());
  const waits = new Promise((resolve) => {
    media.addEventListener("waiting", resolve, { once: true });
  });
  media.play().catch(() => {});
  await waits;
  timing.pass(3.9);
  expect(said()).toBeUndefined();
  timing.pass(0.2);
  expect(said()).toBe(trouble.stalled);
  media.src = (await openSilence(3)).src;
  await media.play();
  await expect.poll(said).toBeUndefined();
});

test("sound that waited before the script ran", () => {
  const media = openDrought();
  media.play().catch(() => {});
  watch(media);
  timing.pass(4.1);
  expect(said()).toBe(trouble.stalled);
});

test("paused, it waits for nothing", async () => {
  const media = openDrought();
  media.play().catch(() => {});
  watch(media);
  timing.pass(4.1);
  const paused = new Promise((resolve) => {
    media.addEventListener("pause", resolve, { once: true });
  });
  media.pause();
  await paused;
  expect(said()).toBeUndefined();
  timing.pass(10);
  expect(said()).toBeUndefined();
});

test("offline, sound that waits has lost its connection, and is loaded anew", async () => {
  const media = openDrought();
  media.play().catch(() => {});
  watch(media);
  setOnline(false);
  expect(said()).toBe(trouble.offline);
  timing.pass(4.1);
  expect(said()).toBe(trouble.network);
  media.src = (await openSilence(3)).src;
  media.play().catch(() => {});
  setOnline(true);
  await expect.poll(said).toBeUndefined();
  expect(media.paused).toBe(false);
});

test("offline comes and goes", () => {
  watch(openDrought());
  setOnline(false);
  expect(said()).toBe(trouble.offline);
  setOnline(true);
  expect(said()).toBeUndefined();
});

test("offline is no trouble where all the sound is there", async () => {
  watch(await openSilence(3));
  setOnline(false);
  expect(said()).toBeUndefined();
});

test("what was closed is not said again", async () => {
  const media = watch(await openSilence(3));
  breakForGood(media);
  await expect.poll(said).toBe(trouble.network);
  notices.clear("sound");
  media.dispatchEvent(new Event("error"));
  await expect.poll(() => notices.said).toEqual([trouble.network]);
});

test("sound that stands still is loaded anew at its place and rate, not again soon after", async () => {
  const media = watch(await openSilence(30));
  media.currentTime = 12;
  media.playbackRate = 1.5;
  await media.play();
  const stands = vi.spyOn(media, "currentTime", "get").mockReturnValue(12);
  const loads = vi.spyOn(media, "load");
  timing.pass(5);
  expect(loads).toHaveBeenCalledOnce();
  await expect.poll(() => media.readyState).toBeGreaterThan(2);
  timing.pass(5);
  expect(loads).toHaveBeenCalledOnce();
  stands.mockRestore();
  expect(media.paused).toBe(false);
  expect(media.playbackRate).toBe(1.5);
  expect(media.currentTime).toBeGreaterThanOrEqual(12);
  expect(notices.said).toEqual([]);
});

test("a recording that seems empty is loaded once more, and stays where it was", async () => {
  const media = await openSilence(20);
  media.currentTime = 12;
  const loads = vi.spyOn(media, "load");
  const empty = vi.spyOn(media, "duration", "get").mockReturnValue(0);
  watch(media);
  expect(loads).toHaveBeenCalledOnce();
  await expect.poll(() => media.readyState).toBeGreaterThan(0);
  expect(media.currentTime).toBe(12);
  media.dispatchEvent(new Event("durationchange"));
  expect(loads).toHaveBeenCalledOnce();
  empty.mockRestore();
});
