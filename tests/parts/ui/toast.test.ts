import { afterEach, expect, test } from "vitest";
import "../../../src/parts/ui/toast.css";
import { toast } from "../../../src/parts/ui/toast.ts";

const regions = () => Array.from(document.querySelectorAll<HTMLElement>("[role=status]"));
const said = () => regions().map(({ textContent }) => textContent);

afterEach(() => document.body.replaceChildren());

test("says a sentence in a live region that was there before it", async () => {
  toast("Link copied");
  expect(said()).toEqual([""]);
  await expect.poll(said).toEqual(["Link copied"]);
});

test("one region says one thing after the other", async () => {
  toast("First");
  toast("Second");
  await expect.poll(said).toEqual(["Second"]);
  toast("Third");
  await expect.poll(said).toEqual(["Third"]);
});

test("is seen above a panel that was opened before", async () => {
  document.body.innerHTML = `<div popover="manual" style="position: fixed; inset: 0; width: 100%; height: 100%; margin: 0">A panel</div>`;
  const panel = document.querySelector<HTMLElement>("[popover]");
  panel?.showPopover();
  toast("Link copied");
  await expect.poll(said).toEqual(["Link copied"]);
  const [region] = regions();
  if (region) region.style.pointerEvents = "auto";
  const { left, top } = region?.getBoundingClientRect() ?? new DOMRect();
  expect(document.elementFromPoint(left + 20, top + 10)).toBe(region);
});

test("is heard in a modal dialog, and goes with it", async () => {
  const dialog = document.createElement("dialog");
  document.body.append(dialog);
  dialog.showModal();
  toast("Address copied");
  await expect.poll(() => dialog.textContent).toBe("Address copied");
  dialog.remove();
  toast("Link copied");
  await expect.poll(said).toEqual(["Link copied"]);
});
