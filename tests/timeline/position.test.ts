import { expect, test } from "vitest";
import { clampPosition, positionAfter, positionBefore } from "../../src/timeline/position.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "./outline.ts";

/** `a` has two steps, `b` none, `c` one. */
const timeline = scheduleTimeline(outline([["a", [0, 5, 1, 2]], ["b"]], [["c", [9, 5, 1]]]));
const WAY = ["a0", "a1", "a2", "b0", "c0", "c1"];
const at = (place: string | undefined) =>
  place === undefined ? undefined : { slide: place.charAt(0), step: Number(place.slice(1)) };

test("on and back lead through every state, and stop at the ends", () => {
  for (const [index, place] of WAY.entries()) {
    const position = at(place) ?? { slide: "", step: 0 };
    expect(positionAfter(timeline, position), place).toEqual(at(WAY[index + 1]));
    expect(positionBefore(timeline, position), place).toEqual(at(WAY[index - 1]));
  }
});

test.each([
  ["a2", "a2"],
  ["a9", "a2"],
  ["b3", "b0"],
  ["z0", undefined],
])("%s is %s at the nearest", (wanted, nearest) => {
  expect(clampPosition(timeline, at(wanted) ?? { slide: "", step: 0 })).toEqual(at(nearest));
});
