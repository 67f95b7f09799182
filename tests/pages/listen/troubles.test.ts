import { beforeEach, expect, test } from "vitest";
import { watchTroubles } from "../../../src/pages/listen/troubles.ts";
import { createStore, type Store } from "../../../src/parts/ui/store.ts";
import { words } from "../../../src/parts/ui/words.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { openSilence } from "../../parts/clock/silence.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createFakeNotices, type FakeNotices } from "./fake-notices.ts";
import { timeline } from "./timeline.ts";

let clock: FakeClock;
let notices: FakeNotices;

beforeEach(() => {
  clock = createFakeClock(createFakeTiming());
  notices = createFakeNotices();
});

const setByHand = () => {};

function watch(
  store: Store = createStore("troubles-test:"),
  media?: HTMLMediaElement,
  duration = 180,
): (reason: unknown) => void {
  return watchTroubles({
    clock,
    timeline: { ...timeline, duration },
    notices,
    store,
    media,
    setByHand,
  });
}

const notAllowed = () => new DOMException("play() failed", "NotAllowedError");

test("a browser that wants a click gets one", async () => {
  const notifyRefusal = watch();
  clock.refuse(notAllowed());
  await clock.play().catch(notifyRefusal);
  expect(notices.shown.get("refused")).toBe(words.trouble.refused);
  notices.press(words.play);
  expect(clock.playing).toBe(true);
  expect(notices.shown.size).toBe(0);
});

test("refused once more, it says so once more", async () => {
  const notifyRefusal = watch();
  notifyRefusal(notAllowed());
  clock.refuse(notAllowed());
  notices.press(words.play);
  await expect.poll(() => notices.shown.get("refused")).toBe(words.trouble.refused);
});

test("the sentence goes as soon as the clock plays", async () => {
  const notifyRefusal = watch();
  notifyRefusal(notAllowed());
  await clock.play();
  expect(notices.shown.size).toBe(0);
});

test.each([
  new DOMException("interrupted by a call to pause()", "AbortError"),
  new DOMException("no supported source", "NotSupportedError"),
  new TypeError("elsewhere"),
])("%s is no refusal", (error) => {
  watch()(error);
  expect(notices.said).toEqual([]);
});

test.each([
  { planned: 3, sentence: undefined },
  { planned: 5, sentence: undefined },
  { planned: 1, sentence: undefined },
  { planned: 5.1, sentence: words.otherDuration({ here: "00:03", planned: "00:05" }) },
  { planned: 180, sentence: words.otherDuration({ here: "00:03", planned: "03:00" }) },
])("3 s of sound, where slides are timed for $planned s", async ({ planned, sentence }) => {
  watch(undefined, await openSilence(3), planned);
  expect(notices.shown.get("duration")).toBe(sentence);
});

test("is quiet about a duration that nobody knows yet, and compares when it comes", async () => {
  const { src } = await openSilence(3);
  const media = new Audio();
  watch(undefined, media, 180);
  expect(notices.said).toEqual([]);
  media.src = src;
  await expect
    .poll(() => notices.said)
    .toEqual([words.otherDuration({ here: "00:03", planned: "03:00" })]);
});

test("a duration that turns out to fit after all takes the sentence back", async () => {
  const media = await openSilence(3);
  watch(undefined, media, 30);
  expect(notices.shown.has("duration")).toBe(true);
  media.src = (await openSilence(30)).src;
  await expect.poll(() => notices.shown.has("duration")).toBe(false);
});

test("storage that is refused", () => {
  const store = createStore("troubles-test:", () => {
    throw new DOMException("Access is denied", "SecurityError");
  });
  watch(store);
  expect(notices.said).toEqual([]);
  store.set("rate", "2");
  store.set("rate", "1");
  expect(notices.said).toEqual([words.noStorage]);
});
