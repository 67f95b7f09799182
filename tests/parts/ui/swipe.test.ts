import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onSwipe } from "../../../src/parts/ui/swipe.ts";

let screen: HTMLElement;
let turns: (1 | -1)[];

beforeEach(() => {
  document.body.innerHTML = `<div></div>`;
  screen = document.querySelector("div") ?? document.body;
  turns = [];
  onSwipe(screen, (by) => turns.push(by));
});
afterEach(() => vi.restoreAllMocks());

type Place = readonly [x: number, y: number];

const finger = ([clientX, clientY]: Place, identifier = 0) =>
  new Touch({ identifier, target: screen, clientX, clientY });

const FROM: Place = [200, 100];
const TO: Place = [120, 100];
const other = () => finger([300, 300], 1);

/**
 * @param touches the fingers that are down then
 * @param changedTouches those that the event is about
 */
function dispatch(type: string, touches: readonly Touch[], changedTouches = touches): void {
  const init = { touches: [...touches], changedTouches: [...changedTouches], bubbles: true };
  screen.dispatchEvent(new TouchEvent(type, init));
}

function swipe(from: Place, to: Place): void {
  dispatch("touchstart", [finger(from)]);
  dispatch("touchmove", [finger(to)]);
  dispatch("touchend", [], [finger(to)]);
}

test.each<[string, from: Place, to: Place, turns: number[]]>([
  ["to the left", [200, 100], [120, 110], [1]],
  ["to the right", [120, 100], [200, 90], [-1]],
  ["hardly", [120, 100], [150, 100], []],
  ["down the page", [120, 100], [180, 200], []],
])("one finger, drawn %s", (_name, from, to, expected) => {
  swipe(from, to);
  expect(turns).toEqual(expected);
});

test("right to left, the next slide lies on the other side", () => {
  screen.dir = "rtl";
  swipe([120, 100], [200, 90]);
  expect(turns).toEqual([1]);
});

test("on a page that was enlarged, a finger moves about", () => {
  const scale = vi.spyOn(visualViewport ?? new VisualViewport(), "scale", "get");
  scale.mockReturnValue(2);
  swipe(FROM, TO);
  expect(turns).toEqual([]);
  scale.mockReturnValue(1.004);
  swipe(FROM, TO);
  expect(turns).toEqual([1]);
});

test.each<[string, () => void]>([
  ["comes down on the slide", () => dispatch("touchstart", [finger(FROM), other()], [other()])],
  [
    "comes down elsewhere, while this one moves",
    () => dispatch("touchmove", [finger(TO), other()], [finger(TO)]),
  ],
])("two fingers mean something else: the second %s", (_name, second) => {
  dispatch("touchstart", [finger(FROM)]);
  second();
  dispatch("touchend", [], [finger(TO)]);
  expect(turns).toEqual([]);
  swipe(FROM, TO);
  expect(turns).toEqual([1]);
});

test("two fingers mean something else: the second is still down elsewhere at the end", () => {
  dispatch("touchstart", [finger(FROM)]);
  dispatch("touchend", [other()], [finger(TO)]);
  expect(turns).toEqual([]);
});

test("a gesture that the browser takes over turns nothing", () => {
  dispatch("touchstart", [finger(FROM)]);
  dispatch("touchcancel", [], [finger(TO)]);
  dispatch("touchend", [], [finger(TO)]);
  expect(turns).toEqual([]);
});
