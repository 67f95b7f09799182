/// <reference types="vite/client" />
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openDialog } from "../../../src/parts/ui/dialog.ts";
import "../../../src/parts/ui/dialogs.css";
import "../../../build/themes/editorial/theme.css";
import "../../../src/parts/ui/base.css";

const { documentElement } = document;
let dialog: HTMLDialogElement;

function open(): void {
  const content = document.createElement("p");
  content.textContent = "Which key does what";
  dialog = openDialog("key-sheet", "Keyboard", [content]);
}

beforeEach(() => {
  document.body.innerHTML = `<button type="button">Keyboard</button>`;
  document.querySelector("button")?.focus();
});
afterEach(() => {
  documentElement.lang = "";
  documentElement.dir = "";
});

/** A press on the dialog, or beside it, that many pixels from its upper left corner. */
function press(distance: number): void {
  const { left, top } = dialog.getBoundingClientRect();
  const place = { clientX: left + distance, clientY: top + distance };
  dialog.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1, ...place }));
}

test.each([
  { where: "in its own padding", distance: 5, isOpen: true },
  { where: "beside it", distance: -5, isOpen: false },
])("a press $where: open is $isOpen", ({ distance, isOpen }) => {
  open();
  press(distance);
  expect(dialog.open).toBe(isOpen);
});

test("what presses it at no place leaves it open", () => {
  open();
  dialog.click();
  expect(dialog.open).toBe(true);
});

test.each([
  ["its button", () => userEvent.click(page.getByRole("button", { name: "Close" }))],
  ["a key on its button", () => userEvent.keyboard("{Enter}")],
  ["Escape", () => userEvent.keyboard("{Escape}")],
])("%s closes it, and gives the focus back", async (_name, close) => {
  open();
  await close();
  await expect.poll(() => document.querySelector("dialog")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Keyboard");
});

test.each([
  { page: "ar", dir: "rtl", lang: "en", written: "ltr" },
  { page: "en-GB", dir: "ltr", lang: "", written: "" },
  { page: "", dir: "", lang: "", written: "" },
])("on a page in $page it is in $lang", ({ page, dir, lang, written }) => {
  documentElement.lang = page;
  documentElement.dir = dir;
  open();
  expect([dialog.lang, dialog.dir]).toEqual([lang, written]);
});
