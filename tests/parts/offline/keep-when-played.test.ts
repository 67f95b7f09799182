import { beforeEach, expect, test } from "vitest";
import { bindKeepButton, type KeepState, keepWhenPlayed } from "../../../src/parts/offline/keep.ts";
import { createStore, type Store } from "../../../src/parts/ui/store.ts";
import { fakeKeep } from "./fake-keep.ts";

beforeEach(() => localStorage.clear());

function store(): Store {
  return createStore("test:");
}

/** Seconds from the start that were played and loaded, of 600. */
interface Heard {
  readonly played: number;
  readonly loaded: number;
  readonly ended?: boolean;
}

function player(): { readonly audio: HTMLAudioElement; readonly hear: (heard: Heard) => void } {
  const audio = document.createElement("audio");
  let heard: Heard = { played: 0, loaded: 0 };
  const upTo = (end: number): TimeRanges => ({
    length: end > 0 ? 1 : 0,
    start: () => 0,
    end: () => end,
  });
  Object.defineProperties(audio, {
    duration: { value: 600 },
    played: { get: () => upTo(heard.played) },
    buffered: { get: () => upTo(heard.loaded) },
    ended: { get: () => heard.ended ?? false },
  });
  return {
    audio,
    hear(next) {
      heard = next;
      audio.dispatchEvent(new Event("timeupdate"));
    },
  };
}

const SMALL = 4_000_000;
const LARGE = 80_000_000;

test.each<[string, number, Heard, boolean]>([
  ["barely played", SMALL, { played: 9.9, loaded: 30 }, false],
  ["played for a while", SMALL, { played: 10, loaded: 30 }, true],
  ["played for a while, and large", LARGE, { played: 300, loaded: 330 }, false],
  ["large, and loaded anyway", LARGE, { played: 10, loaded: 600 }, true],
  ["large, and heard to its end", LARGE, { played: 600, loaded: 40, ended: true }, true],
  ["loaded, but not played", LARGE, { played: 0, loaded: 600 }, false],
])("a file that is %s", (_name, bytes, heard, expected) => {
  const { audio, hear } = player();
  const keep = fakeKeep(bytes);
  keepWhenPlayed(audio, keep, store());
  hear(heard);
  expect(keep.calls).toEqual(expected ? ["keep"] : []);
});

test("waits for the worker, and for an update", () => {
  const { audio, hear } = player();
  const keep = fakeKeep(SMALL, { type: "unsupported" });
  keepWhenPlayed(audio, keep, store());
  hear({ played: 20, loaded: 40 });
  expect(keep.calls).toEqual([]);

  keep.set({ type: "absent" });
  hear({ played: 21, loaded: 40 });
  expect(keep.calls).toEqual(["keep"]);

  keep.set({ type: "kept" });
  hear({ played: 22, loaded: 40 });
  expect(keep.calls).toEqual(["keep"]);

  // Another recording under the same name.
  keep.set({ type: "absent" });
  hear({ played: 23, loaded: 40 });
  expect(keep.calls).toEqual(["keep", "keep"]);
});

test("what failed is not tried again unasked", () => {
  const { audio, hear } = player();
  const keep = fakeKeep(SMALL, { type: "failed", reason: "network" });
  keepWhenPlayed(audio, keep, store());
  hear({ played: 60, loaded: 90 });
  expect(keep.calls).toEqual([]);
});

test.each<[string, KeepState, calls: readonly string[]]>([
  ["removed", { type: "kept" }, ["remove"]],
  ["cancelled", { type: "keeping", progress: 0.5 }, ["cancel"]],
])("what the listener has %s stays away, until they want it", (_name, state, calls) => {
  const { audio, hear } = player();
  const keep = fakeKeep(SMALL, state);
  const kept = store();
  document.body.innerHTML = `<div class="keep"><button data-action="keep"></button><progress></progress><p class="keep-status"></p></div>`;
  const control = document.querySelector<HTMLElement>(".keep") ?? document.body;
  bindKeepButton(keep, control, kept);
  keepWhenPlayed(audio, keep, kept);
  control.querySelector("button")?.click();
  keep.set({ type: "absent" });
  hear({ played: 60, loaded: 90 });
  expect(keep.calls).toEqual(calls);

  control.querySelector("button")?.click();
  hear({ played: 61, loaded: 90 });
  expect(keep.calls).toEqual([...calls, "keep", "keep"]);
});
