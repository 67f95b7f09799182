import { expect, test } from "vitest";
import { readStart } from "../../../src/parts/deck/timeline.ts";

test.each([
  ["", "", {}],
  ["?t=192.5", "", { time: 192.5 }],
  ["?t=03:12", "", { time: 192 }],
  ["?t=1:02:03.5", "", { time: 3723.5 }],
  ["", "#t=192.5", { time: 192.5 }],
  ["", "#t=10,20", { time: 10, end: 20 }],
  ["", "#t=03:12,03:20.5", { time: 192, end: 200.5 }],
  ["", "#t=,20", { time: 0, end: 20 }],
  ["", "#t=20,10", { time: 20 }],
  ["", "#t=10,soon", { time: 10 }],
  ["", "#t=npt:03:12", { time: 192 }],
  ["?t=5", "#t=192.5", { time: 5 }],
  ["?slide=glutamate", "", { slide: "glutamate" }],
  ["?t=soon", "", {}],
  ["?t=-3", "", {}],
  ["", "#/14/0/1", {}],
])("the address %s%s", (search, hash, start) => {
  expect(readStart({ search, hash })).toEqual(start);
});
