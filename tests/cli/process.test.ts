import { expect, test } from "vitest";
import { temporaryProject } from "./project.ts";

test.each([
  ["--version", 0],
  ["check", 1],
  ["frobnicate", 2],
  ["browser", 3],
])(
  "cuedeck %s, as it is shipped, ends with %i and prints what its command prints",
  async (command, code) => {
    const project = await temporaryProject();
    const env = { CUEDECK_BROWSER: "/nowhere/chrome" };
    const outcome = await project.spawn([command], env);
    expect(outcome.code).toBe(code);
    expect(outcome).toEqual(await project.run([command], env));
  },
);
