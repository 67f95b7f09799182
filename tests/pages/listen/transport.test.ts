import { beforeEach, expect, test } from "vitest";
import { createFollow, type Follow } from "../../../src/pages/listen/follow.ts";
import { createTransport, type Transport } from "../../../src/pages/listen/transport.ts";
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
let follow: Follow;
let refused: unknown[];
const looked: number[] = [];
let transport: Transport;

beforeEach(() => {
  document.body.innerHTML = "<button id=follow></button><button id=play></button>";
  fake = createFakeClock(createFakeTiming(), 20);
  refused = [];
  looked.splice(0);
  const [button = document.body, after = document.body] =
    document.querySelectorAll<HTMLElement>("button");
  follow = createFollow(button, after);
  transport = createTransport({
    clock: fake,
    timeline,
    follow,
    chapters: { neighbour: (time, by) => time + by * 60 },
    onRefused: (error) => refused.push(error),
    lookAt: (time) => void looked.push(time),
  });
});

test("in a room nothing is moved: who asks for another time looks there", () => {
  fake.seekable = false;
  transport.goTo(100);
  expect(looked).toEqual([100]);
  expect(fake.time).toBe(20);
});

test("in a room who looks about goes on from where they look, and begins anew once they follow", () => {
  fake.seekable = false;
  follow.detach();
  transport.skip(10);
  transport.skip(10);
  transport.chapter(1);
  follow.resume();
  transport.skip(10);
  expect(looked.splice(0)).toEqual([30, 40, 100, 30]);
});

test("wherever the sound is sent, the deck goes with it", () => {
  follow.detach();
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

test("who says what they hear syncs the clock, and the deck follows it", () => {
  follow.detach();
  transport.syncToCue("deep-1");
  transport.syncTo(500);
  transport.syncToCue("gone");
  expect(fake.asked).toEqual(["sync to 70", "sync to 180"]);
  expect(follow.on).toBe(true);
});

test("a skip or a chapter starts nothing", () => {
  transport.skip(10);
  transport.chapter(1);
  expect(fake.asked).toEqual(["seek 30", "seek 90"]);
});

test("a seek by the bar takes hold, once the media has been asked", async () => {
  follow.detach();
  document.body.dispatchEvent(new CustomEvent("mediaseekrequest", { bubbles: true, detail: 50 }));
  expect(follow.on).toBe(false);
  await expect.poll(() => follow.on).toBe(true);
});

test("a refusal is told", async () => {
  const reason = new DOMException("no gesture", "NotAllowedError");
  fake.refuse(reason);
  transport.toggle();
  await expect.poll(() => refused).toEqual([reason]);
});
