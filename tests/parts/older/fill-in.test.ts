import { expect, test, vi } from "vitest";
import { markSteps } from "../../../src/parts/older/mark-steps.ts";

test("fills in what an older browser lacks, and nothing else", async () => {
  const { sort } = Array.prototype;
  Reflect.deleteProperty(Array.prototype, "toSorted");
  Reflect.deleteProperty(URL, "canParse");
  Reflect.deleteProperty(Element.prototype, "ariaCurrent");
  await import("../../../src/parts/older/fill-in.ts");
  const numbers = [3, 1, 2];
  expect(numbers.toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
  expect(numbers).toEqual([3, 1, 2]);
  expect(Array.prototype.sort).toBe(sort);
  expect([URL.canParse("../a"), URL.canParse("../a", "https://example.org/b/")]).toEqual([
    false,
    true,
  ]);
  const part = document.createElement("p");
  part.ariaCurrent = "true";
  expect(part.getAttribute("aria-current")).toBe("true");
  part.ariaCurrent = null;
  expect(part.hasAttribute("aria-current")).toBe(false);
});

test("marks the code that steps have brought, as :has() would find it", async () => {
  document.body.innerHTML = `
    <div class="stepped">
      <span class="code-tab">A</span><pre id="a"></pre>
      <span class="code-tab">B</span><pre id="b" class="fragment"></pre>
    </div>
    <span class="line"><span data-state="dim"></span><span data-state="lit" class="fragment" id="lit"></span>text</span>
    <label class="code-tab" id="chosen"><input type="radio" checked></label>`;
  markSteps();
  const state = () => [
    ...Array.from(document.querySelectorAll(".chosen"), ({ textContent, id }) => textContent || id),
    ...Array.from(document.querySelectorAll(".passed"), ({ id }) => `${id} passed`),
    document.querySelector<HTMLElement>(".line")?.dataset["state"],
  ];
  expect(state()).toEqual(["A", "chosen", "dim"]);
  for (const id of ["b", "lit"]) document.getElementById(id)?.classList.add("visible");
  await vi.waitFor(() => expect(state()).toEqual(["B", "chosen", "a passed", "lit"]));
});
