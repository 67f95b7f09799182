import { beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { onLookAround } from "../../../src/pages/listen/follow.ts";

let notes: HTMLElement;

beforeEach(() => {
  const cues = [
    `<div data-cue="a" aria-current="true"><a class="cue-time" href="?t=0">00:00</a><p>Note a. <a href="#source">1</a></p></div>`,
    `<div data-cue="b"><a class="cue-time" href="?t=9">00:09</a><p>Note b.</p></div>`,
  ];
  document.body.innerHTML = `<section id="notes" style="height: 200px; overflow-y: auto">${cues.join("")}</section><p>Below</p>`;
  notes = document.querySelector("#notes") ?? document.body;
});

test("who selects words or tabs to another note looks around, and not who clicks", async () => {
  const looked = vi.fn<() => void>();
  onLookAround(notes, looked);
  const [first, second] = notes.querySelectorAll<HTMLElement>(".cue-time");
  await userEvent.click(notes.querySelector('[data-cue="b"] p') ?? notes);
  first?.focus();
  expect(looked).not.toHaveBeenCalled();
  await userEvent.tab();
  expect(looked).not.toHaveBeenCalled();
  await userEvent.tab();
  expect(document.activeElement).toBe(second);
  expect(looked).toHaveBeenCalledOnce();

  getSelection()?.selectAllChildren(notes.querySelector('[data-cue="a"] p') ?? notes);
  await expect.poll(() => looked.mock.calls.length).toBeGreaterThan(1);
  getSelection()?.removeAllRanges();
});

test("who follows a link into the notes, or scrolls with the middle button, looks around", async () => {
  const looked = vi.fn<() => void>();
  onLookAround(notes, looked);
  const press = (button: number) =>
    notes.firstElementChild?.dispatchEvent(
      new PointerEvent("pointerdown", { button, bubbles: true }),
    );
  press(0);
  expect(looked).not.toHaveBeenCalled();
  press(1);
  expect(looked).toHaveBeenCalledOnce();

  notes.querySelector("p")?.setAttribute("id", "in-the-notes");
  location.hash = "#in-the-notes";
  await expect.poll(() => looked.mock.calls).toHaveLength(2);
  history.replaceState(null, "", " ");
});

test.each([
  { scrolls: "the notes", overflow: "auto", within: true, below: false },
  { scrolls: "the page as a whole", overflow: "visible", within: true, below: true },
])("where $scrolls, a finger or a wheel there looks around", ({ overflow, within, below }) => {
  notes.style.overflowY = overflow;
  const looked = vi.fn<() => void>();
  onLookAround(notes, looked);
  const turn = (selector: string) => {
    looked.mockClear();
    document.querySelector(selector)?.dispatchEvent(new WheelEvent("wheel", { bubbles: true }));
    return looked.mock.calls.length > 0;
  };
  expect(turn('[data-cue="b"] p')).toBe(within);
  expect(turn("body > p")).toBe(below);
});
