import { expect, test } from "vitest";
import {
  applyEdit,
  type EditableCue,
  isUndoable,
  moveStart,
  nextToSet,
  reverse,
  setClick,
  setStart,
} from "../../src/timeline/edit-times.ts";

/** Cues by their starts: `3` is written, `"3!"` stays as it is, `null` is estimated. */
function cuesOf(...starts: readonly (number | string | null)[]): EditableCue[] {
  return starts.map((start, index) => ({
    id: String(index),
    start: start === null ? null : Number.parseFloat(String(start)),
    clicks: [],
    isFixed: typeof start === "string",
  }));
}

const startsAfter = (cues: EditableCue[], edit: ReturnType<typeof setStart>) =>
  edit && applyEdit(cues, edit).map(({ start }) => start);

test.each([
  ["an estimated cue", [0, null, null], 1, 4.27, [0, 4.2, null]],
  ["a cue anew", [0, 5, 9], 1, 7, [0, 7, 9]],
  ["the time of its neighbour", [0, 5, 9], 1, 9, [0, 9, 9]],
  ["past later cues, which are estimated again", [0, 5, 9, 20], 1, 12, [0, 12, null, 20]],
  ["before earlier cues, too", [0, 5, 9, 20], 2, 3, [0, null, 3, 20]],
  ["past a cue that stays", [0, 5, "9!"], 1, 12, undefined],
  ["before a cue that stays", ["4!", 5], 1, 3, undefined],
  ["a cue that stays", [0, "5!"], 1, 6, undefined],
  ["no cue", [0], 1, 6, undefined],
] as const)("a tap sets %s", (_what, starts, index, time, expected) => {
  const cues = cuesOf(...starts);
  expect(startsAfter(cues, setStart(cues, index, time))).toEqual(expected);
});

test.each([
  ["by a tenth", [0, 5, 9], 1, 5.1, [0, 5.1, 9]],
  ["to the nearest tenth", [0, 5, 9], 1, 5.17, [0, 5.2, 9]],
  ["to the start before it, estimated ones aside", [4, null, 5, 9], 2, 1, [4, null, 4, 9]],
  ["to the start after it", [0, 5, null, 9], 1, 11, [0, 9, null, 9]],
  ["to the end of the recording", [0, 5], 1, 99, [0, 30]],
  ["from an estimate", [0, null], 1, 3, [0, 3]],
  ["nowhere", [0, 5], 1, 5, undefined],
  ["nothing that stays", [0, "5!"], 1, 6, undefined],
] as const)("a start moves %s", (_how, starts, index, time, expected) => {
  const cues = cuesOf(...starts);
  expect(startsAfter(cues, moveStart(cues, index, time, 30))).toEqual(expected);
});

test("an edit is taken back as a whole, unless its cues have changed since", () => {
  const before = cuesOf(0, 5, 9);
  const edit = setStart(before, 1, 12) ?? [];
  const after = applyEdit(before, edit);
  expect(isUndoable(after, edit)).toBe(true);
  expect(applyEdit(after, reverse(edit))).toEqual(before);
  expect(isUndoable(applyEdit(after, moveStart(after, 1, 13, 30) ?? []), edit)).toBe(false);
  expect(isUndoable(after.slice(0, 1), edit)).toBe(false);
});

test.each([
  ["the nearest", [2, 9], 7, [], [2, 7]],
  ["the nearest that was not set already", [2, 7], 8, [7], [7, 8]],
  ["a new one where all were set", [3], 6, [3], [3, 6]],
  ["one of two at the same word", [3, 3], 5, [], [3, 5]],
])("a click sets %s", (_which, clicks, word, settled, expected) => {
  const cue = { id: "a", start: 1, isFixed: false, clicks };
  expect(setClick(cue, word, settled, true)?.[0]?.after).toEqual({ start: 1, clicks: expected });
  const settledAll = clicks.every((click) => settled.includes(click));
  expect(setClick(cue, word, settled, false) === undefined).toBe(settledAll);
});

test("what is to be set next skips cues that stay", () => {
  const cues = cuesOf(0, "5!", 9);
  expect([0, 1, 2, 3].map((from) => nextToSet(cues, from))).toEqual([0, 2, 2, 3]);
});
