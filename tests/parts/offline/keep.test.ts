import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createKeep, type Keep, type KeepState } from "../../../src/parts/offline/keep.ts";
import type { KeptMedia } from "../../../src/parts/offline/manifest.ts";

const SOUND = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
const MEDIA: KeptMedia = {
  url: "https://talks.example/talk/talk.mp3",
  bytes: SOUND.length,
  cache: "kept media of a test",
  key: "https://talks.example/talk/talk.mp3?revision=2",
};

/** How the network answers, piece by piece. */
let answer: () => ReadableStream<Uint8Array<ArrayBuffer>>;
let asked: AbortSignal | null | undefined;
let states: string[] = [];

beforeEach(async () => {
  await caches.delete(MEDIA.cache);
  answer = () => pieces([SOUND.slice(0, 100_000), SOUND.slice(100_000)]);
  states = [];
});

afterEach(() => vi.restoreAllMocks());

function pieces(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  end = (controller: ReadableStreamDefaultController) => controller.close(),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const rest = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = rest.shift();
      if (chunk) controller.enqueue(chunk);
      else end(controller);
    },
  });
}

async function checked(media: KeptMedia | null = MEDIA, status = 200): Promise<Keep> {
  const keep = createKeep({
    which: () => Promise.resolve(media),
    fetch: (_url, options) => {
      asked = options?.signal;
      // An abort reaches the body of an answer, too.
      const body = answer().pipeThrough(new TransformStream(), asked ? { signal: asked } : {});
      return Promise.resolve(
        new Response(body, { status, headers: { "Content-Type": "audio/mpeg" } }),
      );
    },
    caches,
  });
  keep.onChange((state) => states.push(short(state)));
  await keep.check();
  return keep;
}

function short(state: KeepState): string {
  if (state.type === "keeping") return `${Math.round(state.progress * 100)} %`;
  return state.type === "failed" ? state.reason : state.type;
}

async function cached(): Promise<readonly string[]> {
  const requests = await (await caches.open(MEDIA.cache)).keys();
  return requests.map(({ url }) => url);
}

test("keeps the file whole, tells how far it is, and finds it again", async () => {
  const keep = await checked();
  expect(keep.bytes).toBe(300_000);
  await keep.keep();
  expect(states).toEqual(["absent", "0 %", "33 %", "100 %", "kept"]);

  const response = await caches.match(MEDIA.key, { cacheName: MEDIA.cache });
  expect(response?.headers.get("Content-Type")).toBe("audio/mpeg");
  expect(await response?.bytes()).toEqual(SOUND);
  expect((await checked()).state).toEqual({ type: "kept" });
});

test("removes what it kept", async () => {
  const keep = await checked();
  await keep.keep();
  await keep.remove();
  expect(keep.state).toEqual({ type: "absent" });
  expect(await cached()).toEqual([]);
});

test("a file kept before its content changed is not the one to keep", async () => {
  await (await checked({ ...MEDIA, key: "https://talks.example/talk/talk.mp3?revision=1" })).keep();
  expect((await checked()).state).toEqual({ type: "absent" });
});

test("without a file of the site's own there is nothing to keep", async () => {
  expect((await checked(null)).state).toEqual({ type: "unsupported" });
});

test.each([
  [
    "breaks off with an error",
    () => pieces([SOUND.slice(0, 1000)], (controller) => controller.error(new Error("gone"))),
  ],
  ["ends early", () => pieces([SOUND.slice(0, 1000)])],
  ["is longer than the file", () => pieces([SOUND, SOUND])],
])("a download that %s leaves nothing behind, and can be tried again", async (_name, broken) => {
  const whole = answer;
  answer = broken;
  const keep = await checked();
  await keep.keep();
  expect(keep.state).toEqual({ type: "failed", reason: "network" });
  expect(await cached()).toEqual([]);

  answer = whole;
  await keep.keep();
  expect(keep.state).toEqual({ type: "kept" });
});

test("a page that says “not found” is no sound", async () => {
  const keep = await checked(MEDIA, 404);
  await keep.keep();
  expect(keep.state).toEqual({ type: "failed", reason: "network" });
  expect(await cached()).toEqual([]);
});

test("cancelled midway, it ends the download and leaves nothing behind", async () => {
  answer = () => pieces([SOUND.slice(0, 100_000)], () => undefined);
  const keep = await checked();
  const kept = keep.keep();
  await vi.waitUntil(() => states.includes("33 %"));
  keep.cancel();
  await kept;
  expect(asked?.aborted).toBe(true);
  expect(keep.state).toEqual({ type: "absent" });
  expect(await cached()).toEqual([]);
});

test("says that the device is full", async () => {
  vi.spyOn(Cache.prototype, "put").mockRejectedValueOnce(
    new DOMException("Quota exceeded.", "QuotaExceededError"),
  );
  const keep = await checked();
  await keep.keep();
  expect(keep.state).toEqual({ type: "failed", reason: "full" });
  expect(asked?.aborted).toBe(true);
});
