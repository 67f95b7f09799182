/** @module-tag slow */
import { expect, test, vi } from "vitest";
import { runHostile } from "../../bench/hostile/run.mjs";

// `npm run bench -- --only hostile --full` has 100,000 of them.

test("hostile files crash no reader, take none long, are told with their places, and come to nothing that runs or loads", async () => {
  // KaTeX warns of letters that its fonts don't have.
  const quiet = vi.spyOn(console, "warn").mockReturnValue();
  // That of the bench is 2 s; a test is to pass on a slow machine, too.
  const { faults, read } = await runHostile({ count: 150, seed: 4, hang: 20_000 });
  quiet.mockRestore();
  expect(faults).toEqual([]);
  // Were all of them refused, this would say nothing.
  expect(read).toBeGreaterThan(40);
});
