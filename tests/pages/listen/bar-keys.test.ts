import { afterEach, expect, test } from "vitest";
import { bindBarKeys, changeVolume } from "../../../src/pages/listen/player.ts";

afterEach(() => {
  document.documentElement.dir = "";
});

/** The steps of a bar at a key, and whether the browser has it, too. */
function press(key: string, modifiers: KeyboardEventInit = {}): { steps: number; own: boolean } {
  const bar = document.createElement("input");
  bar.type = "range";
  let steps = 0;
  bindBarKeys(bar, (by) => (steps += by));
  const own = bar.dispatchEvent(
    new KeyboardEvent("keydown", { key, cancelable: true, ...modifiers }),
  );
  return { steps, own };
}

test.each([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
  ["PageUp", 4],
  ["PageDown", -4],
])("%s moves a bar by %i, and the browser leaves it", (key, steps) => {
  expect(press(key)).toEqual({ steps, own: false });
});

test("bars run from left to right also on a page from right to left", () => {
  document.documentElement.dir = "rtl";
  expect(press("ArrowRight").steps).toBe(1);
  expect(press("ArrowLeft").steps).toBe(-1);
});

test("the ends, and keys of the browser's own, are left to it", () => {
  for (const key of ["Home", "End", "Tab"]) expect(press(key)).toEqual({ steps: 0, own: true });
  expect(press("ArrowLeft", { altKey: true })).toEqual({ steps: 0, own: true });
});

test("volume stays between none and all", () => {
  const bar = document.createElement("div");
  document.body.append(bar);
  const asked: number[] = [];
  document.addEventListener("mediavolumerequest", (event) => {
    if (event instanceof CustomEvent) asked.push(event.detail);
  });
  bar.setAttribute("mediavolume", "0.5");
  changeVolume(bar, 0.25);
  for (let count = 0; count < 2; count += 1) changeVolume(bar, 0.25);
  expect(asked).toEqual([0.75, 1, 1]);
});
