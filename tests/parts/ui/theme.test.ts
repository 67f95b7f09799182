import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { initTheme } from "../../../src/parts/ui/theme.ts";

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset["theme"];
  document.body.innerHTML = `<button type="button" data-action="theme">Light or dark</button>`;
});

afterEach(() => {
  vi.restoreAllMocks();
});

const theme = () => document.documentElement.dataset["theme"];
const turn = () => userEvent.click(page.getByRole("button"));

test("leaves it to the system until the reader chooses", () => {
  initTheme();
  expect(theme()).toBeUndefined();
});

test("keeps the choice for the next visit", async () => {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const other = system === "dark" ? "light" : "dark";
  initTheme();
  await turn();
  expect(theme()).toBe(other);
  delete document.documentElement.dataset["theme"];
  initTheme();
  expect(theme()).toBe(other);
  expect(localStorage.getItem("cuedeck:theme")).toBe(other);
});

test("a kept word that is no theme changes nothing", () => {
  localStorage.setItem("cuedeck:theme", "sepia");
  initTheme();
  expect(theme()).toBeUndefined();
});

test("turns, and back, also where storage is refused", async () => {
  vi.spyOn(window, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("Access is denied", "SecurityError");
  });
  document.documentElement.dataset["theme"] = "light";
  initTheme();
  await turn();
  expect(theme()).toBe("dark");
  await turn();
  expect(theme()).toBe("light");
});
