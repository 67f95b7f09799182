import { beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createSearch, type Search } from "../../../src/parts/notes/search.ts";
import { NOTES } from "./notes.ts";
import { SEARCH_FORM } from "./search-form.ts";

let notes: HTMLElement;
let search: Search;
let revealed: Range[];
let heard: string[];

beforeEach(() => {
  document.body.innerHTML = `<button data-action="search">Search</button>${SEARCH_FORM}${NOTES}`;
  notes = element("#notes");
  // All of them in view, whatever the browser's fonts.
  notes.style.height = "800px";
  revealed = [];
  heard = [];
  const form = document.querySelector("form") ?? document.createElement("form");
  search = createSearch(form, notes, {
    reveal: (hit) => void revealed.push(hit),
    onSearch: () => void heard.push("search"),
    onHit: (cue) => void heard.push(`hit ${cue}`),
    onPick: (cue) => void heard.push(`pick ${cue}`),
  });
});

function element(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) ?? document.body;
}
const field = () => document.querySelector("input") ?? document.createElement("input");
const count = () => element("output").textContent;
const highlighted = (name: string) =>
  Array.from(CSS.highlights.get(name) ?? [], ({ startContainer, startOffset, endOffset }) =>
    startContainer.textContent?.slice(startOffset, endOffset),
  );
const marked = () => highlighted("hit");
const current = () => highlighted("current-hit");
const last = () => heard.findLast((each) => each !== "search");

async function look(query: string): Promise<void> {
  search.open();
  await userEvent.fill(field(), query);
}

test("marks and counts the hits as one types, and shows the first", async () => {
  await look("dopamine");
  expect(count()).toBe("1 of 4");
  expect(marked()).toEqual(["dopamine", "dopamine", "Dopamine", "dopa", "mine"]);
  expect(current()).toEqual(["dopamine"]);
  expect(heard).toEqual(["search", "hit a"]);
  const [first] = CSS.highlights.get("current-hit") ?? [];
  expect(String(revealed.at(-1))).toBe("dopamine");
  expect(notes.querySelector("[data-cue='a']")?.contains(first?.startContainer ?? null)).toBe(true);
});

test.each([
  ["through a citation and other elements", "dopamine neurons", ["dopamine", " neurons"]],
  ["from one item of a list to the next", "dopamine ca2+", ["dopamine", "Ca", "2+"]],
  ["in the headings of segments", "the brake", ["The brake"]],
  ["what somebody says, by the name", "marie", ["Marie"]],
  ["on from the name", "curie then", ["Curie", "Then"]],
])("finds %s", async (_name, query, expected) => {
  await look(query);
  expect(current()).toEqual(expected);
  expect(count()).toBe("1 of 1");
});

test.each(["00:10", "Sources", "example", "fires"])("does not find %s", async (query) => {
  await look(query);
  expect(marked()).toEqual([]);
  expect(count()).toBe("No hits");
  expect(element('[data-action="search-next"]')).toHaveProperty("disabled", true);
});

test("searches what one of them says, and finds all of it without a query", async () => {
  const speaker = element("select");
  search.open();
  await userEvent.selectOptions(speaker, "Marie Curie");
  expect(marked()).toEqual(["Marie Curie"]);
  expect(count()).toBe("1 of 1");
  expect(last()).toBe("hit b");
  await look("dopamine");
  expect(marked()).toEqual(["dopamine"]);
  search.close();
  expect(marked()).toEqual([]);
  await look("dopamine");
  expect(count()).toBe("1 of 4");
});

test("steps on and back, and round at either end", async () => {
  await look("dopamine");
  const counts: string[] = [];
  const press = async (keys: string) => {
    await userEvent.keyboard(keys);
    counts.push(`${count()} ${last()}`);
  };
  for (const keys of ["{Enter}", "{Enter}", "{Enter}", "{Enter}", "{Shift>}{Enter}{/Shift}"])
    await press(keys);
  expect(counts).toEqual([
    "2 of 4 hit b",
    "3 of 4 hit c",
    "4 of 4 hit c",
    "1 of 4 hit a",
    "4 of 4 hit c",
  ]);
  expect(current()).toEqual(["dopa", "mine"]);
  await userEvent.click(element('[data-action="search-next"]'));
  await userEvent.click(element('[data-action="search-previous"]'));
  await userEvent.click(element('[data-action="search-previous"]'));
  expect(count()).toBe("3 of 4");
});

test("begins at the note that is being said, and keeps the place while the query grows", async () => {
  element('[data-cue="b"]').ariaCurrent = "true";
  await look("dopa");
  expect(count()).toBe("2 of 4");
  await userEvent.keyboard("{Enter}{End}mine");
  expect(count()).toBe("3 of 4");
});

test("plays from the hit on Ctrl+Enter and by its button", async () => {
  await look("flows");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(last()).toBe("pick b");
  heard.length = 0;
  await userEvent.click(element('[data-action="search-play"]'));
  expect(last()).toBe("pick b");
});

test("Escape brings the notes back as they were, and the focus", async () => {
  const before = notes.innerHTML;
  const nodes = Array.from(notes.querySelectorAll("p"), (each) => Array.from(each.childNodes));
  element("[data-action=search]").focus();
  await look("dopamine");
  expect(notes.innerHTML).toBe(before);
  expect(marked()).not.toEqual([]);
  await userEvent.keyboard("{Escape}");
  expect(notes.innerHTML).toBe(before);
  expect(Array.from(notes.querySelectorAll("p"), (each) => Array.from(each.childNodes))).toEqual(
    nodes,
  );
  expect(element("form").hidden).toBe(true);
  expect(document.activeElement).toBe(element("[data-action=search]"));
});

test("its button tells whether it is open", () => {
  const toggle = element("[data-action=search]");
  expect(toggle.ariaExpanded).toBe("false");
  search.open();
  expect(toggle.ariaExpanded).toBe("true");
  expect(document.activeElement).toBe(field());
  search.close();
  expect(toggle.ariaExpanded).toBe("false");
});

test("its button, pressed once more, takes it away with its marks", async () => {
  const toggle = element("[data-action=search]");
  toggle.addEventListener("click", () => search.open());
  await userEvent.click(toggle);
  await userEvent.fill(field(), "dopamine");
  expect(marked()).not.toEqual([]);
  await userEvent.click(toggle);
  expect(element("form").hidden).toBe(true);
  expect(marked()).toEqual([]);
});

test("counts all hits of a long episode, and marks the current one wherever it is", async () => {
  notes.innerHTML = Array.from(
    { length: 1500 },
    (_, index) => `<div data-cue="cue-${index}"><p>a word a word and ${index}</p></div>`,
  ).join("");
  await look("a word");
  expect(count()).toBe("1 of 3,000");
  expect(marked()).toHaveLength(3000);
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  expect(count()).toBe("3,000 of 3,000");
  expect(current()).toEqual(["a word"]);
  expect(last()).toBe("hit cue-1499");
  await userEvent.keyboard("{Enter}");
  expect(last()).toBe("hit cue-0");
});
