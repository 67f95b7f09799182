import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { bindKeepButton, type KeepState } from "../../../src/parts/offline/keep.ts";
import { createStore } from "../../../src/parts/ui/store.ts";
import { fakeKeep, type FakeKeep } from "./fake-keep.ts";

let control: HTMLElement;

beforeEach(() => {
  // As src/pages/listen/html.ts writes it.
  document.body.innerHTML = `<div class="keep" hidden>
    <button type="button" data-action="keep">Keep for offline</button>
    <progress max="1" value="0" hidden aria-label="Downloading the recording"></progress>
    <p class="keep-status" role="status"></p>
  </div>`;
  control = document.querySelector<HTMLElement>(".keep") ?? document.body;
});

function bound(state: KeepState): FakeKeep {
  const keep = fakeKeep(3_954_813, state);
  bindKeepButton(keep, control, createStore("test:"));
  return keep;
}

test("stays hidden while there is nothing to keep", () => {
  const keep = bound({ type: "unsupported" });
  expect(control.checkVisibility()).toBe(false);
  keep.set({ type: "absent" });
  expect(control.checkVisibility()).toBe(true);
});

test.each<[KeepState, button: string, status: string, call: string]>([
  [{ type: "absent" }, "Keep for offline · 4 MB", "", "keep"],
  [{ type: "keeping", progress: 0.5 }, "Cancel", "", "cancel"],
  [{ type: "kept" }, "Remove from this device", "Kept offline", "remove"],
  [
    { type: "failed", reason: "full" },
    "Try again",
    "There is not enough space for the recording on this device. Free some and try again.",
    "keep",
  ],
  [
    { type: "failed", reason: "network" },
    "Try again",
    "The recording was not downloaded to its end. Try again with a better connection.",
    "keep",
  ],
])("%o: says so, and offers what can be done", async (state, label, status, call) => {
  const keep = bound(state);
  await expect.element(page.getByRole("status")).toHaveTextContent(status);
  await userEvent.click(page.getByRole("button", { name: label }));
  expect(keep.calls).toEqual([call]);
});

test("shows how far it is, only while it keeps", async () => {
  const keep = bound({ type: "absent" });
  const bar = page.getByRole("progressbar", { name: "Downloading the recording" });
  await expect.element(bar).not.toBeInTheDocument();
  keep.set({ type: "keeping", progress: 0.25 });
  await expect.element(bar).toHaveValue(0.25);
  keep.set({ type: "kept" });
  await expect.element(bar).not.toBeInTheDocument();
});
