import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src/parts/notes/notes-tools.css";
import { createReferences } from "../../../src/parts/notes/references.ts";
import "../../../build/themes/editorial/theme.css";
import "../../../src/parts/ui/base.css";
import { NOTES } from "./notes.ts";

let clicked: string[];

beforeEach(async () => {
  await page.viewport(320, 480);
  document.body.innerHTML = `<button id="outside">Outside</button>${NOTES}`;
  clicked = [];
  element("#notes").addEventListener("click", ({ target }) => {
    if (target instanceof Element && !target.closest("a")) clicked.push(target.localName);
  });
  createReferences(element("#notes"));
});

function element(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) ?? document.body;
}
const citation = () => element(".citation");
const card = () => document.querySelector<HTMLElement>(".reference-card:popover-open");

test("a citation opens its reference, with its link", async () => {
  expect(citation().ariaExpanded).toBe("false");
  await userEvent.click(citation());
  expect(card()?.querySelector("p")?.textContent).toBe("Lee, Dopamine, 2020");
  expect(card()?.querySelector("a")?.href).toBe("https://example.org/");
  expect(card()?.ariaLabel).toBe("Source 1: Lee");
  expect(citation().ariaExpanded).toBe("true");
  expect(citation().getAttribute("aria-details")).toBe(card()?.id);
  expect(location.hash).toBe("");
});

test.each<[name: string, run: () => Promise<void>]>([
  ["Escape", () => userEvent.keyboard("{Escape}")],
  ["a second click", () => userEvent.click(citation())],
  ["Enter on the citation", () => userEvent.keyboard("{Enter}")],
  ["a click elsewhere", () => userEvent.click(element("#outside"))],
])("%s closes it", async (_name, run) => {
  await userEvent.click(citation());
  expect(card()).not.toBeNull();
  await run();
  expect(card()).toBeNull();
  expect(citation().ariaExpanded).toBe("false");
  expect(citation().hasAttribute("aria-details")).toBe(false);
  // And the next click opens it again.
  await userEvent.click(citation());
  expect(card()).not.toBeNull();
});

test("Tab comes to its link, and Escape brings the focus back", async () => {
  citation().focus();
  await userEvent.keyboard("{Enter}{Tab}");
  expect(document.activeElement).toBe(card()?.querySelector("a"));
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(citation());
});

test("a click in it does not mean the note in which it stands", async () => {
  await userEvent.click(citation());
  await userEvent.click(card()?.querySelector("p") ?? document.body, { position: { x: 4, y: 8 } });
  expect(clicked).toEqual([]);
  expect(card()).not.toBeNull();
});

test("leads on to the list of sources", async () => {
  await userEvent.click(citation());
  await userEvent.click(card()?.querySelector(".reference-listed") ?? document.body);
  expect(location.hash).toBe("#reference-1");
  expect(card()).toBeNull();
  history.replaceState(null, "", location.pathname + location.search);
});

test.each([
  ["at the page's end", "margin-top: 430px; text-align: end"],
  ["at its top", "margin-top: 0; text-align: start"],
])("stays in a narrow window, with its citation %s", async (_name, style) => {
  element('[data-segment="one"] h2').remove();
  element("#outside").remove();
  element("#notes").style.cssText = style;
  element("#reference-1 p").append(" and so on".repeat(30));
  await userEvent.click(citation());
  const box = card()?.getBoundingClientRect() ?? new DOMRect();
  expect(box.height).toBeGreaterThan(50);
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(320);
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.bottom).toBeLessThanOrEqual(480);
});
