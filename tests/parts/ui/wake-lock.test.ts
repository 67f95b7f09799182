import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWakeLock } from "../../../src/parts/ui/wake-lock.ts";

/** A sentinel that is let go, as by a browser whose page goes out of sight. */
class FakeSentinel extends EventTarget implements WakeLockSentinel {
  released = false;
  readonly type = "screen";
  readonly onrelease = null;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

let sentinels: FakeSentinel[];
let wanted: boolean;
let refuses: boolean;

const wakeLock: WakeLock = {
  request() {
    if (refuses) return Promise.reject(new DOMException("Low battery", "NotAllowedError"));
    const sentinel = new FakeSentinel();
    sentinels.push(sentinel);
    return Promise.resolve(sentinel);
  },
};
const isAwake = () => sentinels.some(({ released }) => !released);

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  sentinels = [];
  wanted = true;
  refuses = false;
});

afterEach(() => {
  wanted = false;
  vi.restoreAllMocks();
});

test("the screen stays awake while that is wanted", async () => {
  const lock = createWakeLock(() => wanted, wakeLock);
  expect(isAwake()).toBe(false);
  lock.update();
  await expect.poll(isAwake).toBe(true);
  wanted = false;
  lock.update();
  await expect.poll(isAwake).toBe(false);
});

test("many updates ask once", async () => {
  const lock = createWakeLock(() => wanted, wakeLock);
  for (const _ of [1, 2, 3]) lock.update();
  await expect.poll(isAwake).toBe(true);
  lock.update();
  await Promise.resolve();
  expect(sentinels).toHaveLength(1);
});

test("no longer wanted before the browser has answered, it is let go", async () => {
  const lock = createWakeLock(() => wanted, wakeLock);
  lock.update();
  wanted = false;
  lock.update();
  await expect.poll(() => sentinels.map(({ released }) => released)).toEqual([true]);
});

test("is taken again when the page comes back into sight", async () => {
  const lock = createWakeLock(() => wanted, wakeLock);
  lock.update();
  await expect.poll(isAwake).toBe(true);
  setVisibility("hidden");
  await expect.poll(isAwake).toBe(false);
  setVisibility("visible");
  await expect.poll(isAwake).toBe(true);
});

test("refused, it tries again at the next change", async () => {
  const lock = createWakeLock(() => wanted, wakeLock);
  refuses = true;
  const request = vi.spyOn(wakeLock, "request");
  lock.update();
  await expect(request.mock.results[0]?.value).rejects.toThrow("Low battery");
  refuses = false;
  await expect
    .poll(() => {
      lock.update();
      return isAwake();
    })
    .toBe(true);
});

test("where there is none, nothing happens", () => {
  const lock = createWakeLock(() => wanted, undefined);
  expect(() => lock.update()).not.toThrow();
});
