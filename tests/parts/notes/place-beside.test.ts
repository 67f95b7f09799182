import { expect, test } from "vitest";
import { placeBeside } from "../../../src/parts/notes/references.ts";

const VIEW = { width: 320, height: 480 };

test.each<[name: string, anchor: [number, number], box: [number, number], at: [number, number]]>([
  ["below, a little to the left", [100, 50], [200, 100], [84, 78]],
  ["not beyond the right edge", [280, 50], [200, 100], [112, 78]],
  ["not beyond the left edge", [4, 50], [200, 100], [8, 78]],
  ["above where below there is no room", [100, 440], [200, 100], [84, 332]],
  ["over it where there is room nowhere", [100, 200], [200, 460], [84, 12]],
])("places a box %s", (_name, [left, top], [width, height], [x, y]) => {
  const placed = placeBeside({ left, top, bottom: top + 20 }, { width, height }, VIEW);
  expect(placed).toEqual({ left: x, top: y });
});
