import { beforeEach, expect, test } from "vitest";
import { createFollow, type Follow } from "../../../src/pages/listen/follow.ts";
import type { Source } from "../../../src/pages/listen/sources.ts";
import { createTransport, type Transport } from "../../../src/pages/listen/transport.ts";
import type { SwitchClock } from "../../../src/parts/clock/switch-clock.ts";
import type { Timeline } from "../../../src/timeline/timeline.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { timeline as chapters } from "./timeline.ts";

const cue = {
  id: "deep-1",
  slide: "deep",
  step: 0,
  start: 70,
  end: 80,
  estimated: false,
  text: "",
};
const timeline: Timeline = { ...chapters, cues: [cue] };

let fake: FakeClock;
let source: Source;
let follow: Follow;
let asks: boolean;
let refused: unknown[];
const looked: number[] = [];
let transport: Transport;

beforeEach(() => {
  document.body.innerHTML = "<button id=follow></button><button id=play></button>";
  fake = createFakeClock(createFakeTiming(), 20);
  source = "here";
  asks = false;
  refused = [];
  looked.splice(0);
  const clock: SwitchClock<Source> = Object.defineProperties(Object.create(fake), {
    source: { get: () => source },
    use: { value: (next: Source) => (source = next) },
  });
  const [button = document.body, after = document.body] =
    document.querySelectorAll<HTMLElement>("button");
  follow = createFollow(button, after);
  transport = createTransport({
    clock,
    timeline,
    follow,
    chapters: { show() {}, neighbour: (time, by) => time + by * 60 },
    asksFirst: () => asks,
    onRefused: (error) => refused.push(error),
    lookAt: (time) => void looked.push(time),
  });
});

test("in a room nothing is moved: who asks for another time looks there", () => {
  source = "room";
  transport.goTo(100);
  expect(looked).toEqual([100]);
  expect(fake.time).toBe(20);
});

test("in a room who looks about goes on from where they look, and begins anew once they follow", () => {
  source = "room";
  follow.release();
  transport.skip(10);
  transport.skip(10);
  transport.chapter(1);
  follow.take();
  transport.skip(10);
  expect(looked.splice(0)).toEqual([30, 40, 100, 30]);
});

test("wherever the sound is sent, the deck goes with it", () => {
  follow.release();
  transport.goTo(100);
  expect(fake.time).toBe(100);
  expect(follow.on).toBe(true);
});

test("nothing is sent before the beginning or beyond the end", () => {
  transport.skip(-100);
  expect(fake.time).toBe(0);
  transport.skip(1000);
  expect(fake.time).toBe(180);
});

test("who says what they hear sets a clock by hand going, but for the very end", () => {
  transport.hearCue("deep-1");
  expect(fake.time).toBe(70);
  expect(fake.playing).toBe(false);
  source = "by-hand";
  transport.hear(180);
  expect(fake.playing).toBe(false);
  transport.hearCue("deep-1");
  expect(fake.playing).toBe(true);
});

test("a skip or a chapter starts nothing", () => {
  source = "by-hand";
  transport.skip(10);
  transport.chapter(1);
  expect(fake.time).toBe(90);
  expect(fake.playing).toBe(false);
});

test("a seek by the bar takes hold, once the media has been asked", async () => {
  follow.release();
  document.body.dispatchEvent(new CustomEvent("mediaseekrequest", { bubbles: true, detail: 50 }));
  expect(follow.on).toBe(false);
  await expect.poll(() => follow.on).toBe(true);
});

test("what has to be asked first is, and nothing plays", () => {
  asks = true;
  transport.play();
  expect(fake.asked).toEqual([]);
});

test("a refusal is told", async () => {
  const reason = new DOMException("no gesture", "NotAllowedError");
  fake.refuse(reason);
  transport.toggle();
  await expect.poll(() => refused).toEqual([reason]);
});
