import { beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { createTranscript } from "../../../src/parts/notes/transcript.ts";

let notes: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<section id="notes" style="height: 200px; overflow-y: auto">
    <div style="height: 400px"></div>
    ${["a", "b", "c"]
      .map(
        (id) =>
          `<div data-cue="${id}" style="height: 60px"><a class="cue-time" href="?t=0">00:00</a><p>Note ${id}. <a href="#source">1</a></p></div>`,
      )
      .join("")}
    <div style="height: 400px"></div>
  </section>`;
  notes = document.querySelector("#notes") ?? document.body;
});

const current = () =>
  Array.from(
    notes.querySelectorAll<HTMLElement>("[aria-current=true]"),
    (cue) => cue.dataset["cue"],
  );

test("marks one cue at a time, or none", () => {
  const transcript = createTranscript(notes);
  transcript.mark("a");
  expect(current()).toEqual(["a"]);
  transcript.mark("c");
  expect(current()).toEqual(["c"]);
  transcript.mark(undefined);
  expect(current()).toEqual([]);
});

test("brings the current cue to the middle third of the view", async () => {
  const transcript = createTranscript(notes);
  transcript.mark("b");
  transcript.center();
  const view = notes.getBoundingClientRect();
  await expect
    .poll(() => {
      const cue = notes.querySelector("[aria-current]")?.getBoundingClientRect();
      return cue && (cue.top + cue.height / 2 - view.top) / view.height;
    })
    .toBeCloseTo(0.5, 1);
});

test("keeps a part of the current note in view where that is higher than the view", async () => {
  const transcript = createTranscript(notes);
  transcript.mark("c");
  const words = notes.querySelector('[data-cue="c"] p')?.firstChild;
  if (!words) throw new Error("There is no such note");
  const range = document.createRange();
  range.selectNode(words);
  transcript.markPart(range);
  expect(notes.scrollTop).toBe(0);
  notes.querySelector<HTMLElement>('[data-cue="c"]')?.style.setProperty("height", "300px");
  transcript.markPart(range);
  const middle = () => {
    const view = notes.getBoundingClientRect();
    const box = range.getBoundingClientRect();
    return (box.top + box.height / 2 - view.top) / view.height;
  };
  await expect.poll(middle).toBeCloseTo(0.5, 1);
  notes.scrollBy({ top: 60, behavior: "instant" });
  const before = middle();
  transcript.markPart(range);
  expect(middle()).toBe(before);
});

test("a click on a note picks it, a click on its source does not", async () => {
  const transcript = createTranscript(notes);
  const picked: string[] = [];
  transcript.onPick((cue) => picked.push(cue));
  await userEvent.click(notes.querySelector('[data-cue="b"] p a') ?? notes);
  await userEvent.click(notes.querySelector('[data-cue="b"] p') ?? notes);
  await userEvent.click(notes.querySelector('[data-cue="c"] .cue-time') ?? notes);
  expect(picked).toEqual(["b", "c"]);
});

test("who has selected text does not ask to seek", () => {
  const transcript = createTranscript(notes);
  const picked: string[] = [];
  transcript.onPick((cue) => picked.push(cue));
  const paragraph = notes.querySelector<HTMLElement>('[data-cue="a"] p') ?? notes;
  getSelection()?.selectAllChildren(paragraph);
  paragraph.click();
  expect(picked).toEqual([]);
  getSelection()?.empty();
  paragraph.click();
  expect(picked).toEqual(["a"]);
});

test("the mark of where one let go stands on that cue until it is taken away", () => {
  const transcript = createTranscript(notes);
  transcript.markLeft("a");
  transcript.markLeft("b");
  expect(notes.querySelectorAll("[data-left]")).toHaveLength(1);
  expect(notes.querySelector('[data-cue="b"]')?.textContent).toContain(
    "You left the recording here",
  );
  transcript.markLeft(undefined);
  expect(notes.textContent).not.toContain("You left the recording here");
  expect(notes.querySelector("[data-left]")).toBeNull();
});

test("a cue in the middle third stays where it is", () => {
  const transcript = createTranscript(notes);
  notes.scrollTop = 400;
  const scrollBy = vi.spyOn(notes, "scrollBy");
  transcript.mark("b");
  transcript.center();
  expect(scrollBy).not.toHaveBeenCalled();
  transcript.mark("a");
  notes.scrollTop = 0;
  transcript.center();
  expect(scrollBy).toHaveBeenCalledOnce();
});
