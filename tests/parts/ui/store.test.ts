import { beforeEach, expect, test, vi } from "vitest";
import { createStore } from "../../../src/parts/ui/store.ts";

beforeEach(() => localStorage.clear());

/** The browser's storage, but for some methods that throw. */
function refusing(...methods: readonly ("getItem" | "setItem" | "removeItem")[]): () => Storage {
  const refuse = () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
  const { length } = localStorage;
  const storage: Storage = {
    length,
    clear: () => localStorage.clear(),
    key: (index) => localStorage.key(index),
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  };
  for (const method of methods) storage[method] = refuse;
  return () => storage;
}

function refusingAtAll(): Storage {
  throw new DOMException("Access is denied", "SecurityError");
}

test("keeps text from one visit to the next", () => {
  createStore("a:").set("rate", "1.5");
  expect(createStore("a:").get("rate")).toBe("1.5");
});

test("keeps what belongs to another prefix apart", () => {
  createStore("a:").set("rate", "1.5");
  expect(createStore("b:").get("rate")).toBeUndefined();
});

test("forgets", () => {
  const store = createStore("a:");
  store.set("rate", "1.5");
  store.set("rate", undefined);
  expect(createStore("a:").get("rate")).toBeUndefined();
});

test.each([
  { what: "at the first touch", open: refusingAtAll },
  { what: "on reading and writing", open: refusing("getItem", "setItem", "removeItem") },
  { what: "on writing", open: refusing("setItem", "removeItem") },
])("refused $what, values last as long as the page", ({ open }) => {
  localStorage.setItem("a:rate", "1");
  const store = createStore("a:", open);
  store.set("rate", "1.5");
  expect(store.get("rate")).toBe("1.5");
  store.set("rate", undefined);
  expect(store.get("rate")).toBeUndefined();
});

test("what was refused once is kept when there is room again", () => {
  let full = true;
  const open = () => (full ? refusingAtAll() : localStorage);
  const store = createStore("a:", open);
  store.set("rate", "1.5");
  full = false;
  store.set("rate", "2");
  expect(store.get("rate")).toBe("2");
  expect(localStorage.getItem("a:rate")).toBe("2");
});

test("tells of the refusal once, also whoever asks later", () => {
  const store = createStore("a:", refusingAtAll);
  const [early, late] = [vi.fn(), vi.fn()];
  store.onRefused(early);
  expect(early).not.toHaveBeenCalled();
  store.set("rate", "1.5");
  store.set("rate", "2");
  store.get("nudge");
  store.onRefused(late);
  expect(early).toHaveBeenCalledOnce();
  expect(late).toHaveBeenCalledOnce();
});

test("nothing is told while all goes well", () => {
  const store = createStore("a:");
  const listener = vi.fn();
  store.onRefused(listener);
  store.set("rate", "1.5");
  store.get("rate");
  expect(listener).not.toHaveBeenCalled();
});
