import { beforeEach, expect, test, vi } from "vitest";
import { type Host, hostOrigin, openEmbedding } from "../../../src/pages/listen/embedding.ts";
import { embedCode, isEmbedded } from "../../../src/pages/listen/settings.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { timeline } from "./timeline.ts";

test.each([
  ["?embed", true],
  ["?embed=", true],
  ["?t=12&embed=1", true],
  ["", false],
  ["?embedded", false],
])("%j: embedded is %s", (search, embedded) => {
  expect(isEmbedded(search)).toBe(embedded);
});

test.each([
  ["", "https://host.example/talks/12", "https://host.example"],
  ["", "http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
  ["?origin=https://host.example", "", "https://host.example"],
  ["?origin=https%3A%2F%2Fhost.example", "https://other.example/", "https://host.example"],
  ["", "", undefined],
  ["?origin=", "https://host.example/", undefined],
  ["?origin=null", "https://host.example/", undefined],
  ["?origin=*", "https://host.example/", undefined],
  ["?origin=https://host.example/", "https://host.example/", undefined],
  ["?origin=host.example", "https://host.example/", undefined],
  ["?origin=data:text/html,hello", "", undefined],
  ["", "about:srcdoc", undefined],
])("%j, referred by %j: the host is %s", (search, referrer, origin) => {
  expect(hostOrigin(search, referrer)).toBe(origin);
});

const HOST = location.origin;
const OTHER = "https://other.example";

let clock: FakeClock;
let host: Host & { readonly window: Window };
let heard: unknown[];
const play = vi.fn<() => void>();
const goTo = vi.fn<(time: number) => void>();

/** The host is a window of its own; what it is sent reaches it only when it is of the origin that was named. */
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = "<iframe></iframe>";
  const frame = document.querySelector("iframe")?.contentWindow;
  if (!frame) throw new Error("There is no frame");
  heard = [];
  frame.addEventListener("message", ({ data }) => heard.push(data));
  host = { window: frame, origin: HOST };
  clock = createFakeClock(createFakeTiming(), 20);
});

const open = (from: Host = host) =>
  openEmbedding({ clock, timeline, play: () => play(), goTo: (time) => goTo(time) }, from);
const say = (data: unknown, from: { origin?: string; source?: Window } = {}) => {
  const { origin = HOST, source = host.window } = from;
  window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
};
const ready = { cuedeck: "ready", duration: 180, title: "How we sleep" };
const state = { cuedeck: "state", playing: false, time: 20, rate: 1 };
const cue = { id: "c7", slide: "rem", step: 2, start: 70, mediaTime: 70.01 };
const tellCue = () => document.dispatchEvent(new CustomEvent("cuedeck:cue", { detail: cue }));

test("says when it is ready, and nothing more unasked", async () => {
  open();
  await clock.play();
  clock.seek(70);
  tellCue();
  say({ cuedeck: "subscribe" });
  await expect.poll(() => heard).toHaveLength(2);
  expect(heard[0]).toEqual(ready);
});

test("plays, pauses and seeks as it is told", async () => {
  open();
  say({ cuedeck: "play" });
  expect(play).toHaveBeenCalledOnce();
  await clock.play();
  say({ cuedeck: "pause" });
  expect(clock.playing).toBe(false);
  for (const time of [0, 70.5, 180]) say({ cuedeck: "seek", time });
  expect(goTo.mock.calls).toEqual([[0], [70.5], [180]]);
});

test("subscribed to, it tells the state now and at each change, and each cue", async () => {
  open();
  say({ cuedeck: "subscribe" });
  await clock.play();
  clock.setRate(1.5);
  clock.seek(70);
  tellCue();
  clock.pause();
  await expect
    .poll(() => heard)
    .toEqual([
      ready,
      state,
      { ...state, playing: true },
      { ...state, playing: true, rate: 1.5 },
      { ...state, playing: true, rate: 1.5, time: 70 },
      { cuedeck: "cue", ...cue },
      { ...state, rate: 1.5, time: 70 },
    ]);
});

test.each([
  { what: "from another origin", from: { origin: OTHER } },
  { what: "of an opaque origin", from: { origin: "null" } },
  { what: "from another window", from: { source: window } },
])("is deaf to what comes $what", ({ from }) => {
  open();
  say({ cuedeck: "play" }, from);
  say({ cuedeck: "seek", time: 70 }, from);
  expect(play).not.toHaveBeenCalled();
  expect(goTo).not.toHaveBeenCalled();
});

test.each([
  undefined,
  null,
  "play",
  42,
  [],
  {},
  { cuedeck: "stop" },
  { cuedeck: 1 },
  { cuedeck: ["play"] },
  { cuedeck: "seek" },
  { cuedeck: "seek", time: "70" },
  { cuedeck: "seek", time: Number.NaN },
  { cuedeck: "seek", time: -1 },
  { cuedeck: "seek", time: 181 },
  { cuedeck: "seek", time: Infinity },
  { cuedeck: "seek", time: null },
])("ignores %j", (data) => {
  const failed = vi.fn<(event: ErrorEvent) => void>();
  window.addEventListener("error", failed);
  open();
  say(data);
  window.removeEventListener("error", failed);
  expect(failed).not.toHaveBeenCalled();
  expect(clock.asked).toEqual([]);
  expect(play).not.toHaveBeenCalled();
  expect(goTo).not.toHaveBeenCalled();
});

test("a host of another origin hears nothing", async () => {
  open({ ...host, origin: OTHER });
  say({ cuedeck: "subscribe" }, { origin: OTHER });
  // Of two messages, the later is there: the earlier would be, too.
  host.window.postMessage("the last", HOST);
  await expect.poll(() => heard).toContain("the last");
  expect(heard).toEqual(["the last"]);
});

test.each([
  { what: "where nobody knows the host", from: () => ({ ...host, origin: undefined }) },
  { what: "on a page that is nobody's frame", from: () => ({ window, origin: HOST }) },
])("stays shut $what", ({ from }) => {
  const spoken = vi.spyOn(window, "postMessage");
  open(from());
  say({ cuedeck: "play" }, { source: from().window });
  expect(play).not.toHaveBeenCalled();
  expect(spoken).not.toHaveBeenCalled();
});

test("the code to copy makes a frame that shows the page", () => {
  document.body.innerHTML = embedCode(
    "https://talks.example/it%27s/?t=12&slide=rem#t=12",
    `"Sleep" & <dreams>`,
  );
  const frame = document.querySelector("iframe");
  expect(document.body.children).toHaveLength(1);
  expect(frame?.src).toBe("https://talks.example/it%27s/?embed");
  expect(frame?.title).toBe(`"Sleep" & <dreams>`);
  expect([frame?.width, frame?.height, frame?.loading]).toEqual(["640", "360", "lazy"]);
  expect(frame?.allow).toBe("autoplay; fullscreen; clipboard-write; screen-wake-lock");
  expect(frame && getComputedStyle(frame).borderWidth).toBe("0px");
});
