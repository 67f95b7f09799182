import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createMediaSession } from "../../../src/pages/listen/media-session.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { timeline } from "./timeline.ts";

const session = navigator.mediaSession;
const went: number[] = [];
const handlers = new Map<MediaSessionAction, MediaSessionActionHandler>();
const positions: MediaPositionState[] = [];
let clock: FakeClock;

beforeAll(() => {
  document.head.insertAdjacentHTML(
    "beforeend",
    '<link rel="image_src" href="http://127.0.0.1/cover.png">',
  );
});

beforeEach(() => {
  went.length = 0;
  positions.length = 0;
  handlers.clear();
  vi.spyOn(session, "setActionHandler").mockImplementation((action, handler) => {
    // As a browser that has no button for it.
    if (action === "seekto") throw new TypeError("seekto is not a valid enum value");
    if (handler) handlers.set(action, handler);
  });
  const setPositionState = session.setPositionState.bind(session);
  vi.spyOn(session, "setPositionState").mockImplementation((state = {}) => {
    positions.push(state);
    setPositionState(state);
  });
  clock = createFakeClock(createFakeTiming(), 20);
});

afterEach(() => {
  vi.restoreAllMocks();
  session.metadata = null;
  session.playbackState = "none";
});

const start = (show?: string) => {
  document.head.querySelector('[property="og:site_name"]')?.remove();
  if (show !== undefined)
    document.head.insertAdjacentHTML(
      "beforeend",
      `<meta property="og:site_name" content="${show}">`,
    );
  createMediaSession(clock, {
    timeline,
    chapters: { neighbour: (time, by) => (by < 0 ? 0 : time + 100) },
    play: () => void clock.play(),
    goTo: (time) => went.push(time),
  });
};
const press = (details: MediaSessionActionDetails) => handlers.get(details.action)?.(details);

test("shows chapter, show, episode and picture", () => {
  start("Night talk");
  const { title, artist, album, artwork: shown } = session.metadata ?? {};
  expect({ title, artist, album }).toEqual({
    title: "Drowsy",
    artist: "Night talk",
    album: "How we sleep",
  });
  expect(shown?.map(({ src }) => src)).toEqual(["http://127.0.0.1/cover.png"]);
});

test("an episode of no show has no artist", () => {
  start();
  expect(session.metadata?.artist).toBe("");
});

test("shows the next chapter when it comes, and no sooner; at the end, the last", () => {
  start();
  const { metadata } = session;
  clock.seek(59.9);
  expect(session.metadata).toBe(metadata);
  clock.seek(60);
  expect(session.metadata?.title).toBe("Deep");
  clock.seek(180);
  expect(session.metadata?.title).toBe("Dream");
});

test("tells whether it plays, where and how fast", async () => {
  start();
  expect(session.playbackState).toBe("paused");
  await clock.play();
  expect(session.playbackState).toBe("playing");
  clock.setRate(1.5);
  expect(positions.at(-1)).toEqual({ duration: 180, position: 20, playbackRate: 1.5 });
  clock.seek(90);
  expect(positions.at(-1)).toEqual({ duration: 180, position: 90, playbackRate: 1.5 });
});

test.each([
  { time: -0.4, position: 0 },
  { time: 180.4, position: 180 },
])("a nudged clock at $time s is at $position s", ({ time, position }) => {
  start();
  clock.seek(time);
  expect(positions.at(-1)?.position).toBe(position);
});

test("its buttons play and pause the clock", () => {
  start();
  press({ action: "play" });
  expect(clock.playing).toBe(true);
  press({ action: "pause" });
  expect(clock.playing).toBe(false);
});

test.each<{ details: MediaSessionActionDetails; from: number; to: number }>([
  { details: { action: "seekforward" }, from: 20, to: 30 },
  { details: { action: "seekforward", seekOffset: 25 }, from: 20, to: 45 },
  { details: { action: "seekforward" }, from: 175, to: 180 },
  { details: { action: "seekbackward" }, from: 20, to: 10 },
  { details: { action: "seekbackward", seekOffset: 25 }, from: 20, to: 0 },
  { details: { action: "previoustrack" }, from: 70, to: 0 },
  { details: { action: "nexttrack" }, from: 20, to: 120 },
])("$details from $from s goes to $to s", ({ details, from, to }) => {
  start();
  clock.seek(from);
  press(details);
  expect(went).toEqual([to]);
});

test("the scrubber goes where it is put", () => {
  vi.spyOn(session, "setActionHandler").mockImplementation((action, handler) => {
    if (handler) handlers.set(action, handler);
  });
  start();
  press({ action: "seekto", seekTime: 77 });
  press({ action: "seekto", seekTime: 500 });
  expect(went).toEqual([77, 180]);
});
