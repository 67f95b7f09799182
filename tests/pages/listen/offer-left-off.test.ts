import { beforeEach, expect, test } from "vitest";
import { offerPlace } from "../../../src/pages/listen/left-off.ts";
import type { Transport } from "../../../src/pages/listen/transport.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createFakeNotices, type FakeNotices } from "./fake-notices.ts";

let clock: FakeClock;
let notices: FakeNotices;

beforeEach(() => {
  clock = createFakeClock(createFakeTiming());
  notices = createFakeNotices();
});

function offer(time: number | undefined): void {
  const transport: Pick<Transport, "goTo" | "play"> = {
    goTo: (to) => clock.seek(to),
    play: () => void clock.play(),
  };
  offerPlace(time, { clock, notices, transport });
}

test("offers the place of the last visit, and goes there when asked", () => {
  offer(312);
  expect([...notices.shown.values()]).toEqual(["You were at 05:12."]);
  expect(clock.time).toBe(0);
  notices.press("Continue from there");
  expect(clock.time).toBe(312);
  expect(clock.playing).toBe(true);
});

test.each([
  ["nothing was left off", undefined, 0],
  ["the page has opened there", 312, 305],
])("offers nothing when %s", (_when, time, opened) => {
  clock.seek(opened);
  offer(time);
  expect(notices.shown.size).toBe(0);
});

test("offers the place also to who came by a link to another", () => {
  clock.seek(60);
  offer(312);
  expect(notices.shown.size).toBe(1);
});

test("a kept nudge, which lets the clock begin a hair after 0, is no place", () => {
  clock.seek(0.1);
  offer(312);
  expect(notices.shown.size).toBe(1);
});

test("goes away once somebody listens elsewhere", async () => {
  offer(312);
  await clock.play();
  clock.pass(10);
  expect(notices.shown.size).toBe(1);
  clock.pass(10);
  expect(notices.shown.size).toBe(0);
});
