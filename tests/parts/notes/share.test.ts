import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../../src/parts/notes/notes-tools.css";
import { createShare, type Share } from "../../../src/parts/notes/share.ts";
import "../../../build/themes/editorial/theme.css";
import "../../../src/parts/ui/base.css";
import { NOTES, TIMELINE } from "./notes.ts";

const PAGE = `${location.origin}${location.pathname}`;
let share: Share;
let copied: string[];
const shared: ShareData[] = [];

// Chromium on Linux has no sheet of its own.
Object.defineProperty(navigator, "share", {
  configurable: true,
  value: (data: ShareData) => Promise.resolve(shared.push(data)),
});

beforeEach(() => {
  getSelection()?.removeAllRanges();
  document.body.innerHTML = `<div class="listen">${NOTES}</div>`;
  copied = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    copied.push(text);
  });
  share = createShare(element("#notes"), TIMELINE);
});
afterEach(() => vi.restoreAllMocks());

function element(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) ?? document.body;
}
const cue = (id: string) => element(`[data-cue="${id}"]`);
const bar = () => document.querySelector<HTMLElement>(".selection-bar");
const barButton = (index: number) =>
  bar()?.querySelectorAll("button")[index] ?? document.createElement("button");
const said = () => element(".toast").textContent;

/** The text node in `from` that holds a text, and where. */
function find(text: string): [Text, number] {
  const walker = document.createTreeWalker(element("#notes"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && node.data.includes(text)) return [node, node.data.indexOf(text)];
  }
  throw new Error(`No text holds ${text}`);
}

async function select(first: string, last: string): Promise<void> {
  const [from, start] = find(first);
  const [to, end] = find(last);
  getSelection()?.setBaseAndExtent(from, start, to, end + last.length);
  await expect.poll(bar).not.toBeNull();
}

test("copies a link to a moment, and says so", async () => {
  share.copyLink(192.4);
  await expect.poll(said).toBe("Link copied");
  expect(copied).toEqual([`${PAGE}?t=192.4`]);
});

test("shows the link, selected, where the clipboard is refused", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No"));
  share.copyLink(5);
  await expect.poll(() => document.activeElement).toBeInstanceOf(HTMLInputElement);
  expect(document.activeElement).toHaveProperty("value", `${PAGE}?t=5`);
  expect(getSelection()?.toString()).toBe(`${PAGE}?t=5`);
  expect(element("dialog").ariaLabel).toBe("Copy link");
  await userEvent.keyboard("{Escape}");
  expect(document.querySelector("dialog")).toBeNull();
});

test("the note under the pointer has a button for its link", async () => {
  const { height } = cue("b").getBoundingClientRect();
  await userEvent.hover(cue("b"));
  const button = element(".cue-link");
  expect(cue("b").getBoundingClientRect().height).toBe(height);
  expect(button.closest("[data-cue]")).toBe(cue("b"));
  expect(button.ariaLabel).toBe("Copy link to 00:10");
  await userEvent.click(button);
  expect(copied).toEqual([`${PAGE}?t=10`]);
  // Though the click has left the focus on it.
  await userEvent.hover(cue("c"));
  expect(button.closest("[data-cue]")).toBe(cue("c"));
});

test("Tab comes from a note's time to the button, and from there to what follows", async () => {
  cue("a").querySelector("a")?.focus();
  const reached: (string | null)[] = [];
  for (let tabs = 0; tabs < 4; tabs++) {
    await userEvent.tab();
    reached.push(document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? null);
  }
  expect(reached).toEqual(["Copy link to 00:00", "Source 1: Lee", "00:10", "Copy link to 00:10"]);
});

test("a button in focus does not run away from under the keyboard", async () => {
  cue("a").querySelector("a")?.focus();
  await userEvent.tab();
  await userEvent.hover(cue("c"));
  expect(document.activeElement?.ariaLabel).toBe("Copy link to 00:00");
});

test.each([
  ["words of one note", "dopamine", "neurons", "#t=2.5,7.5"],
  ["a word in part", "pamine", "neur", "#t=2.5,7.5"],
  ["words of two notes", "fire", "Then more", "#t=7.5,13.4"],
])("copies a link to the time of %s", async (_name, first, last, hash) => {
  await select(first, last);
  await userEvent.click(barButton(0));
  expect(copied).toEqual([`${PAGE}${hash}`]);
});

test("hands the quote to the system's sheet, without citations", async () => {
  await select("All", "fire.");
  await userEvent.click(barButton(1));
  expect(shared.at(-1)).toEqual({
    title: "The talk",
    text: "“All dopamine neurons fire.” (The talk)",
    url: `${PAGE}#t=0,10`,
  });
});

test.each([
  { how: "closed without a choice, it copies nothing", name: "AbortError", expected: [] },
  { how: "refused, it copies the link", name: "NotAllowedError", expected: [`${PAGE}#t=0,10`] },
])("the system's sheet, $how", async ({ name, expected }) => {
  const share = vi.spyOn(navigator, "share");
  share.mockRejectedValue(new DOMException("No", name));
  await select("All", "fire.");
  await userEvent.click(barButton(1));
  await expect.poll(() => share.mock.calls).toHaveLength(1);
  await Promise.resolve();
  expect(copied).toEqual(expected);
});

test("stands below what is selected, and covers none of it", async () => {
  await select("more dopamine", "flows in");
  const selected = getSelection()?.getRangeAt(0).getBoundingClientRect();
  expect(bar()?.getBoundingClientRect().top).toBeGreaterThanOrEqual(selected?.bottom ?? Infinity);
});

test("stays in a narrow page, however far to the right the selection is", async () => {
  element("#notes").style.width = "12rem";
  await select("none", "none");
  const right = bar()?.getBoundingClientRect().right ?? Infinity;
  expect(right).toBeLessThanOrEqual(element("#notes").getBoundingClientRect().right);
});

test("comes next for the keyboard, and leaves by Escape", async () => {
  await select("dopa", "mine");
  await userEvent.tab();
  expect(document.activeElement).toBe(barButton(0));
  await userEvent.keyboard("{Enter}");
  expect(copied.length).toBe(1);
  await userEvent.keyboard("{Escape}");
  expect(bar()).toBeNull();
  expect(document.activeElement).toBe(element("#notes"));
});

test.each<[name: string, take: () => void]>([
  ["nothing is selected any more", () => getSelection()?.collapseToStart()],
  ["more than the notes is selected", () => getSelection()?.selectAllChildren(document.body)],
  ["only a note's time is selected", () => getSelection()?.selectAllChildren(element(".cue-time"))],
])("goes when %s", async (_name, take) => {
  await select("dopamine", "neurons");
  take();
  await expect.poll(bar).toBeNull();
});

test("waits for the mouse to have drawn the selection", async () => {
  const [node] = find("neurons");
  const pointer = (type: string) =>
    node.parentElement?.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerType: "mouse" }),
    );
  pointer("pointerdown");
  const changed = new Promise((resolve) =>
    document.addEventListener("selectionchange", resolve, { once: true }),
  );
  getSelection()?.selectAllChildren(node.parentElement ?? document.body);
  await changed;
  expect(bar()).toBeNull();
  pointer("pointerup");
  expect(bar()).not.toBeNull();
});
